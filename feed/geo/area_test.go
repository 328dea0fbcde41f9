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

// The outline of a bent corridor does not cross itself, and its ground is what
// it should be: inside a bend its sides meet.
func TestCorridorBends(t *testing.T) {
	for name, line := range map[string]orb.LineString{
		"left":  {off(0, 0), off(200, 0), off(200, 200)},
		"right": {off(0, 0), off(200, 0), off(200, -200)},
		"sharp": {off(0, 0), off(200, 0), off(50, 60)},
	} {
		ring := flat(t, Area(feed.Zone{Geometry: line, Width: 20}))
		length := planar.Length(orb.LineString{planeAt(here).to(line[0]), planeAt(here).to(line[1]), planeAt(here).to(line[2])})
		area := math.Abs(planar.Area(ring))
		if area > length*20+math.Pi*100 || area < length*20-100*4 {
			t.Errorf("%s: %.0f m² of %.0f m", name, area, length)
		}
		for i := range ring[1:] {
			for j := range ring[1:] {
				if i+1 < j && !(i == 0 && j == len(ring)-2) && crosses(ring[i], ring[i+1], ring[j], ring[j+1]) {
					t.Fatalf("%s: sides %d and %d cross", name, i, j)
				}
			}
		}
	}
}

// crosses says whether ab and cd have an inner point in common.
func crosses(a, b, c, d orb.Point) bool {
	left := func(p, q, r orb.Point) float64 { return (q[0]-p[0])*(r[1]-p[1]) - (q[1]-p[1])*(r[0]-p[0]) }
	return left(a, b, c)*left(a, b, d) < -1e-6 && left(c, d, a)*left(c, d, b) < -1e-6
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
