package timeline

import (
	"slices"
	"time"

	"watchfloor/ui/look"
)

// Where a bookmark's flag is, and how wide, in Fyne units.
const (
	flagTop   = rulerHeight + 13.0
	flagWidth = 11
)

// ordered are the bookmarks from the earliest to the latest.
func (c *chart) ordered() []Bookmark {
	all := slices.Clone(c.model.Bookmarks)
	slices.SortStableFunc(all, func(a, b Bookmark) int { return a.At.Compare(b.At) })
	return all
}

// bookmarks draws a flag for each, and its text as far as there is room.
func (c *chart) bookmarks(p pad, lanes rect) {
	all := c.ordered()
	for i, b := range all {
		x := c.axis.x(b.At)
		if x < -flagWidth || x > c.axis.width {
			continue
		}
		p.line(x, flagTop, lanes.y-flagTop, look.Colour(look.Warn))
		p.line(x, lanes.y, lanes.h, shade(look.Warn, 0x90))
		p.polygon(look.Colour(look.Warn),
			[2]float64{x, flagTop}, [2]float64{x + flagWidth, flagTop}, [2]float64{x + flagWidth - 4, flagTop + 4.5},
			[2]float64{x + flagWidth, flagTop + 9}, [2]float64{x, flagTop + 9})
		room := c.axis.width - x
		if i+1 < len(all) {
			room = c.axis.x(all[i+1].At) - x
		}
		if room -= flagWidth + 8; room > 20 {
			p.text(p.fit(b.Text, room, small), x+flagWidth+4, flagTop+9, small, look.Colour(look.Text))
		}
	}
}

// flagAt is the bookmark whose flag is at x.
func (c *chart) flagAt(x float64) (Bookmark, bool) {
	for _, b := range slices.Backward(c.ordered()) { // the last one lies on top
		if at := c.axis.x(b.At); x >= at-3 && x <= at+flagWidth+2 {
			return b, true
		}
	}
	return Bookmark{}, false
}

// magnets are the moments that a dragged playhead snaps to: bookmarks, the
// loop's ends and those of spans; with keys, also the lanes' key frames.
func (c *chart) magnets(keys bool) []magnet {
	var marks magnet
	for _, b := range c.model.Bookmarks {
		marks = append(marks, b.At)
	}
	if c.model.looped() {
		marks = append(marks, c.model.Loop[:]...)
	}
	var all []magnet
	for _, l := range c.model.Lanes {
		for _, s := range l.Spans {
			marks = append(marks, s[:]...)
		}
		if keys {
			all = append(all, visible(l.Keys, itself, c.axis.from, c.axis.to()))
		}
	}
	return append(all, marks)
}

func itself(t time.Time) time.Time { return t }
