package raster

import (
	"image"
	"image/color"
)

// Cap is how an open line ends.
type Cap uint8

// The caps.
const (
	Butt Cap = iota
	RoundCap
	Square
)

// Join is how a line bends.
type Join uint8

// The joins.
const (
	Bevel Join = iota
	Miter      // bevelled where it would stick out more than Stroke.Limit
	RoundJoin
)

// A Stroke is how a line is drawn.
type Stroke struct {
	Width Fixed
	Cap   Cap // of both ends, and of each dash
	Join  Join
	Limit int     // of miters, in widths; 0: 2
	Dash  []Fixed // drawn, left out, drawn …; none: a whole line
}

// The most that a stroke may ask for.
const (
	widest = 1 << 20 // 16,384 pixels
	spiked = 100     // widths
)

// Stroke draws p as lines over dst, whose upper left corner is 0, 0. c is
// premultiplied. A closed line has joins only, unless it is dashed. Where
// lines of p cross they are not painted twice.
func (r *Rasterizer) Stroke(dst *image.RGBA, p *Path, s Stroke, c color.RGBA) {
	if s.Width <= 0 {
		return
	}
	s.Width = min(s.Width, widest)
	if s.Limit <= 0 {
		s.Limit = 2
	}
	r.paint(dst, newInk(c, NonZero), func(to *cells) {
		pen := pen{to: to, stroke: s, half: max(s.Width/2, 1)}
		dash := newDasher(&pen, dst.Rect.Size())
		for i := range p.lines() {
			points, closed := p.line(i)
			switch {
			case dash.sum > 0:
				dash.line(points, closed)
			case closed && len(points) > 2:
				pen.ring(points)
			default:
				pen.line(points)
			}
		}
	})
}
