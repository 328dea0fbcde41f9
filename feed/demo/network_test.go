package demo

import (
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

// A square of one-way streets, and a slow and a quick way across.
//
//	3 <- 2
//	|  / ^
//	v v  |
//	0 -> 1
func square() *network {
	n := &network{Nodes: []orb.Point{{0, 0}, {0.001, 0}, {0.001, 0.001}, {0, 0.001}}}
	add := func(from, to int, speed float64) {
		n.Edges = append(n.Edges, stretch{From: from, To: to, Speed: speed, Line: orb.LineString{n.Nodes[from], n.Nodes[to]}})
	}
	add(0, 1, 10)
	add(1, 2, 10)
	add(2, 3, 10)
	add(3, 0, 10)
	add(2, 0, 1)
	n.index()
	return n
}

func TestPathIsTheQuickest(t *testing.T) {
	n := square()
	for _, c := range []struct {
		from, to int
		want     []int
	}{
		{0, 1, []int{0}}, {0, 3, []int{0, 1, 2}}, {1, 0, []int{1, 2, 3}}, {2, 0, []int{2, 3}}, {2, 2, nil},
	} {
		got := n.path(c.from, c.to)
		if len(got) != len(c.want) {
			t.Errorf("from %d to %d by %v, want %v", c.from, c.to, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("from %d to %d by %v, want %v", c.from, c.to, got, c.want)
			}
		}
	}
}

func TestNowhereIsADeadEnd(t *testing.T) {
	n := monaco(t).streets
	for i := 0; i < len(n.Nodes); i += 10 {
		for _, way := range [][2]int{{0, i}, {i, 0}} {
			at := way[0]
			for _, e := range n.path(way[0], way[1]) {
				if n.Edges[e].From != at {
					t.Fatalf("from %d to %d: street %d does not begin at %d", way[0], way[1], e, at)
				}
				at = n.Edges[e].To
			}
			if at != way[1] {
				t.Errorf("no way from %d to %d", way[0], way[1])
			}
		}
	}
}

func TestAlongAStreet(t *testing.T) {
	s := stretch{Line: orb.LineString{{7, 43}, {7.001, 43}, {7.001, 43.001}}}
	first := geo.Distance(s.Line[0], s.Line[1])
	for _, c := range []struct {
		metres, course float64
		want           orb.Point
	}{
		{0, 90, s.Line[0]}, {first / 2, 90, orb.Point{7.0005, 43}}, {first + 1e-6, 0, s.Line[1]}, {1e6, 0, s.Line[2]},
	} {
		at, course := s.at(c.metres)
		if geo.Distance(at, c.want) > 0.1 || math.Abs(math.Remainder(course-c.course, 360)) > 0.1 {
			t.Errorf("after %.1f m at %v heading %.1f, want %v heading %.1f", c.metres, at, course, c.want, c.course)
		}
	}
}

func TestACrewDrivesToItsTask(t *testing.T) {
	n := square()
	c := &crew{unit: feed.Unit{State: "available"}, route: []int{0}, pace: cruising, until: noon}
	c.fix(n, noon)
	c.called("inc", halt{edge: 2, along: 50}, noon.Add(5*time.Second))
	var took time.Duration
	for ; c.unit.State != "on_scene"; took += time.Second {
		was := c.unit
		c.live(n, noon.Add(took), time.Second, nil)
		if d := geo.Distance(was.Position, c.unit.Position); d > 10.1 {
			t.Errorf("%.1f m in a second", d)
		}
		if took < 5*time.Second && c.unit.State != "dispatched" || took > 2*time.Minute {
			t.Fatalf("after %v it is %s", took, c.unit.State)
		}
	}
	if at, _ := n.Edges[2].at(50); geo.Distance(at, c.unit.Position) > 0.1 || c.unit.Speed != 0 {
		t.Errorf("on scene at %v at %.1f m/s, want %v", c.unit.Position, c.unit.Speed, at)
	}
	if took < 30*time.Second || took > 40*time.Second { // 272 m at 10 m/s, and the start
		t.Errorf("it took %v", took)
	}
	c.released(n, noon)
	if c.unit.State != "returning" || !c.free() {
		t.Errorf("released, it is %s for %q", c.unit.State, c.unit.Incident)
	}
}

func TestInside(t *testing.T) {
	at := orb.Point{7.42, 43.73}
	east := func(metres float64) orb.Point {
		return orb.Point{at[0] + metres/(111195*math.Cos(at[1]*math.Pi/180)), at[1]}
	}
	square := area(7.41, 43.72, 7.43, 43.72, 7.43, 43.74, 7.41, 43.74)
	for _, c := range []struct {
		name string
		zone feed.Zone
		at   orb.Point
		want bool
	}{
		{"polygon", feed.Zone{Geometry: square}, at, true},
		{"beside a polygon", feed.Zone{Geometry: square}, orb.Point{7.44, 43.73}, false},
		{"circle", feed.Zone{Geometry: at, Radius: 100}, east(99), true},
		{"beside a circle", feed.Zone{Geometry: at, Radius: 100}, east(101), false},
		{"corridor", feed.Zone{Geometry: orb.LineString{{7.42, 43.72}, {7.42, 43.74}}, Width: 40}, east(19.8), true},
		{"beside a corridor", feed.Zone{Geometry: orb.LineString{{7.42, 43.72}, {7.42, 43.74}}, Width: 40}, east(20.2), false},
		{"behind a corridor", feed.Zone{Geometry: orb.LineString{{7.42, 43.72}, {7.42, 43.7298}}, Width: 40}, at, false},
		{"nothing", feed.Zone{}, at, false},
	} {
		if got := inside(c.zone, c.at); got != c.want {
			t.Errorf("%s: inside %v", c.name, got)
		}
	}
}

// Every zone that plots name must be one that the map can draw.
func TestZonesAreSound(t *testing.T) {
	for _, z := range zones(noon) {
		switch g := z.Geometry.(type) {
		case orb.Polygon:
			if len(g) != 1 || !g[0].Closed() || g[0].Orientation() != orb.CCW {
				t.Errorf("%s is no closed ring that goes round anticlockwise", z.ID)
			}
		case orb.Point:
			if z.Radius <= 0 {
				t.Errorf("%s has no radius", z.ID)
			}
		case orb.LineString:
			if z.Width <= 0 {
				t.Errorf("%s has no width", z.ID)
			}
		}
	}
}
