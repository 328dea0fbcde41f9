package draw

import (
	"math"

	"github.com/paulmach/orb"
)

// A plane touches the WGS 84 ellipsoid at an origin and measures metres east
// and north of it: right to a few centimetres over a city.
type plane struct {
	origin      orb.Point
	east, north float64 // metres in a degree
}

func planeAt(p orb.Point) plane {
	const a, e2 = 6378137.0, 0.00669437999014
	sin, cos := math.Sincos(p.Lat() * math.Pi / 180)
	w := 1 - e2*sin*sin
	n := a / math.Sqrt(w)
	return plane{p, n * cos * math.Pi / 180, n * (1 - e2) / w * math.Pi / 180}
}

// to is a position in metres east and north of the origin.
func (p plane) to(q orb.Point) orb.Point {
	return orb.Point{(q[0] - p.origin[0]) * p.east, (q[1] - p.origin[1]) * p.north}
}

// from is the inverse of to.
func (p plane) from(q orb.Point) orb.Point {
	return orb.Point{p.origin[0] + q[0]/p.east, p.origin[1] + q[1]/p.north}
}

// metres is the distance of two places.
func metres(a, b orb.Point) float64 {
	q := planeAt(a).to(b)
	return math.Hypot(q[0], q[1])
}

// halfway is the middle of two places.
func halfway(a, b orb.Point) orb.Point { return orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2} }
