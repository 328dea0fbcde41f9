package raster

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/vector"
)

var white = color.RGBA{255, 255, 255, 255}

func polygon(points ...Point) *Path {
	p := &Path{}
	for i, q := range points {
		if i == 0 {
			p.MoveTo(q.X, q.Y)
		} else {
			p.LineTo(q.X, q.Y)
		}
	}
	p.Close()
	return p
}

// area is the sum of coverage in pixels.
func area(img *image.RGBA) float64 {
	sum := 0
	for i := 3; i < len(img.Pix); i += 4 {
		sum += int(img.Pix[i])
	}
	return float64(sum) / 255
}

func TestFillAgainstVector(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var ours Rasterizer
	for range 500 {
		size := 20 + r.IntN(60)
		theirs := vector.NewRasterizer(size, size)
		p := &Path{}
		n := 3
		for i := range n {
			x, y := Fixed(r.IntN(size*64*2)-size*32), Fixed(r.IntN(size*64*2)-size*32)
			if i == 0 {
				p.MoveTo(x, y)
				theirs.MoveTo(float32(x)/64, float32(y)/64)
			} else {
				p.LineTo(x, y)
				theirs.LineTo(float32(x)/64, float32(y)/64)
			}
		}
		p.Close()
		theirs.ClosePath()
		got, want := image.NewRGBA(image.Rect(0, 0, size, size)), image.NewAlpha(image.Rect(0, 0, size, size))
		ours.Fill(got, p, white, NonZero)
		theirs.Draw(want, want.Rect, image.Opaque, image.Point{})
		for i := range want.Pix {
			if d := int(want.Pix[i]) - int(got.Pix[4*i+3]); d > 8 || d < -8 {
				t.Fatalf("pixel %d,%d of %v: %d, want %d", i%size, i/size, p.points, got.Pix[4*i+3], want.Pix[i])
			}
		}
	}
}

func TestStrokeAreas(t *testing.T) {
	for name, c := range map[string]struct {
		s      Stroke
		points []Point
		want   float64
	}{
		"line":    {Stroke{Width: 4 * One}, []Point{{640, 640}, {3200, 640}}, 40 * 4},
		"slanted": {Stroke{Width: 4 * One}, []Point{{640, 640}, {640 + 30*64, 640 + 40*64}}, 50 * 4},
		"square":  {Stroke{Width: 4 * One, Cap: Square}, []Point{{640, 640}, {3200, 640}}, 44 * 4},
		"round":   {Stroke{Width: 20 * One, Cap: RoundCap}, []Point{{1280, 1280}, {3200, 1280}}, 30*20 + 314},
		"bevel": {Stroke{Width: 20 * One}, []Point{{1280, 1280}, {3200, 1280}, {3200, 3200}}, 30*20 + 30*20 - 100 + 50},
		"miter": {Stroke{Width: 20 * One, Join: Miter}, []Point{{1280, 1280}, {3200, 1280}, {3200, 3200}}, 30*20 + 30*20 - 100 + 100},
		"roundj": {Stroke{Width: 20 * One, Join: RoundJoin}, []Point{{1280, 1280}, {3200, 1280}, {3200, 3200}}, 30*20 + 30*20 - 100 + 78.5},
		"left": {Stroke{Width: 20 * One}, []Point{{1280, 3200}, {3200, 3200}, {3200, 1280}}, 30*20 + 30*20 - 100 + 50},
		"dash": {Stroke{Width: 4 * One, Dash: []Fixed{5 * One, 5 * One}}, []Point{{640, 640}, {640+40*64, 640}}, 20 * 4},
	} {
		var r Rasterizer
		img := image.NewRGBA(image.Rect(0, 0, 90, 90))
		p := &Path{}
		for i, q := range c.points {
			if i == 0 { p.MoveTo(q.X, q.Y) } else { p.LineTo(q.X, q.Y) }
		}
		r.Stroke(img, p, c.s, white)
		if got := area(img); got < c.want*0.985-1 || got > c.want*1.015+1 {
			t.Errorf("%s: %.1f, want %.1f", name, got, c.want)
		}
	}
}
