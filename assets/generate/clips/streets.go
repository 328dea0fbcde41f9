package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/assets/generate/city"
)

// Network is the streets around the camera, with a grid that finds the ones at a place.
type network struct {
	streets  []street
	segments []segment
	cells    map[[2]int][]int32
}

type street struct {
	line   []v3
	nodes  []int64
	half   float64 // metres, half of the roadway
	class  string
	road   bool // for vehicles
	oneWay bool
	seed   int
	marked bool // has lane markings
}

type segment struct {
	a, along v3
	length   float64
	start    float64 // metres from the street's beginning
	street   int32
}

const (
	gridCell  = 10.0
	roadReach = 6.0 // metres beyond a roadway's edge at which it is still found
)

var roads = []string{
	"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service",
	"motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link",
}

var walks = []string{"footway", "pedestrian", "path", "cycleway", "steps", "track"}

func newNetwork(plane city.Plane, streets []city.Street) *network {
	n := &network{cells: map[[2]int][]int32{}}
	for _, s := range streets {
		road := slices.Contains(roads, s.Class)
		if s.Tunnel || s.Layer < 0 || !road && !slices.Contains(walks, s.Class) || len(s.Line) < 2 {
			continue
		}
		line := make([]v3, len(s.Line))
		for i, at := range s.Line {
			m := plane.Metres(at)
			line[i] = v3{m[0], m[1], 0}
		}
		if !nearby(line) {
			continue
		}
		half := max(s.Width/2, 1)
		if road {
			half = max(half, 2.2)
		}
		n.streets = append(n.streets, street{
			line: line, nodes: s.Nodes, half: half, class: s.Class, road: road, oneWay: s.OneWay, seed: int(s.ID),
			marked: road && half >= 2.9 && s.Class != "service" && s.Class != "living_street",
		})
		n.index(int32(len(n.streets) - 1))
	}
	return n
}

func nearby(line []v3) bool {
	return slices.ContainsFunc(line, func(p v3) bool { return math.Hypot(p.X, p.Y) < detailReach })
}

func (n *network) index(id int32) {
	s, start := n.streets[id], 0.0
	for i := 1; i < len(s.line); i++ {
		d := s.line[i].sub(s.line[i-1])
		length := d.length()
		if length < 0.01 {
			continue
		}
		n.segments = append(n.segments, segment{s.line[i-1], d.mul(1 / length), length, start, id})
		start += length
		bound := orb.MultiPoint{{s.line[i-1].X, s.line[i-1].Y}, {s.line[i].X, s.line[i].Y}}.Bound().Pad(s.half + roadReach)
		for x := int(math.Floor(bound.Min[0] / gridCell)); float64(x)*gridCell <= bound.Max[0]; x++ {
			for y := int(math.Floor(bound.Min[1] / gridCell)); float64(y)*gridCell <= bound.Max[1]; y++ {
				n.cells[[2]int{x, y}] = append(n.cells[[2]int{x, y}], int32(len(n.segments)-1))
			}
		}
	}
}

// Spot is a place as seen from the nearest roadway and the nearest footway.
type spot struct {
	edge   float64 // metres from the roadway's edge, negative on it
	other  float64 // the same for the next nearest street
	side   float64 // metres right of the middle line
	along  float64 // metres from the street's beginning
	street *street
	walk   float64 // metres from the edge of the nearest footway
	steps  bool
	way    float64 // metres along the footway
}

func (n *network) spot(x, y float64) (s spot) {
	s.edge, s.other, s.walk = 99, 99, 99
	nearest := int32(-1)
	for _, id := range n.cells[[2]int{int(math.Floor(x / gridCell)), int(math.Floor(y / gridCell))}] {
		g := &n.segments[id]
		st := &n.streets[g.street]
		dx, dy := x-g.a.X, y-g.a.Y
		along := dx*g.along.X + dy*g.along.Y
		side := dx*g.along.Y - dy*g.along.X
		over := along - min(max(along, 0), g.length)
		edge := math.Sqrt(over*over+side*side) - st.half
		switch {
		case !st.road:
			if edge < s.walk {
				s.walk, s.steps, s.way = edge, st.class == "steps", g.start+along
			}
		case edge < s.edge:
			if g.street != nearest {
				s.other = s.edge
			}
			s.edge, s.side, s.along, s.street, nearest = edge, side, g.start+along, st, g.street
		case g.street != nearest:
			s.other = min(s.other, edge)
		}
	}
	return s
}

// Edge is the distance to the nearest roadway, negative on it.
func (n *network) edge(x, y float64) float64 { return n.spot(x, y).edge }

// Parking is how far right of the middle line cars stand along the street, if they may.
func (st *street) parking() (right float64, ok bool) {
	switch {
	case !st.road || st.class == "service" || st.class == "motorway":
		return 0, false
	case st.oneWay && st.half < 3.8:
		return st.half - 0.98, true
	case st.half > 4.7:
		return st.half - 1.0, chance(st.seed, 31) < 0.4
	}
	return 0, false
}
