package label

import (
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

// town makes the labels of a dense town in tiles of 512 pixels, on 6 by 5 of
// them: streets every 70 pixels, in parts from crossing to crossing, and points.
func town() (tiles [][]Candidate, world float64) {
	const side, wide, high = 512.0, 6, 5
	world = side * 16384
	r := rand.New(rand.NewPCG(1, 2))
	tiles = make([][]Candidate, wide*high)
	add := func(c Candidate, path ...[2]float64) {
		tile := int(path[0][1]/side)*wide + int(path[0][0]/side)
		for _, p := range path {
			c.Path = append(c.Path, [2]float64{p[0] / world, p[1] / world})
		}
		c.Grain = side / 4096 / world
		tiles[tile] = append(tiles[tile], c)
	}
	look := Candidate{
		Size: 12, HaloWidth: 1.5, MaxWidth: 100, MaxAngle: 0.78, Repeat: 250,
		Ink: color.NRGBA{A: 0xFF}, Halo: color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF},
	}
	for i := range 36 {
		for at := 0.0; at+70 < high*side; at += 70 {
			c, x := look, float64(i)*70+35
			c.Text, c.Order, c.Rank = fmt.Sprintf("Boulevard du Général %d", i), 5+i%3, float64(i%5)
			add(c, [2]float64{x + at/10, at}, [2]float64{x + at/10 + 3.5, at + 35}, [2]float64{x + at/10 + 7, at + 70})
			c.Text = fmt.Sprintf("Rue Saint-Étienne %d", i)
			add(c, [2]float64{at, x}, [2]float64{at + 35, x + 4}, [2]float64{at + 70, x})
		}
	}
	for i := range 3000 {
		c := look
		c.Text, c.Order, c.Rank = fmt.Sprintf("Café de la Gare %d", i), i%4, float64(r.IntN(100))
		add(c, [2]float64{r.Float64() * wide * side, r.Float64() * high * side})
	}
	return tiles, world
}

// BenchmarkPlace places the labels of a view of 1920 by 1080 pixels: at rest,
// moved on by some pixels, and of another zoom, with and without its letters
// known.
func BenchmarkPlace(b *testing.B) {
	tiles, world := town()
	view := Area{World: world, Size: image.Pt(1920, 1080), X: -400, Y: -400}
	fonts := testFonts(b)
	run := func(name string, step func(p *Placer) *Placer) {
		b.Run(name, func(b *testing.B) {
			p := &Placer{Fonts: fonts}
			labels := p.Place(view, tiles...)
			b.ReportAllocs()
			for b.Loop() {
				p = step(p)
				labels = p.Place(view, tiles...)
			}
			b.ReportMetric(float64(len(labels)), "labels")
		})
	}
	run("rest", func(p *Placer) *Placer { return p })
	run("pan", func(p *Placer) *Placer {
		if view.X -= 7; view.X < -1000 {
			view.X = -100
		}
		return p
	})
	run("anew", func(*Placer) *Placer { return &Placer{Fonts: fonts} })
	run("cold", func(*Placer) *Placer {
		b.StopTimer()
		defer b.StartTimer()
		return &Placer{Fonts: testFonts(b)}
	})
}
