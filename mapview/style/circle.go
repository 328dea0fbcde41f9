package style

import (
	"image/color"

	"watchfloor/mapview/raster"
)

// CirclePaint is how a point is drawn. Lengths are logical pixels.
type CirclePaint struct {
	Color         Property[color.NRGBA]
	Radius        Property[float64]
	Opacity       Property[float64]
	Stroke        Property[color.NRGBA] // around the circle
	StrokeWidth   Property[float64]
	StrokeOpacity Property[float64]
	Shift         Property[[2]float64] // right and down
}

func (r *reader) circle() *CirclePaint {
	return &CirclePaint{
		Color:         read(r, r.paint, "circle-color", color.NRGBA{A: 255}, toColour),
		Radius:        read(r, r.paint, "circle-radius", 5.0, toNumber),
		Opacity:       read(r, r.paint, "circle-opacity", 1.0, toNumber),
		Stroke:        read(r, r.paint, "circle-stroke-color", color.NRGBA{A: 255}, toColour),
		StrokeWidth:   read(r, r.paint, "circle-stroke-width", 0.0, toNumber),
		StrokeOpacity: read(r, r.paint, "circle-stroke-opacity", 1.0, toNumber),
		Shift:         read(r, r.paint, "circle-translate", [2]float64{}, toPair),
	}
}

func (c *CirclePaint) varies() bool {
	return c.Color.expr.data || c.Radius.expr.data || c.Opacity.expr.data || c.Stroke.expr.data ||
		c.StrokeWidth.expr.data || c.StrokeOpacity.expr.data
}

func (c *CirclePaint) dress(e *Scope, scale float64) dress {
	width := pixels(c.StrokeWidth.At(e), scale)
	d := dress{
		kind: Circle, fill: opaque(c.Color.At(e), c.Opacity.At(e)),
		// The stroke lies outside the circle, but over its smooth edge.
		radius: pixels(c.Radius.At(e), scale) + width/2,
		stroke: raster.Stroke{Width: raster.Px(width), Join: raster.RoundJoin},
		shift:  shifted(c.Shift.At(e), scale),
	}
	if width > 0 {
		d.edge = opaque(c.Stroke.At(e), c.StrokeOpacity.At(e))
	}
	return d
}

// quarter is a quarter of a circle of radius 1, to the right, then down:
// cosines and sines of 0° to 90° in steps of 11.25°, in 1/65536.
var quarter = [...][2]int64{
	{65536, 0}, {64277, 12785}, {60547, 25080}, {54491, 36410}, {46341, 46341}, {36410, 54491}, {25080, 60547}, {12785, 64277},
}

// disc puts a circle on the path.
func (p *Painter) disc(at raster.Point, radius float64) {
	r := int64(raster.Px(radius))
	for turn := range 4 {
		for i, q := range quarter {
			x, y := q[0], q[1]
			for range turn {
				x, y = -y, x
			}
			dx, dy := raster.Fixed((x*r+1<<15)>>16), raster.Fixed((y*r+1<<15)>>16)
			if turn == 0 && i == 0 {
				p.path.MoveTo(at.X+dx, at.Y+dy)
			} else {
				p.path.LineTo(at.X+dx, at.Y+dy)
			}
		}
	}
	p.path.Close()
}
