package mapview

import (
	"maps"
	"math"
	"slices"

	"watchfloor/mapview/cluster"
)

// An eye sees which markers of a scene are on screen.
type eye struct {
	*scene
	frame frame
	seen  map[int][]spot // by rank
}

// A frame is a view's edges in the world, with room for symbols beyond them.
type frame struct {
	min, max world
	metre    float64 // in the world
}

func frameOf(v Viewport) frame {
	const reach = 40
	edge := reach * v.scale()
	return frame{
		v.world(-edge, -edge), v.world(float64(v.Size.X)+edge, float64(v.Size.Y)+edge),
		1 / v.MetresPerPixel() / v.pixels(),
	}
}

func (f *frame) holds(w world, margin float64) bool {
	return w.x > f.min.x-margin && w.y > f.min.y-margin && w.x < f.max.x+margin && w.y < f.max.y+margin
}

// single adds a marker, if it or what it sees is on screen.
func (e *eye) single(m placed) {
	if e.frame.holds(m.at, 0) || m.Wedge != nil && e.frame.holds(m.at, m.Wedge.Range*e.frame.metre) {
		e.add(spot{marker: m.Marker, at: m.at})
	}
}

func (e *eye) add(s spot) {
	s.settle(e.view)
	e.seen[s.marker.Rank] = append(e.seen[s.marker.Rank], s)
}

// ranked is all that was seen in the order of drawing.
func (e *eye) ranked() []spot {
	n := 0
	for _, spots := range e.seen {
		n += len(spots)
	}
	all := make([]spot, 0, n)
	for _, rank := range slices.Sorted(maps.Keys(e.seen)) {
		all = append(all, e.seen[rank]...)
	}
	return all
}

// group adds a group's clusters, and in its own place who is selected.
func (e *eye) group(g *group) {
	for _, c := range g.tree.At(int(math.Floor(e.view.Zoom))) {
		members := g.tree.Members(c)
		if len(members) == 1 {
			e.single(g.members[members[0]])
			continue
		}
		if e.frame.holds(world{c.X, c.Y}, 0) {
			e.cluster(g, c, members)
		}
	}
}

func (e *eye) cluster(g *group, c cluster.Cluster, indices []int32) {
	members := make([]placed, len(indices))
	for i, n := range indices {
		members[i] = g.members[n]
	}
	all, worst := gather(members)
	if e.spread != "" && all.has(e.spread) {
		e.fan(members, world{c.X, c.Y})
		return
	}
	e.add(spot{marker: worst, crowd: all, at: world{c.X, c.Y}})
	for _, m := range members {
		if m.Selected {
			e.single(m)
		}
	}
}

// fan adds members around a middle: on a circle, or on a spiral if they are
// many.
func (e *eye) fan(members []placed, middle world) {
	const room, circle = 30.0, 9 // logical pixels from one to the next
	n := float64(len(members))
	angle, radius := -math.Pi/2, max(34, room*n/(2*math.Pi))
	if len(members) > circle {
		radius = 34
	}
	for _, m := range members {
		sin, cos := math.Sincos(angle)
		e.add(spot{marker: m.Marker, at: middle, off: [2]float64{radius * cos, radius * sin}})
		if len(members) <= circle {
			angle += 2 * math.Pi / n
			continue
		}
		step := room / radius
		angle, radius = angle+step, radius+step*room/(2*math.Pi)*1.15
	}
}
