package city

import (
	"math"

	"github.com/paulmach/orb"
)

// A Plane is the flat ground around an origin: metres east and north. Good
// to a millimetre per metre within a city.
type Plane struct {
	origin orb.Point
	perLon float64
	perLat float64
}

// NewPlane puts the origin at a lon, lat.
func NewPlane(origin orb.Point) Plane {
	const perDegree = math.Pi / 180 * orb.EarthRadius
	return Plane{origin: origin, perLat: perDegree, perLon: perDegree * math.Cos(origin[1]*math.Pi/180)}
}

// Metres gives the metres east and north of the origin of a lon, lat.
func (p Plane) Metres(at orb.Point) orb.Point {
	return orb.Point{(at[0] - p.origin[0]) * p.perLon, (at[1] - p.origin[1]) * p.perLat}
}

// Place is the inverse of Metres.
func (p Plane) Place(m orb.Point) orb.Point {
	return orb.Point{p.origin[0] + m[0]/p.perLon, p.origin[1] + m[1]/p.perLat}
}
