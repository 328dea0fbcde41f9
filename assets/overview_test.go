package assets_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/assets"
	"watchfloor/mapview/mvt"
	"watchfloor/mapview/tiles"
)

func overview(t *testing.T) *tiles.PMTiles {
	t.Helper()
	data := assets.Overview()
	if len(data) > 2_500_000 {
		t.Errorf("the overview has %d bytes", len(data))
	}
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// at is the tile of a place, and where the place is in it.
func at(t *testing.T, source *tiles.PMTiles, zoom int, place orb.Point) (tile *mvt.Tile, x, y float64) {
	t.Helper()
	size := math.Exp2(float64(zoom))
	x = (place[0]/360 + 0.5) * size
	y = (0.5 - math.Asinh(math.Tan(place[1]*math.Pi/180))/(2*math.Pi)) * size
	data, err := source.Tile(t.Context(), zoom, int(x), int(y))
	if err != nil {
		t.Fatal(err)
	}
	if tile, err = mvt.Decode(data, nil, mvt.Limits{}); err != nil {
		t.Fatal(err)
	}
	return tile, (x - math.Floor(x)) * 4096, (y - math.Floor(y)) * 4096
}

// wet says whether a point of a tile lies in its water: an odd number of
// edges is crossed on the way to the left.
func wet(tile *mvt.Tile, x, y float64) bool {
	l, odd := tile.Layer("water"), false
	if l == nil {
		return false
	}
	for _, f := range l.Features {
		for i := range f.Parts() {
			ring := l.Part(f, i)
			for a, b := len(ring)-2, 0; b < len(ring); a, b = b, b+2 {
				ax, ay, bx, by := float64(ring[a]), float64(ring[a+1]), float64(ring[b]), float64(ring[b+1])
				if (ay > y) != (by > y) && ax+(y-ay)/(by-ay)*(bx-ax) < x {
					odd = !odd
				}
			}
		}
	}
	return odd
}

func TestOverviewHasLandAndSea(t *testing.T) {
	source := overview(t)
	for place, want := range map[orb.Point]bool{
		{-30, 30}: true, {0, -30}: true, {170, 0}: true, {-179.9, 10}: true, {5, 42}: true, {50.5, 41.5}: true,
		{2.35, 48.86}: false, {-75, -10}: false, {100, 60}: false, {25, 0}: false, {134, -25}: false, {0, -80}: false,
	} {
		for _, zoom := range []int{0, 2, 4, 6} {
			tile, x, y := at(t, source, zoom, place)
			if got := wet(tile, x, y); got != want {
				t.Errorf("water at %v at zoom %d: %v, want %v", place, zoom, got, want)
			}
		}
	}
}

func TestOverviewHasNames(t *testing.T) {
	source := overview(t)
	for name, c := range map[string]struct {
		place orb.Point
		zoom  int
		key   string
		class string
	}{
		"France":     {orb.Point{2.55, 46.7}, 3, "name", "country"},
		"Frankreich": {orb.Point{2.55, 46.7}, 3, "name:de", "country"},
		"Paris":      {orb.Point{2.35, 48.85}, 4, "name", "city"},
		"Nairobi":    {orb.Point{36.82, -1.28}, 5, "name", "city"},
	} {
		tile, _, _ := at(t, source, c.zoom, c.place)
		l, found := tile.Layer("place"), false
		for _, f := range l.Features {
			text, _ := l.Get(f, c.key)
			class, _ := l.Get(f, "class")
			found = found || text.Text == name && class.Text == c.class
		}
		if !found {
			t.Errorf("no %s %s at zoom %d", c.class, name, c.zoom)
		}
	}
}
