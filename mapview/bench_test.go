package mapview

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/mapview/style"
)

var sizes = []image.Point{{640, 560}, {1920, 1080}}

// BenchmarkCompose draws the demo city: with only markers that moved, while
// the operator pans, and while zooming.
func BenchmarkCompose(b *testing.B) {
	source, night := citySource(b), cityStyle(b, false)
	for _, size := range sizes {
		v := cityView(size, 15)
		s := sceneOf(v, night, cityMarkers(b, 25, 10), harbour())
		c := composerOf(b, source, s)
		dst := image.NewRGBA(image.Rectangle{Max: size})
		run := func(name string, next func(i int) scene) {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size.X, size.Y), func(b *testing.B) {
				i := 0
				for b.Loop() {
					i++
					scene := next(i)
					c.compose(dst, &scene)
				}
			})
		}
		run("still", func(i int) scene { still := *s; still.beat = i % beats; return still })
		run("pan", func(i int) scene {
			moved := *s
			moved.moving = true
			moved.view.View = v.moved(float64(i%100), float64(i%70))
			moved.goal = moved.view
			return moved
		})
		run("zoom", func(i int) scene {
			zoomed := *s
			zoomed.moving = true
			zoomed.view.Zoom += float64(i%40) / 100
			return zoomed
		})
	}
}

// BenchmarkComposeManyCameras has 10,000 cameras on screen, all of which move.
func BenchmarkComposeManyCameras(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	markers := make([]Marker, 10_000)
	for i := range markers {
		markers[i] = Marker{
			ID: fmt.Sprint(i), At: orb.Point{7.418 + 0.014*r.Float64(), 43.733 + 0.01*r.Float64()}, Heading: 360 * r.Float64(),
			Colour: color.NRGBA{0x41, 0xC9, 0xB4, 0xFF}, Wedge: &Wedge{FOV: 60, Range: 100},
		}
	}
	for _, size := range sizes {
		b.Run(fmt.Sprintf("%dx%d", size.X, size.Y), func(b *testing.B) {
			v := cityView(size, 15)
			s := sceneOf(v, cityStyle(b, false), markers)
			c := composerOf(b, citySource(b), s)
			dst := image.NewRGBA(image.Rectangle{Max: size})
			for b.Loop() {
				c.compose(dst, s)
			}
		})
	}
}

// BenchmarkTile decodes and draws the middle tile of the city, and finds its
// labels.
func BenchmarkTile(b *testing.B) {
	source, night := citySource(b), cityStyle(b, false)
	mk := maker{tiles: source, painter: style.Painter{}}
	for _, zoom := range []float64{13, 14, 15, 16} {
		b.Run(fmt.Sprint("zoom ", zoom), func(b *testing.B) {
			v := cityView(image.Pt(64, 64), zoom)
			c := v.cells(v.level(), 0)[0]
			b.ReportAllocs()
			for b.Loop() {
				if r := mk.do(context.Background(), job{pictureKey: pictureKey{c, zoom, 1, Look{night, night}}}); r.image == nil {
					b.Fatal(r.err)
				}
			}
		})
	}
}

// BenchmarkIdleTick must allocate nothing.
func BenchmarkIdleTick(b *testing.B) {
	test.NewTempApp(b)
	m := New(Config{})
	test.NewTempWindow(b, m).Resize(fyne.NewSize(640, 560))
	m.Tick()
	b.ReportAllocs()
	for b.Loop() {
		m.Tick()
	}
}
