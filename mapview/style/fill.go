package style

import (
	"image/color"

	"watchfloor/mapview/raster"
)

// FillPaint is how an area is drawn. Lengths are logical pixels.
type FillPaint struct {
	Color   Property[color.NRGBA]
	Outline Property[color.NRGBA] // transparent: none
	Opacity Property[float64]
	Shift   Property[[2]float64] // right and down
}

func (r *reader) background() *FillPaint {
	r.refuse("background-pattern", "background-color")
	return &FillPaint{
		Color:   read(r, r.paint, "background-color", color.NRGBA{A: 255}, toColour),
		Opacity: read(r, r.paint, "background-opacity", 1.0, toNumber),
	}
}

func (r *reader) fill() *FillPaint {
	r.refuse("fill-pattern", "fill-color")
	r.accept("fill-antialias") // areas are always smooth
	return &FillPaint{
		Color:   read(r, r.paint, "fill-color", color.NRGBA{A: 255}, toColour),
		Outline: read(r, r.paint, "fill-outline-color", color.NRGBA{}, toColour),
		Opacity: read(r, r.paint, "fill-opacity", 1.0, toNumber),
		Shift:   read(r, r.paint, "fill-translate", [2]float64{}, toPair),
	}
}

// extrusion reads a building as what can be seen of it from above.
func (r *reader) extrusion() *FillPaint {
	r.refuse("fill-extrusion-pattern", "fill-extrusion-color")
	r.accept("fill-extrusion-height", "fill-extrusion-base", "fill-extrusion-vertical-gradient")
	return &FillPaint{
		Color:   read(r, r.paint, "fill-extrusion-color", color.NRGBA{A: 255}, toColour),
		Opacity: read(r, r.paint, "fill-extrusion-opacity", 1.0, toNumber),
		Shift:   read(r, r.paint, "fill-extrusion-translate", [2]float64{}, toPair),
	}
}

func (f *FillPaint) varies() bool {
	return f.Color.expr.data || f.Opacity.expr.data || f.Outline.expr.data
}

func (f *FillPaint) dress(e *Scope, scale float64) dress {
	opacity := f.Opacity.At(e)
	d := dress{
		kind: Fill, fill: opaque(f.Color.At(e), opacity), edge: opaque(f.Outline.At(e), opacity),
		stroke: raster.Stroke{Width: raster.Px(scale), Join: raster.Bevel},
		shift:  shifted(f.Shift.At(e), scale),
	}
	if d.edge == d.fill {
		d.edge = color.RGBA{}
	}
	return d
}
