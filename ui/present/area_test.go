package present

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
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
