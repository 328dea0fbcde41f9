package draw

import (
	"math"

	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// mostMiddles is how many corners a figure may have and still show a handle in
// the middle of each side: more only hide the outline.
const mostMiddles = 300

// grips are the handles of the finished figure.
func (e *Editor) grips() []grip {
	f := e.now.figure
	var all []grip
	for r, ring := range f.Rings {
		for i, p := range ring.Points {
			all = append(all, grip{corner, Spot{r, i}, p})
		}
	}
	switch {
	case len(f.Rings) == 0:
	case f.Kind == Circle:
		centre := f.Rings[0].Points[0]
		all = append(all, grip{part: radius, at: planeAt(centre).from(orb.Point{f.Radius, 0})})
	case f.Kind == Corridor:
		all = append(all, grip{part: width, at: f.bank()})
	}
	if len(all) > mostMiddles || f.Kind == Circle {
		return all
	}
	return append(all, f.middles()...)
}

// middles are the middles of the sides, where corners can be made.
func (f Figure) middles() []grip {
	var all []grip
	for r, ring := range f.Rings {
		n := len(ring.Points)
		for i, p := range ring.Points {
			if next := i + 1; next < n || f.Kind != Corridor {
				all = append(all, grip{middle, Spot{r, next}, halfway(p, ring.Points[next%n])})
			}
		}
	}
	return all
}

// bank is the place on a corridor's right side by which its width is held: a
// third along the first part, so that it keeps clear of the middle.
func (f Figure) bank() orb.Point {
	a, b := f.Rings[0].Points[0], f.Rings[0].Points[1]
	pl := planeAt(a)
	d := pl.to(b)
	length := math.Hypot(d[0], d[1])
	if length == 0 {
		return pl.from(orb.Point{f.Width / 2, 0})
	}
	half := f.Width / 2 / length
	return pl.from(orb.Point{d[0]/3 + d[1]*half, d[1]/3 - d[0]*half})
}

// gripAt is the nearest handle in the pointer's reach; of two as near it is
// the corner.
func (e *Editor) gripAt(p mapview.Pointer) (best grip, ok bool) {
	if e.now.drawing {
		return best, false
	}
	limit := reach * p.MetresPerPixel
	for _, g := range e.grips() {
		if d := metres(p.At, g.at); d < limit {
			best, ok, limit = g, true, d
		}
	}
	return best, ok
}

// sideAt is the place of a side in the pointer's reach, and the spot that a
// corner there has.
func (e *Editor) sideAt(p mapview.Pointer) (spot Spot, at orb.Point, ok bool) {
	f, pl, limit := e.now.figure, planeAt(p.At), reach*p.MetresPerPixel
	for _, g := range f.middles() {
		ring := f.Rings[g.spot.Ring].Points
		q := foot(pl.to(ring[g.spot.Index-1]), pl.to(ring[g.spot.Index%len(ring)]))
		if d := math.Hypot(q[0], q[1]); d < limit && f.Kind != Circle {
			spot, at, ok, limit = g.spot, pl.from(q), true, d
		}
	}
	return spot, at, ok
}

// inside says whether a place lies in the figure.
func (e *Editor) inside(p orb.Point) bool {
	f := e.now.figure
	switch {
	case len(f.Rings) == 0:
		return false
	case f.Kind == Circle:
		return metres(f.Rings[0].Points[0], p) <= f.Radius
	case f.Kind == Corridor:
		return beside(f.Rings[0].Points, p) <= f.Width/2
	}
	in := false
	for _, r := range f.Rings {
		in = in != within(r.Points, p)
	}
	return in
}
