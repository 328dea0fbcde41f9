package coord

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
)

// known are places as GeographicLib's GeoConvert 2.1 writes them.
var known = []struct {
	at   orb.Point
	utm  UTM
	mgrs string // without spaces
}{
	{orb.Point{7.4246, 43.7384}, UTM{32, false, 373139.337, 4844024.125}, "32TLP7313944024"},
	{orb.Point{151.2153, -33.8568}, UTM{56, true, 334900.570, 6252288.753}, "56HLH3490052288"},
	{orb.Point{-77.0365, 38.8977}, UTM{18, false, 323394.296, 4307395.634}, "18SUJ2339407395"},
	{orb.Point{5.3221, 60.3913}, UTM{32, false, 297353.933, 6700648.345}, "32VKN9735300648"},
	{orb.Point{15.6267, 78.2232}, UTM{33, false, 514278.715, 8683355.469}, "33XWG1427883355"},
	{orb.Point{0, 0}, UTM{31, false, 166021.443, 0.000}, "31NAA6602100000"},
	{orb.Point{-0.00001, -0.00001}, UTM{30, true, 833977.443, 9999998.893}, "30MZE3397799998"},
	{orb.Point{40.1, 83.9}, UTM{37, false, 513049.460, 9317054.715}, "37XEP1304917054"},
	{orb.Point{-179.9, -79.9}, UTM{1, true, 443247.872, 1128161.373}, "01CDM4324728161"},
	{orb.Point{-0.1246, 51.5007}, UTM{30, false, 699567.540, 5709427.563}, "30UXC9956709427"},
	{orb.Point{-74.0060, 40.7128}, UTM{18, false, 583959.372, 4507350.998}, "18TWL8395907350"},
	{orb.Point{-68.3030, -54.8019}, UTM{19, true, 544805.097, 3927029.885}, "19FEV4480527029"},
	{orb.Point{8.9, 72.1}, UTM{31, false, 702110.650, 8009999.539}, "31XGA0211009999"},
	{orb.Point{20.9, 72.1}, UTM{33, false, 702110.650, 8009999.539}, "33XYA0211009999"},
	{orb.Point{21.1, 72.1}, UTM{35, false, 297889.350, 8009999.539}, "35XKA9788909999"},
	{orb.Point{77.5946, 12.9716}, UTM{43, false, 781481.020, 1435426.407}, "43PGQ8148135426"},
	{orb.Point{139.6503, 35.6762}, UTM{54, false, 377855.776, 3948874.392}, "54SUE7785548874"},
	{orb.Point{3.1, 55.999}, UTM{31, false, 506236.941, 6205972.802}, "31UEC0623605972"},
	{orb.Point{-77.0428, -12.0464}, UTM{18, true, 277617.453, 8667487.897}, "18LTM7761767487"},
	{orb.Point{103.8198, 1.3521}, UTM{48, false, 368700.272, 149479.866}, "48NUG6870049479"},
}

func TestProjectionAgreesWithGeographicLib(t *testing.T) {
	for _, k := range known {
		u, err := ToUTM(k.at)
		if err != nil || u.Zone != k.utm.Zone || u.South != k.utm.South ||
			math.Abs(u.X-k.utm.X) > 0.001 || math.Abs(u.Y-k.utm.Y) > 0.001 {
			t.Errorf("%v is %+v, %v; want %+v", k.at, u, err, k.utm)
		}
		if back := k.utm.Point(); geo.Distance(back, k.at) > 0.002 {
			t.Errorf("%+v is %v, want %v", k.utm, back, k.at)
		}
		m, err := MGRS(k.at)
		if got := strings.ReplaceAll(m, " ", ""); err != nil || strings.TrimPrefix(k.mgrs, "0") != got {
			t.Errorf("%v is %q, %v; want %q", k.at, got, err, k.mgrs)
		}
		for digits := 5; digits >= 0; digits-- {
			text := k.mgrs[:5] + k.mgrs[5:5+digits] + k.mgrs[10:10+digits]
			p, err := Parse(text)
			if far := math.Sqrt2 / 2 * square / math.Pow10(digits) * 1.01; err != nil || geo.Distance(p, k.at) > far {
				t.Errorf("%s is %v, %v; %v is %.0f m away", text, p, err, k.at, geo.Distance(p, k.at))
			}
		}
	}
}

