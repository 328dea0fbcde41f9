package city

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func load(t *testing.T) *City {
	t.Helper()
	c, err := Load("../data/monaco.osm.pbf")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSea(t *testing.T) {
	c := load(t)
	for at, want := range map[orb.Point]bool{
		{7.4300, 43.7300}: true,  // off the rock
		{7.4270, 43.7350}: true,  // Port Hercule
		{7.4480, 43.7250}: true,  // open sea, lower right corner
		{7.4600, 43.7200}: true,  // beyond the extract
		{7.2000, 43.6000}: true,  // off Nice
		{7.7000, 43.7000}: true,  // off San Remo
		{7.0000, 43.9000}: false, // the Alps
		{7.8000, 43.9500}: false, // Liguria
		{7.4190, 43.7380}: false, // the station
		{7.4246, 43.7312}: false, // the old town
		{7.4100, 43.7500}: false, // hills, upper left corner
		{7.4285, 43.7392}: false, // the casino
	} {
		if got := planar.MultiPolygonContains(c.Sea, at); got != want {
			t.Errorf("sea at %v: %v, want %v", at, got, want)
		}
	}
}

func TestHeights(t *testing.T) {
	c := load(t)
	if len(c.Buildings) < 900 {
		t.Fatalf("%d buildings", len(c.Buildings))
	}
	for _, b := range c.Buildings {
		if b.Height < 2.5 || b.Height > 200 {
			t.Errorf("building %d is %.1f m high", b.ID, b.Height)
		}
		if b.Ring.Orientation() != orb.CCW || b.Ring[0] != b.Ring[len(b.Ring)-1] {
			t.Errorf("building %d: ring not closed anticlockwise", b.ID)
		}
	}
}

func TestPlaneRoundTrip(t *testing.T) {
	plane := NewPlane(orb.Point{7.42, 43.73})
	at := orb.Point{7.4312, 43.7411}
	if back := plane.Place(plane.Metres(at)); planar.Distance(back, at) > 1e-12 {
		t.Errorf("%v came back as %v", at, back)
	}
}
