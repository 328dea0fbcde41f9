package present

import (
	"math"

	"github.com/paulmach/orb"
)

// metres is a plane that touches the WGS 84 ellipsoid at an origin, in metres
// east and north: right to a few centimetres over a city.
type metres struct {
	origin      orb.Point
	east, north float64 // metres in a degree of longitude, of latitude
}

func metresAt(p orb.Point) metres {
	const a, e2 = 6378137.0, 0.00669437999014
	sin, cos := math.Sincos(p.Lat() * math.Pi / 180)
	w := 1 - e2*sin*sin
	n := a / math.Sqrt(w)                // radius of curvature across the meridian
	m := a * (1 - e2) / w / math.Sqrt(w) // along it
	return metres{p, n * cos * math.Pi / 180, m * math.Pi / 180}
}

// to returns metres east and north of the origin.
func (m metres) to(p orb.Point) orb.Point {
	return orb.Point{(p[0] - m.origin[0]) * m.east, (p[1] - m.origin[1]) * m.north}
}

// from is the inverse of to.
func (m metres) from(p orb.Point) orb.Point {
	return orb.Point{m.origin[0] + p[0]/m.east, m.origin[1] + p[1]/m.north}
}

// sight returns the distance in metres and the bearing in degrees clockwise
// from north of p as seen from the origin.
func (m metres) sight(p orb.Point) (distance, bearing float64) {
	q := m.to(p)
	return math.Hypot(q[0], q[1]), math.Atan2(q[0], q[1]) * 180 / math.Pi
}

// turn is the angle between two bearings, 0..180 degrees.
func turn(a, b float64) float64 {
	return math.Abs(math.Remainder(a-b, 360))
}
