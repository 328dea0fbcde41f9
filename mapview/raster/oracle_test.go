package raster

import (
	"image"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/vector"
)

// TestFillAgainstSampling draws triangles that leave the picture on every
// side, and compares each pixel with the part of 256 points in it that lie
// inside.
func TestFillAgainstSampling(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var ours Rasterizer
	for range 100 {
		size := 10 + r.IntN(20)
		var corners [3]Point
		for i := range corners {
			corners[i] = Point{Fixed(r.IntN(size*128) - size*32), Fixed(r.IntN(size*128) - size*32)}
		}
		img := picture(size, size)
		ours.Fill(img, path(true, corners[:]...), white, NonZero)
		for i := range size * size {
			want := sampled(corners, i%size, i/size)
			if got := int(img.Pix[4*i+3]); got < want-14 || got > want+14 { // a row of samples is 16
				t.Fatalf("pixel %d,%d of %v: %d, want %d", i%size, i/size, corners, got, want)
			}
		}
	}
}

func sampled(c [3]Point, x, y int) int {
	n := 0
	for i := range 256 {
		at := Point{Fixed(x*64 + i%16*4 + 2), Fixed(y*64 + i/16*4 + 2)}
		var signs [3]bool
		for k, a := range c {
			b := c[(k+1)%3]
			signs[k] = int64(b.X-a.X)*int64(at.Y-a.Y)-int64(b.Y-a.Y)*int64(at.X-a.X) > 0
		}
		if signs[0] == signs[1] && signs[1] == signs[2] {
			n++
		}
	}
	return n * 255 / 256
}

// TestFillAgainstVector compares random shapes with another rasteriser, which
// counts in floating point where pictures are wider than 512 pixels.
func TestFillAgainstVector(t *testing.T) {
	const width, height = 520, 30
	r := rand.New(rand.NewPCG(11, 12))
	var ours Rasterizer
	theirs := vector.NewRasterizer(width, height)
	for range 100 {
		points := make([]Point, 3+r.IntN(2))
		for i := range points {
			points[i] = Point{Fixed(r.IntN(width * 64)), Fixed(r.IntN(height * 64))}
		}
		got, want := picture(width, height), image.NewAlpha(image.Rect(0, 0, width, height))
		ours.Fill(got, path(true, points...), white, NonZero)
		theirs.Reset(width, height)
		addTo(theirs, points)
		theirs.Draw(want, want.Rect, image.Opaque, image.Point{})
		for i, a := range want.Pix {
			if off := int(got.Pix[4*i+3]) - int(a); off < -6 || off > 6 {
				t.Fatalf("pixel %d,%d of %v: %d, want %d", i%width, i/width, points, got.Pix[4*i+3], a)
			}
		}
	}
}

func addTo(v *vector.Rasterizer, points []Point) {
	for i, q := range points {
		if i == 0 {
			v.MoveTo(float32(q.X)/64, float32(q.Y)/64)
		} else {
			v.LineTo(float32(q.X)/64, float32(q.Y)/64)
		}
	}
	v.ClosePath()
}
