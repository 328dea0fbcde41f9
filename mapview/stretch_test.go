package mapview

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/draw"
)

func noise(w, h int) *image.RGBA {
	r := rand.New(rand.NewPCG(3, 4))
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range p.Pix {
		p.Pix[i] = uint8(r.Uint32())
		if i%4 == 3 {
			p.Pix[i] = 0xFF
		}
	}
	return p
}

func TestStretchToItsOwnSizeChangesNothing(t *testing.T) {
	src := noise(40, 30)
	dst := image.NewRGBA(src.Rect)
	stretch(dst, src.Rect, src, src.Rect)
	for i := range src.Pix {
		if off := int(src.Pix[i]) - int(dst.Pix[i]); off < -2 || off > 2 {
			t.Fatalf("byte %d: %d became %d", i, src.Pix[i], dst.Pix[i])
		}
	}
}

// TestStretchIsBilinear compares with x/image, where it enlarges: there both
// look at the same four pixels.
func TestStretchIsBilinear(t *testing.T) {
	src := noise(16, 12)
	whole := image.Rect(-7, -9, 33, 31)
	got, want := image.NewRGBA(image.Rect(0, 0, 30, 30)), image.NewRGBA(image.Rect(0, 0, 30, 30))
	stretch(got, got.Rect, src, whole)
	draw.ApproxBiLinear.Scale(want, whole, src, src.Rect, draw.Src, nil)
	for i := range want.Pix {
		if off := int(got.Pix[i]) - int(want.Pix[i]); off < -4 || off > 4 {
			t.Fatalf("byte %d: %d, want %d", i, got.Pix[i], want.Pix[i])
		}
	}
}

func TestStretchStaysInItsArea(t *testing.T) {
	src := noise(20, 20)
	for _, area := range []image.Rectangle{
		{image.Pt(3, 4), image.Pt(9, 11)}, {image.Pt(-50, -50), image.Pt(2, 2)}, {image.Pt(90, 0), image.Pt(99, 9)}, {},
	} {
		dst := image.NewRGBA(image.Rect(0, 0, 12, 12))
		stretch(dst, area, src, image.Rect(-100, -100, 100, 100))
		for y := range 12 {
			for x := range 12 {
				drawn := dst.RGBAAt(x, y) != color.RGBA{}
				if drawn != image.Pt(x, y).In(area) {
					t.Fatalf("area %v: pixel %d, %d drawn: %v", area, x, y, drawn)
				}
			}
		}
	}
}
