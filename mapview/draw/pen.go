package draw

import (
	"errors"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// The reach of the pointer, in device pixels.
const (
	reach = 12.0 // of a handle, and of what snaps
	still = 4.0  // two clicks nearer than that are at one place
)

// near says whether a place is within so many pixels of the pointer.
func near(p mapview.Pointer, at orb.Point, pixels float64) bool {
	return metres(p.At, at) <= pixels*p.MetresPerPixel
}

// snap is where the pointer sets something, and whether it is drawn there:
// Shift keeps it where it is.
func (e *Editor) snap(p mapview.Pointer) (orb.Point, bool) {
	if !p.Shift {
		if at, ok := e.magnet.pull(p.At, reach*p.MetresPerPixel); ok {
			return clamp(at), true
		}
	}
	return clamp(p.At), false
}

// spans says whether two places make the figure being drawn.
func (e *Editor) spans() bool {
	k := e.now.figure.Kind
	return !e.Holing() && (k == Circle || k == Rectangle)
}

// dot sets a corner of the ring being drawn. The first one or the last one,
// clicked again, ends it: two slow clicks are as good as a double click.
func (e *Editor) dot(p mapview.Pointer) error {
	pen := e.now.pen
	n := len(pen)
	again := n > 0 && near(p, pen[n-1], still)
	switch _, err := e.drawn(pen); {
	case e.closes(p), again && err == nil:
		return e.complete(pen)
	case again:
		return nil
	}
	at, _ := e.snap(p)
	next := append(slices.Clone(pen), at)
	if e.spans() && len(next) == 2 {
		return e.complete(next)
	}
	e.do(state{figure: e.now.figure, drawing: true, pen: next})
	return nil
}

// closes says whether a click here would close the ring.
func (e *Editor) closes(p mapview.Pointer) bool {
	ring := !e.spans() && (e.Holing() || e.now.figure.Kind == Polygon)
	return ring && len(e.now.pen) >= 3 && near(p, e.now.pen[0], reach)
}

// complete makes the ring that was drawn a part of the figure.
func (e *Editor) complete(pen []orb.Point) error {
	next, err := e.drawn(pen)
	if err != nil {
		return err
	}
	e.edit(next)
	return nil
}

// drawn is the figure with the ring being drawn.
func (e *Editor) drawn(pen []orb.Point) (Figure, error) {
	f := e.now.figure
	if e.Holing() {
		next, ok := f.Cut(pen)
		if !ok {
			return f, errors.New("a hole has three corners or more and begins inside the area")
		}
		return next, nil
	}
	if err := lacking(f.Kind, len(pen)); err != nil {
		return f, err
	}
	switch f.Kind {
	case Circle:
		f.Radius, pen = round(metres(pen[0], pen[1])), pen[:1]
	case Rectangle:
		pen = rectangle(pen[0], pen[1])
	}
	f.Rings = []Ring{{Points: pen}}
	return f, f.Err()
}

// lacking says what a figure of so many places lacks.
func lacking(kind Kind, places int) error {
	switch {
	case kind == Polygon && places < 3:
		return errors.New("a polygon needs three corners at least")
	case places >= 2:
		return nil
	case kind == Circle:
		return errors.New("a circle needs its centre and a place on its edge")
	case kind == Rectangle:
		return errors.New("a rectangle needs two opposite corners")
	}
	return errors.New("a corridor needs two places at least")
}

// round is a length in whole decimetres: more nobody means.
func round(metres float64) float64 { return math.Round(metres*10) / 10 }
