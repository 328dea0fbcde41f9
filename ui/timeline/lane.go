package timeline

import (
	"time"

	"watchfloor/ui/look"
)

// The least distance of key frames that are drawn, the least width of a gap
// that is named, and the least one of a span that says how long it is.
const (
	keyRoom   = 6
	gapRoom   = 84
	blockRoom = 120
)

// lane draws a recording: where it has pictures, its gaps and key frames.
func (c *chart) lane(p pad, l Lane, r rect) {
	chosen := l.ID == c.model.Selected
	if chosen {
		p.fill(r, shade(look.Accent, 0x14))
	}
	p.fill(rect{r.x, r.y + r.h - 1, r.w, 1}, look.Colour(look.Line))
	if len(l.Spans) == 0 && l.Problem != "" {
		p.text(p.fit(l.Problem, r.w-24, small), r.x+12, r.y+r.h/2+4, small, look.Colour(look.Bad))
		return
	}
	for i, s := range l.Spans {
		if i > 0 {
			c.gap(p, l.Spans[i-1][1], s[0], r)
		}
		c.span(p, s, r, chosen)
	}
	c.keys(p, l, r)
}

// span draws one stretch of pictures.
func (c *chart) span(p pad, s [2]time.Time, r rect, chosen bool) {
	if s[1].Before(c.axis.from) || s[0].After(c.axis.to()) {
		return
	}
	x, end := c.axis.x(s[0]), c.axis.x(s[1])
	block := rect{x, r.y + laneGap, max(1, end-x), r.h - 2*laneGap - 1}
	ground, edge := uint8(0x4A), uint8(0xA0)
	if chosen {
		ground, edge = 0x78, 0xFF
	}
	p.block(block, min(4, block.w/2), shade(look.Accent, ground))
	if block.w > 8 {
		p.fill(rect{block.x + 3, block.y, block.w - 6, 2}, shade(look.Accent, edge))
	}
	c.length(p.part(block), s, block)
}

// length says when a span starts and how long it is, where there is room.
func (c *chart) length(p pad, s [2]time.Time, block rect) {
	left := max(block.x, 0) + 8
	room := min(block.x+block.w, c.axis.width) - left - 8
	if room < blockRoom {
		return
	}
	words := s[0].In(c.model.Position.Location()).Format("15:04:05") + " · " + lengthWords(s[1].Sub(s[0]))
	p.text(p.fit(words, room, small), left, block.y+17, small, look.Colour(look.Text))
}

// gap draws where a recording has no picture between two spans.
func (c *chart) gap(p pad, from, to time.Time, r rect) {
	x, end := max(c.axis.x(from), 0), min(c.axis.x(to), c.axis.width)
	if end-x < 2 {
		return
	}
	gap := rect{x, r.y + laneGap + 8, end - x, r.h - 2*laneGap - 17}
	p.hatch(gap, 7, mix(look.Ground, look.Faint, 0.4))
	const words = "no picture"
	if end-x > gapRoom {
		w := p.width(words, small)
		plate := rect{(x+end-w)/2 - 6, r.y + r.h/2 - 9, w + 12, 17}
		p.block(plate, 3, look.Colour(look.Ground))
		p.text(words, plate.x+6, plate.y+12.5, small, look.Colour(look.Dim))
	}
}

// keys draws ticks at key frames, where they are not too close.
func (c *chart) keys(p pad, l Lane, r rect) {
	shown := visible(l.Keys, itself, c.axis.from, c.axis.to())
	if len(shown) == 0 || c.axis.width/float64(len(shown)) < keyRoom {
		return
	}
	for _, k := range shown {
		p.line(c.axis.x(k), r.y+r.h-laneGap-8, 7, shade(look.Text, 0xB0))
	}
}
