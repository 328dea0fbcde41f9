package raster

import (
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/vector"
)

var white = color.RGBA{255, 255, 255, 255}

// path makes a path of one line.
func path(closed bool, points ...Point) *Path {
	p := &Path{}
	for i, q := range points {
		if i == 0 {
			p.MoveTo(q.X, q.Y)
		} else {
			p.LineTo(q.X, q.Y)
		}
	}
	if closed {
		p.Close()
	}
	return p
}

func picture(w, h int) *image.RGBA { return image.NewRGBA(image.Rect(0, 0, w, h)) }

// covered is the sum of coverage in pixels.
func covered(img *image.RGBA) float64 {
	sum := 0
	for i := 3; i < len(img.Pix); i += 4 {
		sum += int(img.Pix[i])
	}
	return float64(sum) / 255
}

func TestFillRules(t *testing.T) {
	p := path(true, Point{0, 0}, Point{20 * One, 0}, Point{20 * One, 20 * One}, Point{0, 20 * One})
	for _, q := range []Point{{5 * One, 5 * One}, {15 * One, 5 * One}, {15 * One, 15 * One}, {5 * One, 15 * One}} {
		if q == (Point{5 * One, 5 * One}) {
			p.MoveTo(q.X, q.Y)
		}
		p.LineTo(q.X, q.Y)
	}
	for rule, want := range map[Rule]float64{NonZero: 400, EvenOdd: 300} {
		var r Rasterizer
		img := picture(30, 30)
		r.Fill(img, p, white, rule)
		if got := covered(img); got != want {
			t.Errorf("rule %d: %v pixels, want %v", rule, got, want)
		}
	}
}

func TestFillIsExactBetweenPixels(t *testing.T) {
	var r Rasterizer
	img := picture(4, 4)
	r.Fill(img, path(true, Point{One / 2, One / 4}, Point{3 * One / 2, One / 4}, Point{3 * One / 2, One}, Point{One / 2, One}), white, NonZero)
	for x, want := range []uint8{96, 96, 0, 0} { // half a pixel wide, three quarters high
		if got := img.RGBAAt(x, 0).A; got != want {
			t.Errorf("pixel %d: %d, want %d", x, got, want)
		}
	}
}

func TestFillBlends(t *testing.T) {
	var r Rasterizer
	img := picture(8, 1)
	square := path(true, Point{0, 0}, Point{8 * One, 0}, Point{8 * One, One}, Point{0, One})
	r.Fill(img, square, color.RGBA{200, 0, 0, 255}, NonZero)
	r.Fill(img, square, color.RGBA{0, 64, 0, 128}, NonZero)
	for x := range 8 {
		if got := img.RGBAAt(x, 0); got != (color.RGBA{100, 64, 0, 255}) {
			t.Errorf("pixel %d is %v", x, got)
		}
	}
}

// TestFarAway draws what lies mostly or wholly outside the picture, as far as
// coordinates go.
func TestFarAway(t *testing.T) {
	var r Rasterizer
	for name, c := range map[string]struct {
		p    *Path
		want float64
	}{
		"around":  {path(true, Point{-far, -far}, Point{far, -far}, Point{far, far}, Point{-far, far}), 2500},
		"left":    {path(true, Point{-far, -far}, Point{-One, -far}, Point{-One, far}), 0},
		"right":   {path(true, Point{far, -far}, Point{60 * One, 0}, Point{far, far}), 0},
		"above":   {path(true, Point{-far, -far}, Point{far, -far}, Point{0, -One}), 0},
		"half":    {path(true, Point{-far, -far}, Point{25 * One, -far}, Point{25 * One, far}, Point{-far, far}), 1250},
		"no area": {path(true, Point{-far, 0}, Point{far, 0}), 0},
		"slope":   {path(true, Point{-far, -far}, Point{far, far}, Point{-far, far}), 1250},
		"beyond":  {path(true, Point{math.MinInt32, math.MinInt32}, Point{math.MaxInt32, math.MinInt32}, Point{math.MaxInt32, math.MaxInt32}, Point{math.MinInt32, math.MaxInt32}), 2500},
		"empty":   {&Path{}, 0},
	} {
		img := picture(50, 50)
		r.Fill(img, c.p, white, NonZero)
		if got := covered(img); math.Abs(got-c.want) > 0.5 {
			t.Errorf("%s: %v pixels, want %v", name, got, c.want)
		}
	}
}

// TestSamePictureEverywhere keeps the bits: evidence must draw alike on every
// system.
func TestSamePictureEverywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var ours Rasterizer
	img := picture(200, 200)
	for range 60 {
		p := &Path{}
		for range 6 {
			p.LineTo(Fixed(r.IntN(220*64)), Fixed(r.IntN(220*64)))
		}
		c := color.RGBA{uint8(r.IntN(100)), uint8(r.IntN(100)), uint8(r.IntN(100)), 100}
		ours.Fill(img, p, c, Rule(r.IntN(2)))
		ours.Stroke(img, p, Stroke{
			Width: Fixed(32 + r.IntN(400)), Cap: Cap(r.IntN(3)), Join: Join(r.IntN(3)), Dash: []Fixed{10 * One, 6 * One},
		}, c)
	}
	const want = "43b3cf35e3760a43"
	if got := fmt.Sprintf("%x", sha256.Sum256(img.Pix))[:16]; got != want {
		t.Errorf("the picture is %s, want %s", got, want)
	}
}

func FuzzFill(f *testing.F) {
	f.Add(int32(0), int32(0), int32(1<<30), int32(-1<<30), int32(640), int32(640), uint8(7))
	f.Add(int32(-1<<31), int32(1<<31-1), int32(300), int32(400), int32(1<<31-1), int32(5), uint8(129))
	f.Fuzz(func(t *testing.T, x0, y0, x1, y1, x2, y2 int32, how uint8) {
		p := path(how&1 == 0, Point{Fixed(x0), Fixed(y0)}, Point{Fixed(x1), Fixed(y1)}, Point{Fixed(x2), Fixed(y2)})
		var r Rasterizer
		img := picture(16, 16)
		r.Fill(img, p, white, Rule(how>>1&1))
		r.Stroke(img, p, Stroke{Width: Fixed(how) * 8, Cap: Cap(how % 3), Join: Join(how / 4 % 3), Limit: int(how), Dash: []Fixed{500, 200}[:how%3]}, white)
	})
}

// star is a shape with many edges.
func star(n int) []Point {
	r := rand.New(rand.NewPCG(5, 6))
	points := make([]Point, n)
	for i := range points {
		points[i] = Point{Fixed(r.IntN(512 * 64)), Fixed(r.IntN(512 * 64))}
	}
	return points
}

// house is the size of most shapes on a map.
var house = []Point{{6400, 6400}, {7680, 6800}, {7300, 8000}, {6100, 7600}}

func BenchmarkFill(b *testing.B) {
	for name, points := range map[string][]Point{"house": house, "star": star(60)} {
		p := path(true, points...)
		b.Run(name, func(b *testing.B) {
			var r Rasterizer
			img := picture(512, 512)
			b.ReportAllocs()
			for b.Loop() {
				r.Fill(img, p, color.RGBA{10, 20, 30, 255}, NonZero)
			}
		})
		b.Run(name+"/vector", func(b *testing.B) {
			img := picture(512, 512)
			r := vector.NewRasterizer(512, 512)
			b.ReportAllocs()
			for b.Loop() {
				r.Reset(512, 512)
				addTo(r, points)
				r.Draw(img, img.Rect, image.NewUniform(color.RGBA{10, 20, 30, 255}), image.Point{})
			}
		})
	}
}
