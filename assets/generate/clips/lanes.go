package main

import (
	"math"
	"slices"
)

// An edge is a street between two junctions, in the direction that it is driven.
type edge struct {
	street   *street
	points   []v3
	from, to int64
}

// A lane is a way through the network that vehicles take.
type lane struct {
	points []v3
	class  string
}

// Edges cuts the roads at their junctions; two-way roads give one edge for each direction.
func (n *network) edges() (edges []edge) {
	uses := map[int64]int{}
	for _, st := range n.streets {
		for _, node := range st.nodes {
			if st.road {
				uses[node]++
			}
		}
	}
	for i := range n.streets {
		st := &n.streets[i]
		if !st.road {
			continue
		}
		for from, to := 0, 1; to < len(st.nodes); to++ {
			if uses[st.nodes[to]] < 2 && to < len(st.nodes)-1 {
				continue
			}
			points := st.line[from : to+1]
			edges = append(edges, edge{st, points, st.nodes[from], st.nodes[to]})
			if !st.oneWay {
				back := slices.Clone(points)
				slices.Reverse(back)
				edges = append(edges, edge{st, back, st.nodes[to], st.nodes[from]})
			}
			from = to
		}
	}
	return edges
}

// Lanes are ways through the streets near the camera, each as long as the network allows.
func (n *network) lanes(s *scene) (lanes []lane) {
	edges := n.edges()
	after, before := map[int64][]int{}, map[int64][]int{}
	for i, e := range edges {
		after[e.from] = append(after[e.from], i)
		before[e.to] = append(before[e.to], i)
	}
	used := make([]bool, len(edges))
	for i, e := range edges {
		if used[i] || !slices.ContainsFunc(e.points, func(p v3) bool { return p.length() < 190 && s.inView(p, 0) }) {
			continue
		}
		route := backward(edges, before, forward(edges, after, []int{i}))
		for _, at := range route {
			used[at] = true
		}
		lanes = append(lanes, lane{n.driveLine(edges, route), e.street.class})
	}
	return lanes
}

const maxRoute = 50 // edges before and after the one in view

// Forward goes on from a route's last edge, as straight as it can.
func forward(edges []edge, after map[int64][]int, route []int) []int {
	for len(route) < maxRoute {
		last := edges[route[len(route)-1]]
		next := straightest(edges, after[last.to], route, func(o edge) float64 { return bend(last, o) })
		if next < 0 {
			break
		}
		route = append(route, next)
	}
	return route
}

// Backward goes to a route's first edge from where one may have come.
func backward(edges []edge, before map[int64][]int, route []int) []int {
	for len(route) < 2*maxRoute {
		first := edges[route[0]]
		next := straightest(edges, before[first.from], route, func(o edge) float64 { return bend(o, first) })
		if next < 0 {
			break
		}
		route = slices.Insert(route, 0, next)
	}
	return route
}

// OnLane tells whether a vehicle that passes would touch something with a radius.
func (s *scene) onLane(p v3, radius float64) bool {
	return slices.ContainsFunc(s.lanes, func(l lane) bool {
		return slices.ContainsFunc(l.points, func(q v3) bool { return planar(p, q) < radius+1.1 })
	})
}

// Straightest picks the edge with the least bend that the route has not taken yet, or -1.
func straightest(edges []edge, choice, route []int, bend func(edge) float64) int {
	best, least := -1, 80.0
	for _, i := range choice {
		if turn := bend(edges[i]); turn < least && !slices.Contains(route, i) {
			best, least = i, turn
		}
	}
	return best
}

// Bend is the angle between the end of an edge and the beginning of the next, in degrees. Service roads count as
// a detour.
func bend(a, b edge) float64 {
	in := a.points[len(a.points)-1].sub(a.points[len(a.points)-2]).unit()
	out := b.points[1].sub(b.points[0]).unit()
	angle := math.Acos(min(max(in.dot(out), -1), 1)) * 180 / math.Pi
	if b.street.class == "service" && a.street.class != "service" {
		angle += 40
	}
	return angle
}

// DriveLine is where the middle of a vehicle goes: right of the middle line on two-way roads.
func (n *network) driveLine(edges []edge, route []int) []v3 {
	var line []v3
	for _, i := range route {
		line = append(line, beside(edges[i].points, edges[i].street.driveOffset())...)
	}
	return smoothed(smoothed(resampled(line), 4), 4)
}

// DriveOffset is how far right of the middle line vehicles drive.
func (st *street) driveOffset() float64 {
	parked, parks := st.parking()
	switch {
	case !st.oneWay:
		return min(max(st.half*0.5, 1.1), 1.9)
	case parks:
		return parked - 2.35
	}
	return 0
}

// Limit is the speed of traffic on a class of road, in metres per second, and how many vehicles pass in ten seconds.
func traffic(class string) (limit float64, vehicles int) {
	switch class {
	case "motorway", "trunk", "primary":
		return 11.5, 4
	case "secondary", "primary_link":
		return 10.5, 3
	case "tertiary", "secondary_link":
		return 9.5, 3
	case "service", "living_street":
		return 4.5, 1
	}
	return 8, 2
}
