package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"watchfloor/feed"
)

// roundness is how many corners a full circle gets.
const roundness = 64

// Area is the ground a zone covers, lon, lat: circles and corridors become
// polygons. A corridor's may overlap itself: fill it by winding number. It is
// nil when the zone has no usable geometry.
func Area(z feed.Zone) orb.Geometry {
	switch g := z.Geometry.(type) {
	case orb.Point:
		if z.Radius > 0 {
			return circle(g, z.Radius)
		}
		return nil
	case orb.LineString:
		if z.Width > 0 && len(g) > 1 {
			return corridor(g, z.Width/2)
		}
	}
	return z.Geometry
}

func circle(centre orb.Point, radius float64) orb.Polygon {
	pl := planeAt(centre)
	ring := make(orb.Ring, 0, roundness+1)
	for i := range roundness {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / roundness)
		ring = append(ring, pl.from(orb.Point{radius * cos, radius * sin}))
	}
	return orb.Polygon{append(ring, ring[0])}
}

// corridor is the ground within half metres of a line: one side there, round
// the end, the other side back.
func corridor(line orb.LineString, half float64) orb.Polygon {
	pl := planeAt(line[0])
	path := make([]orb.Point, 0, len(line))
	for _, p := range line {
		if q := pl.to(p); len(path) == 0 || path[len(path)-1] != q {
			path = append(path, q)
		}
	}
	if len(path) == 1 {
		return circle(line[0], half)
	}
	outline := side(nil, path, half)
	slices.Reverse(path)
	outline = side(outline, path, half)
	for i, p := range outline {
		outline[i] = pl.from(p)
	}
	return orb.Polygon{append(outline, outline[0])}
}

// side appends the right-hand side of a path and the half circle at its end.
func side(ring orb.Ring, path []orb.Point, half float64) orb.Ring {
	ring = append(ring, beside(path[0], heading(path[0], path[1]), half))
	for i := 1; i < len(path); i++ {
		from := heading(path[i-1], path[i])
		if i+1 == len(path) {
			return bend(ring, path[i], from, from+math.Pi, half) // turn round
		}
		to := from + math.Remainder(heading(path[i], path[i+1])-from, 2*math.Pi)
		if to < from { // a right turn: its right-hand side is inside
			ring = inner(ring, path[i-1:i+2], from, to, half)
		} else {
			ring = bend(ring, path[i], from, to, half)
		}
	}
	return ring
}

// inner goes round the inside of the middle of three points: to where its
// sides meet, or where they are too short for that, across itself.
func inner(ring orb.Ring, at []orb.Point, from, to, half float64) orb.Ring {
	turn := (from - to) / 2
	short := min(planar.Distance(at[0], at[1]), planar.Distance(at[1], at[2]))
	if half*math.Tan(turn) <= short && turn < math.Pi/2 {
		return append(ring, beside(at[1], (from+to)/2, half/math.Cos(turn)))
	}
	return append(ring, beside(at[1], from, half), beside(at[1], to, half))
}

// bend goes round the outside of a corner.
func bend(ring orb.Ring, at orb.Point, from, to, half float64) orb.Ring {
	steps := int(math.Ceil((to - from) / (2 * math.Pi) * roundness))
	for i := range steps + 1 {
		ring = append(ring, beside(at, from+(to-from)*float64(i)/float64(max(steps, 1)), half))
	}
	return ring
}

// heading is a direction in radians anticlockwise from east.
func heading(a, b orb.Point) float64 { return math.Atan2(b[1]-a[1], b[0]-a[0]) }

// beside is the point half metres to the right of p when heading that way.
func beside(p orb.Point, heading, half float64) orb.Point {
	sin, cos := math.Sincos(heading)
	return orb.Point{p[0] + half*sin, p[1] - half*cos}
}
