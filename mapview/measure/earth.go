package measure

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
)

// The WGS 84 ellipsoid.
const (
	equator    = 6378137.0 // metres
	flattening = 1 / 298.257223563
	pole       = equator * (1 - flattening)
)

// Distance is the shortest way on the ellipsoid from a to b (lon, lat), in
// metres, and the bearing in which it begins, in degrees clockwise from north
// (T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid,
// Survey Review 23, 1975). Between places almost opposite each other, where
// that does not converge, it is the way on a sphere: half a percent off at most.
func Distance(a, b orb.Point) (metres, bearing float64) {
	if a == b {
		return 0, 0
	}
	l := rad(math.Remainder(b.Lon()-a.Lon(), 360))
	u1, u2 := reduced(a.Lat()), reduced(b.Lat())
	lambda := l
	for range 100 {
		v := newArc(u1, u2, lambda)
		next := l + v.twist()
		if math.Abs(next-lambda) < 1e-12 {
			return v.length(), math.Mod(v.bearing*180/math.Pi+360, 360)
		}
		lambda = next
	}
	return geo.DistanceHaversine(a, b), math.Mod(geo.Bearing(a, b)+360, 360)
}

func rad(degrees float64) float64 { return degrees * math.Pi / 180 }

// reduced is the latitude on the sphere that surrounds the ellipsoid.
func reduced(lat float64) float64 { return math.Atan((1 - flattening) * math.Tan(rad(lat))) }

// An arc is Vincenty's: a great circle on the surrounding sphere.
type arc struct {
	sigma, sinSigma, cosSigma float64 // its angle
	sinAlpha, cos2Alpha       float64 // at the equator
	cos2M                     float64 // of twice the angle to its middle
	bearing                   float64 // radians, at its start
}

func newArc(u1, u2, lambda float64) arc {
	sin1, cos1 := math.Sincos(u1)
	sin2, cos2 := math.Sincos(u2)
	sinL, cosL := math.Sincos(lambda)
	east, north := cos2*sinL, cos1*sin2-sin1*cos2*cosL
	v := arc{sinSigma: math.Hypot(east, north), cosSigma: sin1*sin2 + cos1*cos2*cosL, bearing: math.Atan2(east, north)}
	v.sigma = math.Atan2(v.sinSigma, v.cosSigma)
	if v.sinSigma > 0 {
		v.sinAlpha = cos1 * cos2 * sinL / v.sinSigma
	}
	v.cos2Alpha = 1 - v.sinAlpha*v.sinAlpha
	if v.cos2Alpha > 1e-15 { // else it runs along the equator
		v.cos2M = v.cosSigma - 2*sin1*sin2/v.cos2Alpha
	}
	return v
}

// twist is how much the longitudes on the sphere differ more than those on
// the ellipsoid.
func (v arc) twist() float64 {
	c := flattening / 16 * v.cos2Alpha * (4 + flattening*(4-3*v.cos2Alpha))
	return (1 - c) * flattening * v.sinAlpha *
		(v.sigma + c*v.sinSigma*(v.cos2M+c*v.cosSigma*(2*v.cos2M*v.cos2M-1)))
}

// length is the arc's on the ellipsoid, metres.
func (v arc) length() float64 {
	u := v.cos2Alpha * (equator*equator/(pole*pole) - 1)
	a := 1 + u/16384*(4096+u*(-768+u*(320-175*u)))
	b := u / 1024 * (256 + u*(-128+u*(74-47*u)))
	m := v.cos2M
	bow := b * v.sinSigma * (m + b/4*(v.cosSigma*(2*m*m-1)-b/6*m*(4*v.sinSigma*v.sinSigma-3)*(4*m*m-3)))
	return pole * a * (v.sigma - bow)
}

// Length is that of a line through points (lon, lat), in metres.
func Length(line []orb.Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		d, _ := Distance(line[i-1], line[i])
		sum += d
	}
	return sum
}

// Area is what a closed line (lon, lat; the first point need not be repeated)
// goes round, in square metres. Its sides are the straight ones of a map in the
// cylindrical equal-area projection, which in a city are those of the ground
// within a millimetre. It may cross the antimeridian and must not go round a
// pole.
func Area(ring []orb.Point) float64 {
	if len(ring) < 3 {
		return 0
	}
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		step := math.Remainder(q.Lon()-p.Lon(), 360)
		sum += rad(step) * (band(p.Lat()) + band(q.Lat())) / 2
	}
	return math.Abs(sum)
}

// band is the area between the equator and a latitude, for each radian of
// longitude (J. P. Snyder, Map projections: a working manual, 1987, 3-12).
func band(lat float64) float64 {
	e2 := flattening * (2 - flattening)
	e := math.Sqrt(e2)
	s := math.Sin(rad(lat))
	return equator * equator * (1 - e2) / 2 * (s/(1-e2*s*s) + math.Atanh(e*s)/e)
}
