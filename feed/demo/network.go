package demo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
)

// A network is the streets that vehicles use, with a direction.
type network struct {
	Nodes []orb.Point `json:"nodes"`
	Edges []stretch   `json:"edges"`
	out   [][]int     // edges that leave a node
}

// A stretch is a street between two junctions.
type stretch struct {
	From   int            `json:"from"`
	To     int            `json:"to"`
	Name   string         `json:"name"`
	Speed  float64        `json:"speed"` // m/s
	Line   orb.LineString `json:"line"`
	length float64        // metres
}

func (n *network) index() {
	n.out = make([][]int, len(n.Nodes))
	for i := range n.Edges {
		e := &n.Edges[i]
		e.length = max(geo.Length(e.Line), 0.1)
		n.out[e.From] = append(n.out[e.From], i)
	}
}

// Nearest is the junction nearest to a place.
func (n *network) nearest(at orb.Point) (node int) {
	for i, p := range n.Nodes {
		if geo.Distance(p, at) < geo.Distance(n.Nodes[node], at) {
			node = i
		}
	}
	return node
}

// Path is the quickest way between two junctions, as edges; nil when there
// is none. The net is small: no heap.
func (n *network) path(from, to int) (edges []int) {
	cost, by := make([]float64, len(n.Nodes)), make([]int, len(n.Nodes))
	for i := range cost {
		cost[i], by[i] = math.Inf(1), -1
	}
	cost[from] = 0
	done := make([]bool, len(n.Nodes))
	for {
		at := cheapest(cost, done)
		if at < 0 || at == to {
			break
		}
		done[at] = true
		for _, e := range n.out[at] {
			s := n.Edges[e]
			if c := cost[at] + s.length/s.Speed; c < cost[s.To] {
				cost[s.To], by[s.To] = c, e
			}
		}
	}
	for at := to; by[at] >= 0 && at != from; at = n.Edges[by[at]].From {
		edges = append(edges, by[at])
	}
	slices.Reverse(edges)
	return edges
}

func cheapest(cost []float64, done []bool) int {
	best := -1
	for i, c := range cost {
		if !done[i] && !math.IsInf(c, 1) && (best < 0 || c < cost[best]) {
			best = i
		}
	}
	return best
}

// At is the place and the direction of travel so many metres into a stretch.
func (s stretch) at(metres float64) (place orb.Point, course float64) {
	for i := 1; i < len(s.Line); i++ {
		d := geo.Distance(s.Line[i-1], s.Line[i])
		if metres <= d || i == len(s.Line)-1 {
			part := min(metres/max(d, 0.01), 1)
			a, b := s.Line[i-1], s.Line[i]
			return orb.Point{a[0] + (b[0]-a[0])*part, a[1] + (b[1]-a[1])*part}, math.Mod(geo.Bearing(a, b)+360, 360)
		}
		metres -= d
	}
	return s.Line[0], 0
}

func sortBy[K cmp.Ordered, T any](list []T, key func(T) K) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
