package timeline

import (
	"image"
	"image/color"
	"sort"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
)

// The measures of the chart, in Fyne units, from top to bottom.
const (
	rulerHeight = 26
	marksHeight = 26 // the loop, and below it the bookmarks
	laneHeight  = 50
	stripHeight = 14 // the whole time, and which part of it is shown
	lanesTop    = rulerHeight + marksHeight
	laneGap     = 4 // above and below a span
)

var (
	small     = style{size: look.SmallText - 0.5}
	smallBold = style{size: look.SmallText - 0.5, bold: true}
)

// A chart is what is drawn beside the lanes' headers: everything but the
// playhead.
type chart struct {
	model  Model
	axis   axis
	scroll float64      // how far the lanes are scrolled up
	loop   [2]time.Time // as it is being drawn; zero: the model's
	fonts  fonts
}

// draw makes the chart's picture of w by h pixels.
func (c *chart) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || c.axis.width <= 0 {
		return img
	}
	scale := float64(w) / c.axis.width
	p := pad{img: img, clip: img.Rect, scale: scale, fonts: &c.fonts}
	width, height := c.axis.width, float64(h)/scale
	ticks := c.axis.ticks(c.model.Position.Location())
	p.fill(rect{0, 0, width, height}, look.Colour(look.Ground))
	c.ruler(p, ticks)
	lanes := rect{0, lanesTop, width, height - lanesTop - stripHeight}
	c.loops(p, lanes)
	c.lanes(p.part(lanes), lanes)
	c.grid(p.part(lanes), ticks, lanes)
	c.bookmarks(p, lanes)
	c.strip(p, rect{0, height - stripHeight, width, stripHeight})
	return img
}

// ruler draws ticks and times.
func (c *chart) ruler(p pad, ticks []tick) {
	p.fill(rect{0, 0, c.axis.width, lanesTop}, look.Colour(look.Panel))
	for _, t := range ticks {
		x := c.axis.x(t.at)
		if t.words == "" {
			p.line(x, rulerHeight-5, 5, look.Colour(look.Line))
			continue
		}
		p.line(x, rulerHeight-10, 10, look.Colour(look.Faint))
		s, colour := small, look.Dim
		if t.day {
			s, colour = smallBold, look.Text
		}
		p.text(t.words, x+4, rulerHeight-11, s, look.Colour(colour))
	}
	p.fill(rect{0, rulerHeight, c.axis.width, 1}, look.Colour(look.Line))
	p.fill(rect{0, lanesTop - 1, c.axis.width, 1}, look.Colour(look.Line))
}

// grid continues the labelled ticks through the lanes.
func (c *chart) grid(p pad, ticks []tick, lanes rect) {
	for _, t := range ticks {
		if t.words != "" {
			p.line(c.axis.x(t.at), lanes.y, lanes.h, shade(look.Faint, 0x30))
		}
	}
}

// lanes draws those lanes that can be seen.
func (c *chart) lanes(p pad, all rect) {
	for i, l := range c.model.Lanes {
		r := rect{0, all.y + float64(i)*laneHeight - c.scroll, all.w, laneHeight}
		if r.y+r.h > all.y && r.y < all.y+all.h {
			c.lane(p, l, r)
		}
	}
}

// loops draws the loop behind the lanes, and brackets at its ends.
func (c *chart) loops(p pad, lanes rect) {
	from, to := c.ends()
	if !to.After(from) {
		return
	}
	x0, x1, top := c.axis.x(from), c.axis.x(to), rulerHeight+2.0
	p.fill(rect{x0, lanes.y, x1 - x0, lanes.h}, shade(look.Good, 0x1C))
	p.fill(rect{x0, top, x1 - x0, 2}, look.Colour(look.Good))
	for _, end := range []struct{ x, foot float64 }{{x0, 0}, {x1 - 2, -4}} {
		p.fill(rect{end.x, top, 2, bracketHeight}, look.Colour(look.Good))
		p.fill(rect{end.x + end.foot, top + bracketHeight - 2, 6, 2}, look.Colour(look.Good))
		p.line(end.x, lanes.y, lanes.h, shade(look.Good, 0xA0))
	}
}

// bracketHeight is that of the signs at the ends of the loop.
const bracketHeight = 9

// ends are those of the loop.
func (c *chart) ends() (from, to time.Time) {
	if c.loop[0].IsZero() {
		return c.model.Loop[0], c.model.Loop[1]
	}
	return c.loop[0], c.loop[1]
}

// strip draws the whole time small, and a frame around what is shown.
func (c *chart) strip(p pad, r rect) {
	p.fill(r, look.Colour(look.Panel))
	p.fill(rect{r.x, r.y, r.w, 1}, look.Colour(look.Line))
	all := c.whole()
	for _, l := range c.model.Lanes {
		for _, s := range l.Spans {
			x, end := all.x(s[0]), all.x(s[1])
			p.fill(rect{x, r.y + 5, max(1, end-x), r.h - 9}, shade(look.Faint, 0x48))
		}
	}
	if c.axis.span < all.span {
		x, end := all.x(c.axis.from), all.x(c.axis.to())
		middle := (x + end) / 2
		width := max(end-x, leastGrip)
		p.block(rect{middle - width/2, r.y + 2, width, r.h - 4}, 4, shade(look.Accent, 0x70))
	}
}

// whole is the axis that shows all there is.
func (c *chart) whole() axis {
	from, to := c.model.extent()
	return fitting(from, to, c.axis.width)
}

// leastGrip is how wide the part that is shown is at least, to be seen.
const leastGrip = 12

// shade is a colour of the theme that lets through what is below it.
func shade(name fyne.ThemeColorName, alpha uint8) color.NRGBA {
	c := color.NRGBAModel.Convert(look.Colour(name)).(color.NRGBA)
	c.A = alpha
	return c
}

// mix is a colour between two of the theme: part 0 is a, 1 is b.
func mix(a, b fyne.ThemeColorName, part float64) color.NRGBA {
	x, y := shade(a, 0xFF), shade(b, 0xFF)
	of := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part) }
	return color.NRGBA{R: of(x.R, y.R), G: of(x.G, y.G), B: of(x.B, y.B), A: 0xFF}
}

// visible are the elements of all, in order of time, that are within a..b.
func visible[E any](all []E, at func(E) time.Time, a, b time.Time) []E {
	first := sort.Search(len(all), func(i int) bool { return !at(all[i]).Before(a) })
	last := sort.Search(len(all), func(i int) bool { return at(all[i]).After(b) })
	return all[first:max(first, last)]
}
