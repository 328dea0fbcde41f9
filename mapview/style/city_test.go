package style_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"testing"

	"watchfloor/assets"
	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// cityTile is a tile of the demo city.
func cityTile(t testing.TB, z, x, y int) *mvt.Tile {
	t.Helper()
	data := assets.Basemap()
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := source.Tile(context.Background(), z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	tile, err := mvt.Decode(packed, nil, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

func cityStyle(t testing.TB, theme string) *style.Style {
	t.Helper()
	s, warnings, err := style.Parse(assets.Style("openmaptiles", theme))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return s
}

// The tiles of the demo city that hold its middle.
var middle = [][3]int{{12, 2132, 1493}, {14, 8529, 5974}, {15, 17059, 11948}, {16, 34119, 23897}}

func BenchmarkPaint(b *testing.B) {
	s := cityStyle(b, "day")
	for _, at := range middle {
		tile := cityTile(b, at[0], at[1], at[2])
		b.Run(fmt.Sprint("z", at[0]), func(b *testing.B) {
			var p style.Painter
			dst := image.NewRGBA(image.Rect(0, 0, 512, 512))
			b.ReportAllocs()
			for b.Loop() {
				p.Paint(dst, s, tile, style.Frame{Size: 512, Zoom: float64(at[0]), Scale: 1})
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	data := assets.Style("openmaptiles", "day")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, _, err := style.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
