package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"watchfloor/feed"
)

var here = orb.Point{7.4250, 43.7390}

// off is a place so many metres east and north of here.
func off(east, north float64) orb.Point { return planeAt(here).from(orb.Point{east, north}) }

// flat is a geometry's first ring in metres around here.
func flat(t *testing.T, g orb.Geometry) orb.Ring {
	t.Helper()
	p, ok := g.(orb.Polygon)
	if !ok || len(p) != 1 || !p[0].Closed() {
		t.Fatalf("%T %v is no closed polygon", g, g)
	}
	ring := make(orb.Ring, len(p[0]))
	for i, q := range p[0] {
		ring[i] = planeAt(here).to(q)
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
	ring := flat(t, Area(feed.Zone{Geometry: here, Radius: 200}))
	for _, p := range ring {
		near(t, "radius", math.Hypot(p[0], p[1]), 200, 0.01)
	}
}

func TestCorridor(t *testing.T) {
	straight := flat(t, Area(feed.Zone{Geometry: orb.LineString{off(0, 0), off(300, 400)}, Width: 40}))
	near(t, "area", math.Abs(planar.Area(straight)), 500*40+math.Pi*400, 20)
	bent := orb.LineString{off(0, 0), off(100, 0), off(100, 0), off(100, 100), off(0, 180)}
	line := orb.LineString{{0, 0}, {100, 0}, {100, 100}, {0, 180}}
	for _, p := range flat(t, Area(feed.Zone{Geometry: bent, Width: 20})) {
		if d := planar.DistanceFrom(line, p); d > 10.01 {
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
