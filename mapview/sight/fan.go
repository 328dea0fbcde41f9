package sight

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// A Fan is the ground that an eye sees. It never changes.
type Fan struct {
	// Outline is its border (lon, lat): closed, clockwise with north up. It is
	// nil if the eye sees nothing.
	Outline orb.Ring
	bound   orb.Bound
}

// Sees says whether a point (lon, lat) is in the fan. A nil fan sees nothing.
func (f *Fan) Sees(p orb.Point) bool {
	return f != nil && f.bound.Contains(p) && planar.RingContains(f.Outline, p)
}

// Bound is the box, lon and lat, around the fan.
func (f *Fan) Bound() orb.Bound { return f.bound }

// See works out what an eye sees between walls.
//
// Cameras hang on walls, and neither are mapped to the metre: an eye up to
// 2 m inside a building looks out of it, and the building it is deeper inside,
// or looks straight into from less than 2 m, does not blind it.
func See(e Eye, walls ...*Walls) *Fan {
	s := sweepOf(e)
	if s.width == 0 || s.radius <= 0 {
		return &Fan{}
	}
	plane := PlaneAt(e.stand(walls))
	var all []piece
	for _, b := range solids(plane, s.radius, walls) {
		if e.carries(b) {
			continue
		}
		for _, edge := range b.edges {
			all = s.add(all, edge)
		}
	}
	outline := s.outline(plane, s.nearest(all))
	return &Fan{Outline: outline, bound: outline.Bound()}
}

// outline is the border of a view that pieces bound, and its range between
// them.
func (s sweep) outline(plane Plane, pieces []piece) orb.Ring {
	o := ring{plane: plane}
	if s.width < round {
		o.add(orb.Point{})
	}
	angle := 0.0
	for _, p := range pieces {
		s.arc(&o, angle, p.from)
		o.add(s.at(p.from, s.reach(p.face, p.from)))
		o.add(s.at(p.to, s.reach(p.face, p.to)))
		angle = p.to
	}
	s.arc(&o, angle, s.width)
	return append(o.points, o.points[0])
}

// arc adds the range between two angles.
func (s sweep) arc(o *ring, from, to float64) {
	const step = 4 * math.Pi / 180 // its chords are 0.06 % short of the range
	if to-from < 1e-9 {
		return
	}
	n := math.Ceil((to - from) / step)
	for i := range int(n) + 1 {
		o.add(s.at(from+(to-from)*float64(i)/n, s.radius))
	}
}

func (s sweep) at(angle, away float64) orb.Point {
	east, north := s.toward(angle)
	return orb.Point{east * away, north * away}
}

// A ring gathers points of a plane that are apart.
type ring struct {
	plane  Plane
	last   orb.Point
	points orb.Ring
}

func (r *ring) add(p orb.Point) {
	const apart = 0.01 // metres
	if len(r.points) > 0 && math.Abs(p[0]-r.last[0]) < apart && math.Abs(p[1]-r.last[1]) < apart {
		return
	}
	r.last = p
	r.points = append(r.points, r.plane.From(p))
}
