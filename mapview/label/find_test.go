package label

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

func TestClip(t *testing.T) {
	type path = [][2]float64
	for _, c := range []struct {
		name string
		line path
		want []path
	}{
		{"inside", path{{1, 1}, {5, 5}, {9, 1}}, []path{{{1, 1}, {5, 5}, {9, 1}}}},
		{"outside", path{{-5, -5}, {-1, 20}}, nil},
		{"across", path{{-10, 5}, {20, 5}}, []path{{{0, 5}, {10, 5}}}},
		{"out and in again", path{{5, 5}, {15, 5}, {15, 7}, {5, 7}}, []path{{{5, 5}, {10, 5}}, {{10, 7}, {5, 7}}}},
		{"along the edge", path{{0, 0}, {0, 10}}, []path{{{0, 0}, {0, 10}}}},
		{"to the edge and away", path{{5, 5}, {10, 5}, {15, 5}}, []path{{{5, 5}, {10, 5}}}},
		{"back in at another place", path{{5, 5}, {10, 5}, {12, 5}, {12, 8}, {10, 8}, {5, 8}}, []path{{{5, 5}, {10, 5}}, {{10, 8}, {5, 8}}}},
		{"a point twice", path{{3, 3}, {3, 3}, {4, 4}}, []path{{{3, 3}, {4, 4}}}},
	} {
		got := clip(c.line, 10)
		if !slices.EqualFunc(got, c.want, func(a, b path) bool { return slices.Equal(a, b) }) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// cityTile is one of the demo city.
func cityTile(t *testing.T, z, x, y int) *mvt.Tile {
	t.Helper()
	data, err := os.ReadFile("../../assets/basemap/monaco.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := archive.Tile(t.Context(), z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	tile, err := mvt.Decode(packed, nil, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

// TestFind: the labels of a tile of the demo city lie in it, streets as lines
// and places as points with icons.
func TestFind(t *testing.T) {
	s, _, err := style.Parse([]byte(`{"version": 8, "layers": [
		{"id": "road", "type": "symbol", "source-layer": "transportation_name", "layout": {
			"symbol-placement": "line", "text-field": ["get", "name"], "text-transform": "uppercase"}},
		{"id": "place", "type": "symbol", "source-layer": "poi", "layout": {
			"text-field": ["get", "name"], "icon-image": "dot", "text-anchor": "top", "text-offset": [0, 0.5]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	icons, err := style.ReadSprites(fstest.MapFS{"dot.svg": {Data: []byte(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><path d="M0 0H10V10H0Z"/></svg>`)}})
	if err != nil {
		t.Fatal(err)
	}
	const n = 1 << 15
	at := Square{X: 17059. / n, Y: 11949. / n, Size: 1. / n}
	lines, points := 0, 0
	for _, c := range Find(s, cityTile(t, 15, 17059, 11949), at, 15, 2, icons) {
		for _, p := range c.Path {
			if p[0] < at.X || p[1] < at.Y || p[0] > at.X+at.Size || p[1] > at.Y+at.Size {
				t.Errorf("%q lies at %v, outside the tile", c.Text, p)
			}
		}
		switch {
		case len(c.Path) > 1:
			lines++
			if c.Icon != nil || c.Text != strings.ToUpper(c.Text) || c.Size != 32 {
				t.Errorf("street %q has size %v", c.Text, c.Size)
			}
		case c.Icon == nil || len(c.Stands) != 4 || c.Stands[0] != (Stand{Y: -1, Offset: [2]float64{0, 16}}) ||
			c.Stands[2] != (Stand{X: -1, Offset: [2]float64{16, 0}}):
			t.Errorf("place %q stands %v", c.Text, c.Stands)
		default:
			points++
		}
	}
	if lines < 20 || points < 3 {
		t.Errorf("%d streets and %d places found", lines, points)
	}
}
