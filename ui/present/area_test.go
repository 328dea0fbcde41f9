package present

import (
	"testing"

	"github.com/paulmach/orb"
)

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
