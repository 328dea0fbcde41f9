package draw

import (
	"slices"

	"github.com/paulmach/orb"
)

// with is the figure with other corners in a ring.
func (f Figure) with(ring int, points []orb.Point) Figure {
	f.Rings = slices.Clone(f.Rings)
	f.Rings[ring].Points = points
	return f
}

// Has says whether a spot is a corner of the figure.
func (f Figure) Has(at Spot) bool {
	return at.Ring >= 0 && at.Ring < len(f.Rings) && at.Index >= 0 && at.Index < len(f.Rings[at.Ring].Points)
}

// Move is the figure with a corner elsewhere. A rectangle stays one.
func (f Figure) Move(at Spot, to orb.Point) Figure {
	if !f.Has(at) {
		return f
	}
	points := slices.Clone(f.Rings[at.Ring].Points)
	points[at.Index] = clamp(to)
	if f.Kind == Rectangle && f.upright() {
		squareUp(points, at.Index)
	}
	return f.with(at.Ring, points)
}

// squareUp moves the neighbours of a rectangle's corner, so that it stays one:
// an even corner has the next one's latitude, an odd one its longitude.
func squareUp(points []orb.Point, i int) {
	p, opposite := points[i], points[(i+2)%4]
	next, before := &points[(i+1)%4], &points[(i+3)%4]
	if i%2 == 1 {
		next, before = before, next
	}
	*next, *before = orb.Point{opposite[0], p[1]}, orb.Point{p[0], opposite[1]}
}

// Insert is the figure with one more corner, before the one at a spot or, one
// past the last, at the end. A rectangle becomes a polygon.
func (f Figure) Insert(at Spot, p orb.Point) Figure {
	if f.Kind == Circle || at.Ring < 0 || at.Ring >= len(f.Rings) || at.Index < 0 || at.Index > len(f.Rings[at.Ring].Points) {
		return f
	}
	if f.Kind == Rectangle {
		f.Kind = Polygon
	}
	return f.with(at.Ring, slices.Insert(slices.Clone(f.Rings[at.Ring].Points), at.Index, clamp(p)))
}

// Delete is the figure without a corner, and whether it can do without: a hole
// and a part of several go with their third, the last ring keeps its least. A
// rectangle becomes a polygon.
func (f Figure) Delete(at Spot) (Figure, bool) {
	if !f.Has(at) {
		return f, false
	}
	ring := f.Rings[at.Ring]
	if len(ring.Points) <= f.least() {
		return f.without(at.Ring)
	}
	if f.Kind == Rectangle {
		f.Kind = Polygon
	}
	return f.with(at.Ring, slices.Delete(slices.Clone(ring.Points), at.Index, at.Index+1)), true
}

// without is the figure without a ring and the holes in it, and whether any
// ring is left.
func (f Figure) without(ring int) (Figure, bool) {
	end := ring + 1
	for !f.Rings[ring].Hole && end < len(f.Rings) && f.Rings[end].Hole {
		end++
	}
	if end-ring == len(f.Rings) {
		return f, false
	}
	f.Rings = slices.Delete(slices.Clone(f.Rings), ring, end)
	return f, true
}

// Shift is the whole figure moved by degrees of longitude and latitude; where
// it would leave the map, it stays.
func (f Figure) Shift(lon, lat float64) Figure {
	moved := f
	moved.Rings = slices.Clone(f.Rings)
	for i, r := range f.Rings {
		points := make([]orb.Point, len(r.Points))
		for j, p := range r.Points {
			points[j] = orb.Point{p[0] + lon, p[1] + lat}
			if clamp(points[j]) != points[j] {
				return f
			}
		}
		moved.Rings[i].Points = points
	}
	return moved
}

// Cut is the figure with a hole in the first of its rings that holds the
// hole's first corner, and whether there is one.
func (f Figure) Cut(hole []orb.Point) (Figure, bool) {
	if len(hole) < 3 || f.Kind == Circle || f.Kind == Corridor {
		return f, false
	}
	for i, r := range f.Rings {
		if r.Hole || !within(r.Points, hole[0]) {
			continue
		}
		f.Kind = Polygon
		f.Rings = slices.Insert(slices.Clone(f.Rings), i+1, Ring{Points: hole, Hole: true})
		return f, true
	}
	return f, false
}

// within says whether a point lies in a ring: the even-odd rule.
func within(ring []orb.Point, p orb.Point) bool {
	in := false
	for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
		a, b := ring[i], ring[j]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}
