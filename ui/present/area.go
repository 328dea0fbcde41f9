package present

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Anchor is the point that stands for a geometry; false when it has none.
func Anchor(g orb.Geometry) (orb.Point, bool) {
	switch g := g.(type) {
	case nil:
		return orb.Point{}, false
	case orb.Point:
		return g, true
	case orb.LineString:
		if len(g) == 0 {
			return orb.Point{}, false
		}
		return g[len(g)/2], true
	}
	if g.Bound().IsEmpty() {
		return orb.Point{}, false
	}
	p, _ := planar.CentroidArea(g)
	return p, !math.IsNaN(p[0]) && !math.IsNaN(p[1])
}
