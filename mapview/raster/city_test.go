package raster

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"testing"

	"golang.org/x/image/vector"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/tiles"
)

// A shape is a feature of the demo city, on a tile of 512 pixels.
type shape struct {
	path Path
	area bool
}

// cityTiles are the shapes of the tiles around the middle of the demo city at
// zoom 15.
func cityTiles(t testing.TB) (all [][]shape) {
	t.Helper()
	data, err := os.ReadFile("../../assets/basemap/monaco.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 9 {
		packed, err := archive.Tile(t.Context(), 15, 17058+i%3, 11949+i/3)
		if err != nil {
			continue // open sea
		}
		tile, err := mvt.Decode(packed, nil, mvt.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, shapes(tile))
	}
	if len(all) < 4 {
		t.Fatalf("only %d tiles found", len(all))
	}
	return all
}

func shapes(tile *mvt.Tile) (all []shape) {
	for i := range tile.Layers {
		l := &tile.Layers[i]
		for _, f := range l.Features {
			if f.Type == mvt.Points {
				continue
			}
			s := shape{area: f.Type == mvt.Polygons}
			for k := range f.Parts() {
				addPart(&s.path, l.Part(f, k), l.Extent)
			}
			all = append(all, s)
		}
	}
	return all
}

func addPart(p *Path, part []int32, extent int) {
	for j := 0; j < len(part); j += 2 {
		x, y := Fixed(int(part[j])*512*64/extent), Fixed(int(part[j+1])*512*64/extent)
		if j == 0 {
			p.MoveTo(x, y)
		} else {
			p.LineTo(x, y)
		}
	}
}

var ground = color.RGBA{40, 60, 80, 255}

// BenchmarkCity draws a tile of the demo city: areas filled, beside another
// rasteriser, and lines in two widths, as roads are drawn.
func BenchmarkCity(b *testing.B) {
	all := cityTiles(b)
	var r Rasterizer
	img := picture(512, 512)
	v := vector.NewRasterizer(512, 512)
	for name, draw := range map[string]func(*shape){
		"areas": func(s *shape) {
			if s.area {
				r.Fill(img, &s.path, ground, NonZero)
			}
		},
		"areas/vector": func(s *shape) {
			if s.area {
				v.Reset(512, 512)
				for i := range s.path.lines() {
					points, _ := s.path.line(i)
					addTo(v, points)
				}
				v.Draw(img, img.Rect, image.NewUniform(ground), image.Point{})
			}
		},
		"lines": func(s *shape) {
			if !s.area {
				r.Stroke(img, &s.path, Stroke{Width: 6 * One, Cap: RoundCap, Join: RoundJoin}, color.RGBA{0, 0, 0, 255})
				r.Stroke(img, &s.path, Stroke{Width: 4 * One, Cap: RoundCap, Join: RoundJoin}, ground)
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				tile := all[n%len(all)]
				for i := range tile {
					draw(&tile[i])
				}
			}
		})
	}
}
