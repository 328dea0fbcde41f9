package mapview

import (
	"image"
	"image/color"
	"math"

	"watchfloor/mapview/raster"
)

// throng is a crowd's picture: a ring in its colour about the count, or, of
// badges, the worst one's figure with the count, and another one behind it.
func (s *symbolist) throng(l look, r float64) {
	white := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	if l.symbol == SymbolCamera || l.symbol == SymbolUnit {
		s.pen.circle(0, 0, r+3)
		s.pen.fill(fade(ink, 0.55))
		s.pen.circle(0, 0, r+1.6)
		s.pen.fill(l.colour)
		s.pen.circle(0, 0, r-1.4)
		s.pen.fill(color.NRGBA{0x14, 0x1C, 0x25, 0xFF})
		s.letter(l.letter, countSize(l.letter, r), 0, white)
		return
	}
	s.pen.circle(2.5, -2.5, r+1.5)
	s.pen.fill(fade(ink, 0.92))
	s.pen.circle(2.5, -2.5, r)
	s.pen.fill(pale(l.colour))
	s.figure(l.symbol, r+3)
	s.pen.fill(ink)
	s.figure(l.symbol, r+1)
	s.pen.fill(l.colour)
	drop := 0.0
	if l.symbol == SymbolTriangle {
		drop = r * 0.26
	}
	s.letter(l.letter, countSize(l.letter, r)*0.92, drop, inkOn(l.colour))
}

// countSize fits a count into a circle.
func countSize(count string, r float64) float64 {
	return r * [5]float64{1.15, 1.15, 0.98, 0.86, 0.74}[min(4, len(count))]
}

// mark draws the sign at the lower right that says what is wrong.
func (s *symbolist) mark(l look, r float64) {
	if l.mark == MarkNone {
		return
	}
	x, y, size := r*0.78, r*0.78, 5.4
	sign := [...]color.NRGBA{
		MarkCross: {0xE5, 0x39, 0x35, 0xFF}, MarkBang: {0xFF, 0xB3, 0x00, 0xFF}, MarkLock: {0xB0, 0xBE, 0xC5, 0xFF},
	}[l.mark]
	s.pen.circle(x, y, size+1.3)
	s.pen.fill(ink)
	s.pen.circle(x, y, size)
	s.pen.fill(sign)
	switch l.mark {
	case MarkCross:
		s.pen.bar(x, y, 3.1, 0.85, 45)
		s.pen.bar(x, y, 3.1, 0.85, -45)
		s.pen.fill(color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF})
	case MarkBang:
		s.pen.bar(x, y-1, 2.2, 0.95, 0)
		s.pen.circle(x, y+2.8, 1)
		s.pen.fill(ink)
	case MarkLock:
		s.pen.bar(x, y+1.1, 1.8, 2.6, 0)
		s.pen.bar(x-1.5, y-1.5, 1.6, 0.6, 0)
		s.pen.bar(x+1.5, y-1.5, 1.6, 0.6, 0)
		s.pen.bar(x, y-2.9, 0.6, 2.1, 0)
		s.pen.fill(ink)
	case MarkNone:
	}
}

// bar draws a rectangle about x, y by half its sides, turned by degrees.
func (p *pen) bar(x, y, halfLong, halfWide, degrees float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	corner := func(a, b float64) [2]float64 { return [2]float64{x + b*cos - a*sin, y + b*sin + a*cos} }
	p.polygon([][2]float64{
		corner(-halfLong, -halfWide), corner(-halfLong, halfWide), corner(halfLong, halfWide), corner(halfLong, -halfWide),
	}, 0.1)
}

// legs join the members of a crowd that is spread out to their place.
func (s *symbolist) legs(dst *image.RGBA, seen []spot, of *scene, d *drafter, p palette) {
	if of.spread == "" {
		return
	}
	d.path.Reset()
	for i := range seen {
		if seen[i].off == [2]float64{} {
			continue
		}
		x, y := of.view.screen(seen[i].at)
		d.path.MoveTo(clampPx(x), clampPx(y))
		d.path.LineTo(clampPx(seen[i].x), clampPx(seen[i].y))
	}
	d.raster.Stroke(dst, &d.path, raster.Stroke{Width: raster.Px(3 * of.view.scale())}, multiply(p.halo))
	d.raster.Stroke(dst, &d.path, raster.Stroke{Width: raster.Px(1.3 * of.view.scale())}, multiply(p.text))
}
