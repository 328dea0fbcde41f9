package present

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"watchfloor/feed"
)

// plane is a geometry's first ring in metres around here.
func plane(t *testing.T, g orb.Geometry) orb.Ring {
	t.Helper()
	p, ok := g.(orb.Polygon)
	if !ok || len(p) != 1 || !p[0].Closed() {
		t.Fatalf("%T %v is no closed polygon", g, g)
	}
	ring := make(orb.Ring, len(p[0]))
	for i, q := range p[0] {
		ring[i] = metresAt(here).to(q)
	}
	return ring
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

func TestCircle(t *testing.T) {
	ring := plane(t, Area(feed.Zone{Geometry: here, Radius: 200}))
	for _, p := range ring {
		near(t, "radius", math.Hypot(p[0], p[1]), 200, 0.01)
	}
}

func TestCorridor(t *testing.T) {
	straight := plane(t, Area(feed.Zone{Geometry: orb.LineString{off(0, 0), off(300, 400)}, Width: 40}))
	near(t, "area", math.Abs(planar.Area(straight)), 500*40+math.Pi*400, 20)
	bent := orb.LineString{off(0, 0), off(100, 0), off(100, 0), off(100, 100), off(0, 180)}
	flat := orb.LineString{{0, 0}, {100, 0}, {100, 100}, {0, 180}}
	for _, p := range plane(t, Area(feed.Zone{Geometry: bent, Width: 20})) {
		if d := planar.DistanceFrom(flat, p); d > 10.01 {
			t.Errorf("corner %v is %.2f m from the line", p, d)
		}
	}
}

func TestAreaOfNothing(t *testing.T) {
	for _, z := range []feed.Zone{{}, {Geometry: here}} {
		if g := Area(z); g != nil {
			t.Errorf("%v has an area: %v", z, g)
		}
	}
	same := orb.LineString{here, here}
	if g := Area(feed.Zone{Geometry: same, Width: 20}); g == nil {
		t.Error("a corridor of one point is a circle")
	}
}

// The length of a degree at 45 degrees of latitude, from the tables of WGS 84.
func TestMetres(t *testing.T) {
	m := metresAt(orb.Point{7, 45})
	near(t, "latitude", m.north, 111131.8, 1)
	near(t, "longitude", m.east, 78846.8, 1)
	d, bearing := m.sight(m.from(orb.Point{30, 40}))
	near(t, "distance", d, 50, 1e-6)
	near(t, "bearing", bearing, 36.8699, 1e-3)
	near(t, "turn", turn(350, 20), 30, 1e-9)
}

func TestAnchor(t *testing.T) {
	square := orb.Polygon{{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}}
	for _, c := range []struct {
		g    orb.Geometry
		want orb.Point
		ok   bool
	}{
		{nil, orb.Point{}, false},
		{orb.Point{1, 2}, orb.Point{1, 2}, true},
		{orb.LineString{}, orb.Point{}, false},
		{orb.LineString{{0, 0}, {1, 1}, {2, 2}}, orb.Point{1, 1}, true},
		{square, orb.Point{1, 1}, true},
		{orb.Polygon{}, orb.Point{}, false},
	} {
		if got, ok := Anchor(c.g); ok != c.ok || (ok && got != c.want) {
			t.Errorf("Anchor(%v) = %v %v", c.g, got, ok)
		}
	}
}
