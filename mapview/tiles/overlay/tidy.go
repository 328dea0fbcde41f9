package overlay

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// tidy rounds a shape to whole units and takes out what is nothing then; nil:
// all of it. Outer rings turn as the tile format wants it (MVT 2.1, 4.3.4.4).
func tidy(shape orb.Geometry) orb.Geometry {
	switch shape := shape.(type) {
	case orb.Point:
		return tidy(orb.MultiPoint{shape})
	case orb.MultiPoint:
		return orNil(orb.MultiPoint(rounded(shape)))
	case orb.LineString:
		return tidy(orb.MultiLineString{shape})
	case orb.MultiLineString:
		var lines orb.MultiLineString
		for _, line := range shape {
			if line = rounded(line); len(line) > 1 {
				lines = append(lines, line)
			}
		}
		return orNil(lines)
	case orb.Polygon:
		return tidyPolygon(shape)
	}
	return nil
}

func tidyPolygon(shape orb.Polygon) orb.Geometry {
	var rings orb.Polygon
	for i, ring := range shape {
		ring = rounded(ring)
		turns := orb.CCW // with y down, as the tile has it, that is clockwise
		if i > 0 {
			turns = orb.CW
		}
		switch o := ring.Orientation(); {
		case len(ring) < 4 || o == 0:
			if i == 0 {
				return nil
			}
			continue
		case o != turns:
			ring.Reverse()
		}
		rings = append(rings, ring)
	}
	return orNil(rings)
}

// orNil is no geometry where there are no parts.
func orNil[G interface {
	orb.MultiPoint | orb.MultiLineString | orb.Polygon
	orb.Geometry
}](s G) orb.Geometry {
	if len(s) == 0 {
		return nil
	}
	return s
}

// rounded moves points to whole units and takes out those that lie on the one
// before.
func rounded[S ~[]orb.Point](points S) S {
	for i, p := range points {
		points[i] = orb.Point{math.Round(p[0]), math.Round(p[1])}
	}
	return slices.Compact(points)
}
