package draw

import (
	"errors"
	"math"

	"github.com/paulmach/orb"
)

// Kind is what a Figure is drawn as.
type Kind uint8

// The kinds.
const (
	Polygon   Kind = iota
	Rectangle      // a polygon with sides to the north and east, as long as it is drawn so
	Circle
	Corridor
)

// A Ring is the corners of a closed line; the first is not repeated.
type Ring struct {
	Points []orb.Point // lon, lat in degrees
	Hole   bool        // it is cut out of the ring before it that is none
}

// A Figure is an area being drawn. It is a value: edits return another and
// share what they leave alone, so it is safe for concurrent use.
type Figure struct {
	Kind   Kind
	Rings  []Ring  // of a circle one with its centre, of a corridor one with its line
	Radius float64 // of a circle, metres
	Width  float64 // of a corridor from side to side, metres
}

// A Spot is a corner of a figure: a ring and a place in it.
type Spot struct{ Ring, Index int }

// Of turns a geometry into a figure: a Point with a radius is a circle, a
// LineString with a width a corridor; both in metres. It is false for what is
// no area.
func Of(g orb.Geometry, radius, width float64) (Figure, bool) {
	switch g := g.(type) {
	case orb.Point:
		return Figure{Kind: Circle, Rings: []Ring{{Points: []orb.Point{g}}}, Radius: radius}, radius > 0
	case orb.LineString:
		return Figure{Kind: Corridor, Rings: []Ring{{Points: g}}, Width: width}, width > 0 && len(g) > 1
	case orb.Polygon:
		f := Figure{Rings: ringsOf(g)}
		if f.upright() {
			f.Kind = Rectangle
		}
		return f, len(f.Rings) > 0
	case orb.MultiPolygon:
		var f Figure
		for _, p := range g {
			f.Rings = append(f.Rings, ringsOf(p)...)
		}
		return f, len(f.Rings) > 0
	}
	return Figure{}, false
}

func ringsOf(p orb.Polygon) []Ring {
	var all []Ring
	for i, r := range p {
		if n := len(r); n > 1 && r[0] == r[n-1] {
			r = r[:n-1]
		}
		if len(r) >= 3 {
			all = append(all, Ring{Points: r, Hole: i > 0})
		}
	}
	return all
}

// upright says whether a figure is one rectangle with sides to the north and
// east, its corners as Rectangle wants them.
func (f Figure) upright() bool {
	if len(f.Rings) != 1 || len(f.Rings[0].Points) != 4 {
		return false
	}
	p := f.Rings[0].Points
	return p[0][1] == p[1][1] && p[1][0] == p[2][0] && p[2][1] == p[3][1] && p[3][0] == p[0][0]
}

// Geometry is the figure as GeoJSON has it: a circle's Point, a corridor's
// LineString, else a Polygon or MultiPolygon whose rings are closed, the outer
// anticlockwise (RFC 7946 section 3.1.6). It is nil when there is none.
func (f Figure) Geometry() orb.Geometry {
	switch {
	case len(f.Rings) == 0:
		return nil
	case f.Kind == Circle:
		return f.Rings[0].Points[0]
	case f.Kind == Corridor:
		return orb.LineString(f.Rings[0].Points)
	}
	var all orb.MultiPolygon
	for _, r := range f.Rings {
		if r.Hole && len(all) > 0 {
			all[len(all)-1] = append(all[len(all)-1], closed(r.Points, orb.CW))
		} else {
			all = append(all, orb.Polygon{closed(r.Points, orb.CCW)})
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

func closed(points []orb.Point, way orb.Orientation) orb.Ring {
	r := append(append(make(orb.Ring, 0, len(points)+1), points...), points[0])
	if r.Orientation() != way {
		r.Reverse()
	}
	return r
}

// Err says what a figure lacks to be an area, nil when it is one.
func (f Figure) Err() error {
	switch {
	case len(f.Rings) == 0:
		return errors.New("nothing is drawn yet")
	case f.Kind == Circle && !(f.Radius > 0):
		return errors.New("the circle has no radius")
	case f.Kind == Corridor && !(f.Width > 0):
		return errors.New("the corridor has no width")
	}
	for _, r := range f.Rings {
		if len(r.Points) < f.least() {
			return errors.New("it has too few corners")
		}
	}
	return nil
}

// least is how many corners a ring must have.
func (f Figure) least() int {
	switch f.Kind {
	case Circle:
		return 1
	case Corridor:
		return 2
	}
	return 3
}

// Bound is the box around the corners, lon, lat; a circle's and a corridor's
// ground reaches farther.
func (f Figure) Bound() orb.Bound {
	var all orb.MultiPoint
	for _, r := range f.Rings {
		all = append(all, r.Points...)
	}
	return all.Bound()
}

// rectangle is the one between two opposite corners.
func rectangle(a, b orb.Point) []orb.Point {
	return []orb.Point{a, {b[0], a[1]}, b, {a[0], b[1]}}
}

// clamp keeps a position where the map and GeoJSON have places.
func clamp(p orb.Point) orb.Point {
	const pole = 85.05
	return orb.Point{math.Max(-180, math.Min(180, p[0])), math.Max(-pole, math.Min(pole, p[1]))}
}
