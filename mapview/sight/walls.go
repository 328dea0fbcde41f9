package sight

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/tidwall/rtree"
)

// Walls are the buildings of a part of the world, found by place. They never
// change once made. A nil *Walls has none.
type Walls struct {
	seams orb.Bound
	index rtree.RTreeG[orb.Polygon]
}

// NewWalls takes buildings (lon, lat) whose outer rings turn clockwise as seen
// on a map with north up and whose holes, the courtyards, turn the other way,
// as vector tiles have them. Edges that lie on the border of seams are where a
// building was cut, and block nothing.
func NewWalls(buildings []orb.Polygon, seams orb.Bound) *Walls {
	w := &Walls{seams: seams}
	for _, b := range buildings {
		if len(b) == 0 || len(b[0]) < 4 {
			continue
		}
		bound := b.Bound()
		w.index.Insert(bound.Min, bound.Max, b)
	}
	return w
}

// near calls visit for each building whose bound meets a box.
func (w *Walls) near(box orb.Bound, visit func(bound orb.Bound, b orb.Polygon)) {
	if w == nil {
		return
	}
	w.index.Search(box.Min, box.Max, func(low, high [2]float64, b orb.Polygon) bool {
		visit(orb.Bound{Min: low, Max: high}, b)
		return true
	})
}

// seam says whether an edge only closes a building that goes on beyond it.
func (w *Walls) seam(a, b orb.Point) bool {
	for axis := range 2 {
		if a[axis] == b[axis] && (a[axis] == w.seams.Min[axis] || a[axis] == w.seams.Max[axis]) {
			return true
		}
	}
	return false
}

// A solid is a building as an eye at the origin has it, in metres.
type solid struct {
	edges []edge
	holds bool // the eye is inside
}

// An edge goes from a to b, with the building to its right.
type edge struct{ a, b orb.Point }

// solids are the buildings that reach into a circle around the origin of a
// plane.
func solids(plane Plane, radius float64, all []*Walls) []solid {
	var found []solid
	room := mostEdges
	for _, w := range all {
		w.near(plane.Around(radius), func(bound orb.Bound, b orb.Polygon) {
			s := solid{edges: w.edges(plane, b)}
			s.holds = bound.Contains(plane.origin) && planar.PolygonContains(b, plane.origin)
			if len(s.edges) <= room {
				room -= len(s.edges)
				found = append(found, s)
			}
		})
	}
	return found
}

// mostEdges is how many edges one eye looks at: a city has some hundred within
// sight, and a tile that has more is not to hold up the others.
const mostEdges = 50_000

func (w *Walls) edges(plane Plane, b orb.Polygon) []edge {
	all := make([]edge, 0, len(b[0]))
	for _, ring := range b {
		for i := 1; i < len(ring); i++ {
			if !w.seam(ring[i-1], ring[i]) {
				all = append(all, edge{plane.To(ring[i-1]), plane.To(ring[i])})
			}
		}
	}
	return all
}
