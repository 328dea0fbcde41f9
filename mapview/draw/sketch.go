package draw

import (
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// The strokes of a sketch, in logical pixels.
const (
	outlineWidth = 2
	lineWidth    = 1.2
	warnWidth    = 3.5
)

// Sketch is the figure for mapview's SetSketch: what is drawn, what is being
// drawn and, in the colour of warnings, the sides that cross; and the handles.
func (e *Editor) Sketch() ([]mapview.Shape, []mapview.Handle) {
	shapes := e.area(e.now.figure)
	if e.now.drawing {
		shapes = append(shapes, e.drawing()...)
	}
	for _, c := range e.Crossings() {
		for _, s := range c.Side {
			shapes = append(shapes, mapview.Shape{Geometry: orb.LineString(s[:]), Stroke: e.cfg.Warning, Width: warnWidth})
		}
	}
	return shapes, e.handles()
}

// area is a figure as shapes.
func (e *Editor) area(f Figure) []mapview.Shape {
	if f.Err() != nil {
		return nil
	}
	shape := mapview.Shape{
		Geometry: e.outline(f), Fill: fade(e.cfg.Colour, 0x38), Stroke: e.cfg.Colour, Width: outlineWidth,
	}
	if f.Kind != Corridor {
		return []mapview.Shape{shape}
	}
	return []mapview.Shape{shape, {Geometry: f.Geometry(), Stroke: e.cfg.Colour, Width: lineWidth, Dash: true}}
}

func (e *Editor) outline(f Figure) orb.Geometry {
	if e.cfg.Outline != nil && (f.Kind == Circle || f.Kind == Corridor) {
		return e.cfg.Outline(f)
	}
	return f.Geometry()
}

// drawing is the ring being drawn, up to the pointer: as it will be, where
// that can be said, else its line.
func (e *Editor) drawing() []mapview.Shape {
	pen := slices.Clone(e.now.pen)
	if e.hovers && len(pen) > 0 && (len(pen) < 3 || e.over != pen[0]) {
		pen = append(pen, e.over)
	}
	if len(pen) < 2 {
		return nil
	}
	rim := mapview.Shape{Geometry: orb.LineString(pen), Stroke: e.cfg.Colour, Width: outlineWidth}
	if e.Holing() {
		rim.Dash = true
		return []mapview.Shape{rim}
	}
	if f, err := e.drawn(pen); err == nil {
		shapes := e.area(f)
		if f.Kind == Polygon { // the side that is not there yet
			shapes[0].Dash = true
			shapes = append(shapes, rim)
		}
		return shapes
	}
	return []mapview.Shape{rim}
}

func (e *Editor) handles() []mapview.Handle {
	var all []mapview.Handle
	if e.now.drawing {
		for _, p := range e.now.pen {
			all = append(all, mapview.Handle{At: p, Kind: mapview.Vertex})
		}
	} else {
		for _, g := range e.grips() {
			all = append(all, mapview.Handle{At: g.at, Kind: e.handle(g)})
		}
	}
	if e.snapped {
		all = append(all, mapview.Handle{At: e.over, Kind: mapview.Active})
	}
	return all
}

func (e *Editor) handle(g grip) mapview.HandleKind {
	switch {
	case g.part == middle:
		return mapview.Middle
	case g.part == corner && e.chosen && g.spot == e.active:
		return mapview.Active
	}
	return mapview.Vertex
}

// fade is a colour with another alpha.
func fade(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}
