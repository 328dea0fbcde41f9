package heat

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"
)

func night(w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Rect, image.NewUniform(color.RGBA{20, 25, 30, 255}), image.Point{}, draw.Src)
	return dst
}

func TestHeatGlowsWhereThePointsAre(t *testing.T) {
	dst := night(300, 200)
	var m Map
	m.Draw(dst, []Point{{100, 100, 1}, {102, 101, 5}, {99, 98, 9}}, 40)
	if c := dst.RGBAAt(100, 100); c.R < 150 || c.R < c.B {
		t.Errorf("the middle is %v", c)
	}
	if c := dst.RGBAAt(100, 130); c.B <= 35 {
		t.Errorf("30 pixels off is %v", c)
	}
	for _, off := range []image.Point{{100, 150}, {200, 100}, {299, 199}, {0, 0}} {
		if c := dst.RGBAAt(off.X, off.Y); c != (color.RGBA{20, 25, 30, 255}) {
			t.Errorf("far away %v is %v", off, c)
		}
	}
}

// TestPanningKeepsTheColours: the same points somewhere else look the same.
func TestPanningKeepsTheColours(t *testing.T) {
	a, b := night(300, 300), night(300, 300)
	var m Map
	m.Draw(a, []Point{{100, 100, 3}, {120, 110, 2}}, 40)
	m.Draw(b, []Point{{150, 140, 3}, {170, 150, 2}, {900, 900, 50}}, 40) // cells are 5 pixels
	for y := 40; y < 160; y++ {
		for x := 40; x < 160; x++ {
			if p, q := a.RGBAAt(x, y), b.RGBAAt(x+50, y+40); p != q {
				t.Fatalf("%d,%d: %v, moved %v", x, y, p, q)
			}
		}
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	var m Map
	m.Draw(night(300, 200), []Point{{100, 100, 9}}, 40)
	dst := night(300, 200)
	m.Draw(dst, []Point{
		{50, 50, 0},
		{50, 50, -3},
		{50, 50, math.NaN()},
		{50, 50, math.Inf(1)},
		{math.NaN(), 50, 1},
		{math.Inf(1), 2, 1},
		{-1e12, 1e300, 1},
	}, 40)
	if !bytes.Equal(dst.Pix, night(300, 200).Pix) {
		t.Error("senseless points glow")
	}
}

func BenchmarkDraw1000(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	points := make([]Point, 1000)
	for i := range points {
		points[i] = Point{1920 * r.Float64(), 1080 * r.Float64(), 1}
	}
	dst := night(1920, 1080)
	var m Map
	for b.Loop() {
		m.Draw(dst, points, 40)
	}
}
