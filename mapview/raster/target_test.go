package raster

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"io"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb/maptile/tilecover"
	"golang.org/x/image/vector"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/tiles"
)

// The tiles that the targets are stated for: all features of each, areas
// filled and lines with a casing, on 512 pixels.
var targets = map[string]struct {
	shapes func(testing.TB) [][]shape
	most   time.Duration // a tile, on one core
}{
	"Delaware z14": {delaware, 2 * time.Millisecond},
	"Chicago z13":  {chicago, 8 * time.Millisecond},
}

// delaware are the tiles of the middle of Wilmington, the densest of the state.
func delaware(t testing.TB) (all [][]shape) {
	t.Helper()
	data, err := os.ReadFile("../testdata/wilmington.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	box := archive.Meta().Bounds
	for at := range tilecover.Bound(box, 14) {
		packed, err := archive.Tile(t.Context(), 14, int(at.X), int(at.Y))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, decoded(t, packed))
	}
	return all
}

func chicago(t testing.TB) (all [][]shape) {
	t.Helper()
	archive, err := zip.OpenReader("../testdata/chicago.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, decoded(t, data))
	}
	return all
}

func decoded(t testing.TB, data []byte) []shape {
	t.Helper()
	tile, err := mvt.Decode(data, nil, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return shapes(tile)
}

var casing = color.RGBA{200, 190, 170, 255}

// drawAll draws a tile with the rasteriser of this package.
func drawAll(r *Rasterizer, img *image.RGBA, tile []shape) {
	for i := range tile {
		s := &tile[i]
		if s.area {
			r.Fill(img, &s.path, ground, NonZero)
			continue
		}
		r.Stroke(img, &s.path, Stroke{Width: 4 * One, Join: Bevel}, casing)
		r.Stroke(img, &s.path, Stroke{Width: 3 * One, Join: Bevel}, ground)
	}
}

// BenchmarkTargets draws the tiles of the targets one after another, beside
// x/image/vector, which has no strokes and so fills the outlines that ours
// draw as they go.
func BenchmarkTargets(b *testing.B) {
	for name, target := range targets {
		all := target.shapes(b)
		img := picture(512, 512)
		b.Run(name, func(b *testing.B) {
			var r Rasterizer
			for n := 0; b.Loop(); n++ {
				drawAll(&r, img, all[n%len(all)])
			}
			b.ReportMetric(float64(target.most)/1e6, "ms-allowed")
		})
		b.Run(name+"/vector", func(b *testing.B) {
			v := vector.NewRasterizer(512, 512)
			for n := 0; b.Loop(); n++ {
				for i := range all[n%len(all)] {
					vectorShape(v, img, &all[n%len(all)][i])
				}
			}
		})
	}
}

// vectorShape draws a shape with a mask of the size of its bounds.
func vectorShape(v *vector.Rasterizer, img *image.RGBA, s *shape) {
	widths := []Fixed{0}
	if !s.area {
		widths = []Fixed{4 * One, 3 * One}
	}
	for _, width := range widths {
		box := boundsOf(&s.path, width).Intersect(img.Rect)
		if box.Empty() {
			continue
		}
		v.Reset(box.Dx(), box.Dy())
		for i := range s.path.lines() {
			points, _ := s.path.line(i)
			if s.area {
				addTo(v, moved(points, box.Min))
				continue
			}
			for k := range points[1:] {
				addTo(v, moved(bar(points[k], points[k+1], width), box.Min))
			}
		}
		v.Draw(img, box, image.NewUniform(ground), image.Point{})
	}
}

// bar is the outline of one piece of a line.
func bar(a, b Point, width Fixed) []Point {
	n := a.to(b).right(width / 2)
	return []Point{a.plus(n), b.plus(n), b.minus(n), a.minus(n)}
}

func moved(points []Point, by image.Point) (out []Point) {
	for _, p := range points {
		out = append(out, Point{p.X - Fixed(by.X)*One, p.Y - Fixed(by.Y)*One})
	}
	return out
}

func boundsOf(p *Path, width Fixed) image.Rectangle {
	box := image.Rectangle{}
	for i, at := range p.points {
		x, y := int(at.X/One), int(at.Y/One)
		one := image.Rect(x, y, x+1, y+1).Inset(-int(width/One) - 1)
		if i == 0 {
			box = one
		}
		box = box.Union(one)
	}
	return box
}

// BenchmarkWorkers draws the tiles of Chicago with one and with two workers.
func BenchmarkWorkers(b *testing.B) {
	all := chicago(b)
	for _, workers := range []int{1, 2} {
		b.Run(string(rune('0'+workers)), func(b *testing.B) {
			for b.Loop() {
				drawShared(all, workers)
			}
			b.ReportMetric(float64(b.N*len(all))/b.Elapsed().Seconds(), "tiles/s")
		})
	}
}

func drawShared(all [][]shape, workers int) {
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var r Rasterizer
			img := picture(512, 512)
			for i := w; i < len(all); i += workers {
				drawAll(&r, img, all[i])
			}
		})
	}
	wg.Wait()
}
