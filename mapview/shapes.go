package mapview

import (
	"image"
	"image/color"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"watchfloor/mapview/label"
	"watchfloor/mapview/raster"
)

// A drafter draws shapes.
type drafter struct {
	raster raster.Rasterizer
	path   raster.Path
	mask   image.RGBA // of a wedge, used again
}

// outermost bounds coordinates, device pixels from the view: what lies
// farther out is drawn there.
const outermost = 1 << 18

func (d *drafter) draw(dst *image.RGBA, s Shape, v Viewport) {
	if s.Geometry == nil || !d.near(s.Geometry, v) {
		return
	}
	d.path.Reset()
	area := d.trace(s.Geometry, v)
	if area && s.Fill.A > 0 {
		d.raster.Fill(dst, &d.path, multiply(s.Fill), raster.EvenOdd)
	}
	if s.Width <= 0 || s.Stroke.A == 0 {
		return
	}
	width := float64(s.Width) * v.scale()
	stroke := raster.Stroke{Width: raster.Px(width), Join: raster.RoundJoin}
	if s.Dash {
		stroke.Dash = []raster.Fixed{raster.Px(5 * v.scale()), raster.Px(4 * v.scale())}
	}
	d.raster.Stroke(dst, &d.path, stroke, multiply(s.Stroke))
}

// near says whether a geometry may be seen.
func (d *drafter) near(g orb.Geometry, v Viewport) bool {
	b := g.Bound()
	x0, y1 := v.Screen(b.Min)
	x1, y0 := v.Screen(b.Max)
	const reach = 16
	return x1 > -reach && y1 > -reach && x0 < float64(v.Size.X)+reach && y0 < float64(v.Size.Y)+reach
}

// trace puts a geometry on the path and says whether it has an inside.
func (d *drafter) trace(g orb.Geometry, v Viewport) (area bool) {
	switch g := g.(type) {
	case orb.LineString:
		d.line(g, v)
	case orb.MultiLineString:
		for _, l := range g {
			d.line(l, v)
		}
	case orb.Ring:
		d.ring(g, v)
		return true
	case orb.Polygon:
		for _, r := range g {
			d.ring(r, v)
		}
		return true
	case orb.MultiPolygon:
		for _, p := range g {
			area = d.trace(p, v) || area
		}
	case orb.Bound:
		return d.trace(g.ToPolygon(), v)
	case orb.Collection:
		for _, part := range g {
			area = d.trace(part, v) || area
		}
	}
	return area
}

func (d *drafter) line(points []orb.Point, v Viewport) {
	for i, p := range points {
		x, y := v.Screen(p)
		if i == 0 {
			d.path.MoveTo(clampPx(x), clampPx(y))
		} else {
			d.path.LineTo(clampPx(x), clampPx(y))
		}
	}
}

func clampPx(px float64) raster.Fixed { return raster.Px(max(-outermost, min(outermost, px))) }

// ring draws a closed line; rings repeat their first point.
func (d *drafter) ring(r orb.Ring, v Viewport) {
	if n := len(r); n > 1 && r[0] == r[n-1] {
		r = r[:n-1]
	}
	d.line(r, v)
	d.path.Close()
}

func multiply(c color.NRGBA) color.RGBA {
	r, g, b, a := c.RGBA()
	return color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

// caption is a shape's label and where it stands.
type caption struct {
	text *label.Text
	at   image.Point
	ink  color.NRGBA
}

// captionOf sets a shape's label in the middle of its area, if the area has
// room for it.
func captionOf(s Shape, v Viewport, fonts *label.Fonts, p palette) (c caption, ok bool) {
	if s.Label == "" || s.Geometry == nil {
		return c, false
	}
	middle, area := planar.CentroidArea(s.Geometry)
	if area == 0 {
		return c, false
	}
	b := s.Geometry.Bound()
	x0, y1 := v.Screen(b.Min)
	x1, y0 := v.Screen(b.Max)
	scale := v.scale()
	c.text = fonts.Text(strings.ToUpper(s.Label), label.Bold, 10.5*scale, 1.2*scale, 1.6*scale)
	size := c.text.Bounds.Size()
	if float64(size.X) > 1.1*(x1-x0) || float64(size.Y) > y1-y0 {
		return c, false
	}
	x, y := v.Screen(middle)
	c.at = image.Pt(int(math.Round(x)), int(math.Round(y)))
	c.ink = p.toned(s.Stroke)
	return c, c.text.Bounds.Add(c.at).In(image.Rectangle{Max: v.Size})
}
