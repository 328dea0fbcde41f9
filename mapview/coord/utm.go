package coord

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// UTM is a place in the Universal Transverse Mercator projection.
type UTM struct {
	Zone  int     // 1 to 60
	South bool    // of the equator: 10,000 km are added to Y
	X, Y  float64 // metres eastward and northward
}

// ErrPolar says that a place is too near a pole for UTM, which goes from 80
// degrees south to 84 degrees north.
var ErrPolar = errors.New("UTM and MGRS end at 80° south and 84° north")

// The WGS 84 ellipsoid and the grid on it.
const (
	equator    = 6378137.0 // radius, metres
	flattening = 1 / 298.257223563
	shrink     = 0.9996 // scale on the zone's middle
	falseX     = 500e3
	falseY     = 10e6
	southmost  = -80.0
	northmost  = 84.0
)

// ToUTM finds the place p, lon and lat, in its zone. The error is ErrPolar.
func ToUTM(p orb.Point) (UTM, error) {
	if p.Lat() < southmost || p.Lat() > northmost {
		return UTM{}, ErrPolar
	}
	return inZone(p, zoneOf(p)), nil
}

// inZone projects p with a zone's middle.
func inZone(p orb.Point, zone int) UTM {
	x, y := project(rad(p.Lat()), rad(math.Remainder(p.Lon()-middle(zone), 360)))
	u := UTM{Zone: zone, X: falseX + x, Y: y}
	if p.Lat() < 0 {
		u.South, u.Y = true, y+falseY
	}
	return u
}

// zoneOf is the zone of six degrees, with the exceptions of Norway and
// Svalbard.
func zoneOf(p orb.Point) int {
	lon, lat := math.Remainder(p.Lon(), 360), p.Lat()
	zone := int(math.Floor((lon+180)/6))%60 + 1
	switch {
	case lat >= 56 && lat < 64 && lon >= 3 && lon < 12:
		return 32
	case lat >= 72 && lon >= 0 && lon < 42:
		return 31 + 2*int((lon+3)/12)
	}
	return zone
}

func middle(zone int) float64 { return float64(zone)*6 - 183 }

// Point is the place, lon and lat.
func (u UTM) Point() orb.Point {
	y := u.Y
	if u.South {
		y -= falseY
	}
	lat, lon := unproject(u.X-falseX, y)
	return orb.Point{math.Remainder(deg(lon)+middle(u.Zone), 360), deg(lat)}
}

// String writes whole metres, such as 32N 373139 4844024.
func (u UTM) String() string {
	half := "N"
	if u.South {
		half = "S"
	}
	return fmt.Sprintf("%d%s %.0f %.0f", u.Zone, half, u.X, u.Y)
}

func rad(d float64) float64 { return d * math.Pi / 180 }
func deg(r float64) float64 { return r * 180 / math.Pi }

// The series of Krüger to the fourth order in the third flattening (C. F. F.
// Karney, Transverse Mercator with an accuracy of a few nanometers, Journal of
// Geodesy 85, 2011): errors stay far below a millimetre in a zone.
const third = flattening / (2 - flattening)

func series() (length float64, forth, back [4]float64) {
	n := third
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	length = equator / (1 + n) * (1 + n2/4 + n4/64) * shrink
	forth = [4]float64{
		n/2 - n2*2/3 + n3*5/16 + n4*41/180, n2*13/48 - n3*3/5 + n4*557/1440,
		n3*61/240 - n4*103/140, n4 * 49561 / 161280,
	}
	back = [4]float64{
		n/2 - n2*2/3 + n3*37/96 - n4/360, n2/48 + n3/15 - n4*437/1440,
		n3*17/480 - n4*37/840, n4 * 4397 / 161280,
	}
	return length, forth, back
}

// project is x and y in metres from the zone's middle and the equator.
func project(lat, lon float64) (x, y float64) {
	length, forth, _ := series()
	t := conformal(math.Tan(lat))
	xi, eta := math.Atan2(t, math.Cos(lon)), math.Asinh(math.Sin(lon)/math.Hypot(t, math.Cos(lon)))
	dXi, dEta := waves(forth, xi, eta)
	return length * (eta + dEta), length * (xi + dXi)
}

// unproject is the inverse of project.
func unproject(x, y float64) (lat, lon float64) {
	length, _, back := series()
	xi, eta := y/length, x/length
	dXi, dEta := waves(back, xi, eta)
	xi, eta = xi-dXi, eta-dEta
	t := math.Sin(xi) / math.Hypot(math.Sinh(eta), math.Cos(xi))
	return math.Atan(geographic(t)), math.Atan2(math.Sinh(eta), math.Cos(xi))
}

// waves sums a series at a place.
func waves(c [4]float64, xi, eta float64) (dXi, dEta float64) {
	for i, a := range c {
		j := 2 * float64(i+1)
		dXi += a * math.Sin(j*xi) * math.Cosh(j*eta)
		dEta += a * math.Cos(j*xi) * math.Sinh(j*eta)
	}
	return dXi, dEta
}

// conformal turns the tangent of a latitude into that of the conformal one.
func conformal(tau float64) float64 {
	e := math.Sqrt(flattening * (2 - flattening))
	sigma := math.Sinh(e * math.Atanh(e*tau/math.Hypot(1, tau)))
	return tau*math.Hypot(1, sigma) - sigma*math.Hypot(1, tau)
}

// geographic is the inverse of conformal, by Newton's method: three steps
// reach the last bit.
func geographic(t float64) float64 {
	const e2 = flattening * (2 - flattening)
	tau := t
	for range 4 {
		c := conformal(tau)
		tau += (t - c) / math.Hypot(1, c) * (1 + (1-e2)*tau*tau) / ((1 - e2) * math.Hypot(1, tau))
	}
	return tau
}
