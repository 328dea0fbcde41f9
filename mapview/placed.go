package mapview

import (
	"slices"

	"watchfloor/mapview/cluster"
)

// A placed marker knows where it is in the world.
type placed struct {
	*Marker
	at world
}

// An arranger knows where markers are and which of them crowd. It works only
// when there are new ones, and clusters only groups that have moved. One
// goroutine uses it.
type arranger struct {
	rev    int // of the markers
	alone  []placed
	groups []*group
}

// A group is markers that are drawn as one where they crowd.
type group struct {
	name    string
	members []placed
	points  []cluster.Point
	tree    *cluster.Tree
}

// crowding is what crowds: three within 40 logical pixels, and down to a zoom
// at which only those at one place are left.
func crowding() cluster.Config { return cluster.Config{Radius: 40.0 / tileSize, Least: 3, Deepest: 19} }

// take looks at a scene's markers.
func (a *arranger) take(s *scene) {
	if a.rev == s.rev.markers {
		return
	}
	a.rev = s.rev.markers
	before := a.groups
	a.alone, a.groups = nil, nil
	named := map[string]*group{}
	for i := range s.markers {
		m := placed{&s.markers[i], project(s.markers[i].At)}
		if m.Group == "" {
			a.alone = append(a.alone, m)
			continue
		}
		g, ok := named[m.Group]
		if !ok {
			g = &group{name: m.Group}
			named[m.Group] = g
			a.groups = append(a.groups, g)
		}
		g.members = append(g.members, m)
		g.points = append(g.points, cluster.Point{X: m.at.x, Y: m.at.y})
	}
	for _, g := range a.groups {
		g.grow(before)
	}
}

// grow clusters the group, if it is not where it was before.
func (g *group) grow(before []*group) {
	for _, old := range before {
		if old.name == g.name && slices.Equal(old.points, g.points) {
			g.tree = old.tree
			return
		}
	}
	g.tree = cluster.Build(g.points, crowding())
}

// spots lists what is on screen in the order of drawing.
func (a *arranger) spots(s *scene) []spot {
	e := eye{scene: s, frame: frameOf(s.view), seen: map[int][]spot{}}
	for _, m := range a.alone {
		e.single(m)
	}
	for _, g := range a.groups {
		if s.clustering {
			e.group(g)
			continue
		}
		for _, m := range g.members {
			e.single(m)
		}
	}
	return e.ranked()
}
