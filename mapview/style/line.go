package style

import (
	"image/color"

	"watchfloor/mapview/raster"
)

// LinePaint is how a line is drawn. Lengths are logical pixels.
type LinePaint struct {
	Color   Property[color.NRGBA]
	Width   Property[float64]
	Gap     Property[float64] // more than 0: two lines, so far apart
	Offset  Property[float64] // to the right of the line's course
	Opacity Property[float64]
	Dash    Property[[]float64]  // in widths of the line
	Cap     Property[string]     // butt, round, square
	Join    Property[string]     // miter, round, bevel
	Limit   Property[float64]    // of miters, in widths
	Shift   Property[[2]float64] // right and down
}

func (r *reader) line() *LinePaint {
	r.refuse("line-pattern", "line-color")
	return &LinePaint{
		Color:   read(r, r.paint, "line-color", color.NRGBA{A: 255}, toColour),
		Width:   read(r, r.paint, "line-width", 1.0, toNumber),
		Gap:     read(r, r.paint, "line-gap-width", 0.0, toNumber),
		Offset:  read(r, r.paint, "line-offset", 0.0, toNumber),
		Opacity: read(r, r.paint, "line-opacity", 1.0, toNumber),
		Dash:    read(r, r.paint, "line-dasharray", nil, toNumbers),
		Cap:     read(r, r.layout, "line-cap", "butt", toText),
		Join:    read(r, r.layout, "line-join", "miter", toText),
		Limit:   read(r, r.layout, "line-miter-limit", 2.0, toNumber),
		Shift:   read(r, r.paint, "line-translate", [2]float64{}, toPair),
	}
}

func (l *LinePaint) varies() bool {
	return l.Color.expr.data || l.Width.expr.data || l.Gap.expr.data || l.Offset.expr.data || l.Opacity.expr.data ||
		l.Dash.expr.data || l.Cap.expr.data || l.Join.expr.data
}

func (l *LinePaint) dress(e *Scope, scale float64) dress {
	width := pixels(l.Width.At(e), scale)
	d := dress{
		kind: Line, edge: opaque(l.Color.At(e), l.Opacity.At(e)), shift: shifted(l.Shift.At(e), scale),
		stroke: raster.Stroke{
			Width: raster.Px(width), Cap: caps(l.Cap.At(e)), Join: joins(l.Join.At(e), width),
			Limit: int(max(1, min(l.Limit.At(e), 100))),
		},
	}
	for _, part := range l.Dash.At(e) {
		d.stroke.Dash = append(d.stroke.Dash, raster.Px(max(0, min(part*width, 1e4))))
	}
	aside := max(-widest, min(l.Offset.At(e), widest)) * scale
	d.aside = [2]float64{aside, aside}
	if gap := l.Gap.At(e); gap > 0 {
		half := (pixels(gap, scale) + width) / 2
		d.aside[0], d.aside[1] = aside-half, aside+half
	}
	return d
}

func caps(name string) raster.Cap {
	switch name {
	case "round":
		return raster.RoundCap
	case "square":
		return raster.Square
	}
	return raster.Butt
}

// joins bevels what is too thin for another join to be seen.
func joins(name string, width float64) raster.Join {
	const thin = 2.5
	switch {
	case width < thin || name == "bevel":
		return raster.Bevel
	case name == "round":
		return raster.RoundJoin
	}
	return raster.Miter
}
