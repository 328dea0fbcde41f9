package measure

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// TestDistance has GeographicLib's GeodSolve for an oracle.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b            orb.Point
		metres, bearing float64
	}{
		{orb.Point{7.4246, 43.7384}, orb.Point{7.4275, 43.7392}, 249.9542, 69.16828},
		{orb.Point{7.4246, 43.7384}, orb.Point{2.3522, 48.8566}, 689870.9408, 327.32332},
		{orb.Point{151.2153, -33.8568}, orb.Point{-0.12, 51.5}, 16988585.3052, 319.29259},
		{orb.Point{0, 0}, orb.Point{1, 0}, 111319.4908, 90},
		{orb.Point{179.5, 0}, orb.Point{-179.5, 0.1}, 111867.2572, 84.32709},
		{orb.Point{10, 89}, orb.Point{-170, 89}, 223387.7298, 0},
		{orb.Point{20, 10}, orb.Point{20, 10.00001}, 1.1061, 0},
		{orb.Point{7.4, 43.7}, orb.Point{7.4, 43.7}, 0, 0},
	} {
		metres, bearing := Distance(c.a, c.b)
		if math.Abs(metres-c.metres) > 0.0002 || math.Abs(math.Remainder(bearing-c.bearing, 360)) > 1e-4 {
			t.Errorf("from %v to %v: %.4f m, %.5f°; want %.4f m, %.5f°", c.a, c.b, metres, bearing, c.metres, c.bearing)
		}
	}
	if metres, _ := Distance(orb.Point{0, 0}, orb.Point{179.7, 0.5}); math.Abs(metres/19944127.4208-1) > 0.005 {
		t.Errorf("almost the other side of the earth: %.0f m", metres)
	}
}

// TestArea has GeographicLib's Planimeter for an oracle.
func TestArea(t *testing.T) {
	harbour := []orb.Point{{7.4219, 43.7366}, {7.4264, 43.7373}, {7.4278, 43.7362}, {7.4278, 43.7336}, {7.4228, 43.7326}, {7.4216, 43.7335}}
	if a := Area(harbour); math.Abs(a-206590.0) > 1 {
		t.Errorf("the harbour has %.1f m²", a)
	}
	if a := Area(append(harbour, harbour[0])); math.Abs(a-206590.0) > 1 {
		t.Errorf("closed, the harbour has %.1f m²", a)
	}
	over := []orb.Point{{179.9, 1}, {-179.9, 1}, {-179.9, -1}, {179.9, -1}}
	if a := Area(over); math.Abs(a/4923390588.9-1) > 2e-6 {
		t.Errorf("over the antimeridian: %.1f m²", a)
	}
	if Area(nil) != 0 || Area(harbour[:2]) != 0 {
		t.Error("two points go round nothing")
	}
}

func TestLength(t *testing.T) {
	line := []orb.Point{{0, 0}, {1, 0}, {2, 0}, {1, 0}}
	if l := Length(line); math.Abs(l-3*111319.4908) > 0.001 {
		t.Errorf("%.4f m", l)
	}
	if Length(nil) != 0 || Length(line[:1]) != 0 {
		t.Error("no line has a length")
	}
}

func TestWords(t *testing.T) {
	for want, got := range map[string]string{
		"3.14 m": Metres(3.1415), "31.4 m": Metres(31.415), "314 m": Metres(314.15), "9314 m": Metres(9314.2),
		"31.42 km": Metres(31415.9), "3142 km": Metres(3141592), "12.3 m²": SquareMetres(12.34), "1235 m²": SquareMetres(1234.6),
		"20.66 ha": SquareMetres(206590), "4923 km²": SquareMetres(4923390588), "12.30 km²": SquareMetres(12.3e6),
		"000° N": Bearing(359.7), "022° N": Bearing(22.4), "023° NE": Bearing(22.6), "180° S": Bearing(180), "315° NW": Bearing(315), "338° N": Bearing(337.6),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