func TestEveryPlaceComesBack(t *testing.T) {
	for lat := -79.95; lat < 84; lat += 3.7 {
		for lon := -179.95; lon < 180; lon += 7.3 {
			p := orb.Point{lon, lat}
			u, _ := ToUTM(p)
			if d := geo.Distance(u.Point(), p); d > 0.001 {
				t.Fatalf("%v comes back from UTM %.4f m away", p, d)
			}
			m, _ := MGRS(p)
			for text, far := range map[string]float64{m: 0.8, u.String(): 0.8, Decimal(p): 0.2, DMS(p): 2.5} {
				got, err := Parse(text)
				if err != nil || geo.Distance(got, p) > far {
					t.Fatalf("%q is %v, %v; it was made of %v", text, got, err, p)
				}
			}
		}
	}
}

func TestThePolesHaveNoGrid(t *testing.T) {
	for _, p := range []orb.Point{{0, 84.01}, {10, -80.01}, {0, 90}} {
		if _, err := ToUTM(p); err == nil {
			t.Errorf("%v has a UTM zone", p)
		}
		if _, err := MGRS(p); err == nil {
			t.Errorf("%v has a square", p)
		}
	}
}

func TestPeopleWritePlacesInManyWays(t *testing.T) {
	want := orb.Point{7.4246, 43.7384}
	for _, text := range []string{
		"43.7384, 7.4246", " 43.7384 7.4246 ", "43.7384,7.4246", "+43.7384;+7.4246", "43.7384/7.4246",
		"43.7384N 7.4246E", "N43.7384 E7.4246", "7.4246E 43.7384n", "N 43.7384, E 7.4246", "43.7384°, 7.4246°",
		"43°44'18.24\"N 7°25'28.56\"E", "43 44 18.24 7 25 28.56", "43 44 18.24 N 7 25 28.56 E", "43d44'18.24\"N 007d25'28.56\"E",
		"43 44.304, 7 25.476", "N43°44.304' E7°25.476'", "43:44:18.24N 7:25:28.56E", "43° 44′ 18.24″ N, 7° 25′ 28.56″ E",
		"geo:43.7384,7.4246;u=35", "32N 373139 4844024", "32 T 373139.3 4844024.1", "32TLP7313944024", "32t lp 73139 44024",
	} {
		if p, err := Parse(text); err != nil || geo.Distance(p, want) > 1 {
			t.Errorf("%q is %v, %v", text, p, err)
		}
	}
	if p, err := Parse("0°30'S 0.5W"); err != nil || p != (orb.Point{-0.5, -0.5}) {
		t.Errorf("half a degree south and west is %v, %v", p, err)
	}
	if p, err := Parse("-0 30 0, −1 0 0"); err != nil || p != (orb.Point{-1, -0.5}) {
		t.Errorf("minus zero degrees 30 minutes is %v, %v", p, err)
	}
}

var wrong = []string{
	"", "43.7", "Casino", "91, 0", "0, 181", "43 61 0, 7 0 0", "43.7N 7.4N", "43.7N 7.4", "-43.7N 7.4E", "1 2 3", "1 2 3 4 5 6 7 8",
	"43 -10, 7", "32T", "61N 373139 4844024", "32N 37313 4844024", "32N 373139 99999999", "00TLP1111", "32TLP123", "32TAP1212", "32ILP1212", "32TLW1212",
	"1,2,3", ",", "N E", "43.7..2, 7", "1e3, 4", "--1, 2", strings.Repeat("1", 101), "32TLP123456123456", "\xff\xfe", "٤٣, ٧",
}

func TestWrongPlacesAreRefused(t *testing.T) {
	for _, text := range wrong {
		if p, err := Parse(text); err == nil {
			t.Errorf("%q is taken for %v", text, p)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range wrong {
		f.Add(text)
	}
	for _, k := range known {
		f.Add(k.mgrs)
		f.Add(k.utm.String())
		f.Add(DMS(k.at))
		f.Add(Decimal(k.at))
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse(text)
		if err == nil && !(math.Abs(p.Lat()) <= 90.1 && math.Abs(p.Lon()) <= 180) {
			t.Errorf("%q is %v", text, p)
		}
	})
}
