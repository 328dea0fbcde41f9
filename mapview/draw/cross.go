package draw

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// A Crossing is a place where the outline of a polygon meets itself, so that
// nobody can say what is inside: a tip for the operator, not an error.
type Crossing struct {
	At   orb.Point       // lon, lat: a point that both sides have
	Side [2][2]orb.Point // the two sides that meet
}

// mostCrossings is how many are reported: enough to see, cheap to draw.
const mostCrossings = 32

// Crossings are the places where the sides of a polygon, its holes among them,
// cross, touch or run back over one another. At most 32 are found. A circle
// and a corridor have none.
func (f Figure) Crossings() []Crossing {
	if f.Kind == Circle || f.Kind == Corridor {
		return nil
	}
	return meet(f.sides())
}

// A side is a straight part of an outline.
type side struct {
	a, b     orb.Point
	ring     int
	index, n int // its place among the n sides of the ring
}

func (f Figure) sides() []side {
	var all []side
	for r, ring := range f.Rings {
		n := len(ring.Points)
		for i, p := range ring.Points {
			all = append(all, side{p, ring.Points[(i+1)%n], r, i, n})
		}
	}
	return all
}

func (s side) west() float64 { return min(s.a[0], s.b[0]) }

func (s side) east() float64 { return max(s.a[0], s.b[0]) }

// follows says whether t begins where s ends, in one ring.
func (s side) follows(t side) bool { return s.ring == t.ring && (t.index+1)%t.n == s.index }

// meet sweeps from west to east and compares only sides that overlap there.
func meet(sides []side) []Crossing {
	slices.SortFunc(sides, func(s, t side) int { return cmp.Compare(s.west(), t.west()) })
	var found []Crossing
	var open []side
	for _, s := range sides {
		open = slices.DeleteFunc(open, func(t side) bool { return t.east() < s.west() })
		for _, t := range open {
			at, crossed := crossing(s, t)
			if !crossed {
				continue
			}
			found = append(found, Crossing{at, [2][2]orb.Point{{s.a, s.b}, {t.a, t.b}}})
			if len(found) == mostCrossings {
				return found
			}
		}
		open = append(open, s)
	}
	return found
}

// crossing is a point that two sides share and should not.
func crossing(s, t side) (orb.Point, bool) {
	switch {
	case t.follows(s):
		return s.b, back(s.a, s.b, t.b)
	case s.follows(t):
		return t.b, back(t.a, t.b, s.b)
	}
	return intersection(s.a, s.b, t.a, t.b)
}

// back says whether the way a, b, c turns back onto itself in b.
func back(a, b, c orb.Point) bool {
	return turn(a, b, c) == 0 && (a[0]-b[0])*(c[0]-b[0])+(a[1]-b[1])*(c[1]-b[1]) > 0
}

// turn is positive where a, b, c go anticlockwise, 0 where they are in line.
func turn(a, b, c orb.Point) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}

// intersection is a point that the segments ab and cd share, ends included.
func intersection(a, b, c, d orb.Point) (orb.Point, bool) {
	ca, cb := turn(c, d, a), turn(c, d, b)
	ac, ad := turn(a, b, c), turn(a, b, d)
	if ca != cb && (ca > 0) != (cb > 0) && (ac > 0) != (ad > 0) {
		part := ca / (ca - cb)
		return orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}, true
	}
	for _, end := range []struct {
		off     float64
		p, s, t orb.Point
	}{{ca, a, c, d}, {cb, b, c, d}, {ac, c, a, b}, {ad, d, a, b}} {
		if end.off == 0 && between(end.p, end.s, end.t) {
			return end.p, true
		}
	}
	return orb.Point{}, false
}

// between says whether p, in line with s and t, lies on the segment.
func between(p, s, t orb.Point) bool {
	return p[0] >= min(s[0], t[0]) && p[0] <= max(s[0], t[0]) && p[1] >= min(s[1], t[1]) && p[1] <= max(s[1], t[1])
}
