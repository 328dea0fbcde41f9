package sight

import (
	"math"

	"github.com/paulmach/orb"
)

// A Plane touches the WGS 84 ellipsoid at an origin, in metres east and north:
// right to a few centimetres over a city.
type Plane struct {
	origin      orb.Point
	east, north float64 // metres in a degree of longitude, of latitude
}

// PlaneAt is the plane that touches at p (lon, lat).
func PlaneAt(p orb.Point) Plane {
	const a, e2 = 6378137.0, 0.00669437999014
	sin, cos := math.Sincos(p.Lat() * math.Pi / 180)
	w := 1 - e2*sin*sin
	n := a / math.Sqrt(w)                // radius of curvature across the meridian
	m := a * (1 - e2) / w / math.Sqrt(w) // along it
	return Plane{p, n * cos * math.Pi / 180, m * math.Pi / 180}
}

// To returns the metres east and north of the origin of p (lon, lat).
func (m Plane) To(p orb.Point) orb.Point {
	return orb.Point{(p[0] - m.origin[0]) * m.east, (p[1] - m.origin[1]) * m.north}
}

// From is the inverse of To.
func (m Plane) From(p orb.Point) orb.Point {
	return orb.Point{m.origin[0] + p[0]/m.east, m.origin[1] + p[1]/m.north}
}

// Around is the box, in lon and lat, about a circle of so many metres around
// the origin.
func (m Plane) Around(radius float64) orb.Bound {
	return orb.Bound{Min: m.From(orb.Point{-radius, -radius}), Max: m.From(orb.Point{radius, radius})}
}
