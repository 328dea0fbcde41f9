package mapview

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// TestWedge asks trigonometry which pixels a wedge covers.
func TestWedge(t *testing.T) {
	for _, w := range []Wedge{{Heading: 0, FOV: 60, Range: 40}, {Heading: 105, FOV: 70, Range: 30}, {Heading: 350, FOV: 170, Range: 35}, {Heading: 200, FOV: 250, Range: 35}, {Heading: 10, FOV: 360, Range: 30}, {Heading: 90, FOV: 0, Range: 30}} {
		dst := image.NewRGBA(image.Rect(0, 0, 100, 100))
		draw := sectorOf(&w, 50, 50, 1)
		drawWedge(dst, draw, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, 1)
		for y := range 100 {
			for x := range 100 {
				dx, dy := float64(x)+0.5-50, float64(y)+0.5-50
				away := math.Hypot(dx, dy)
				turn := math.Abs(math.Remainder(math.Atan2(dx, -dy)*180/math.Pi-w.Heading, 360))
				beside := (turn - w.FOV/2) * math.Pi / 180 * away
				drawn := dst.Pix[dst.PixOffset(x, y)] > 0
				if inside := away < w.Range-1 && beside < -1; inside && !drawn {
					t.Fatalf("%+v: pixel %d, %d is missing", w, x, y)
				}
				if outside := away > w.Range+1 || beside > 1 && w.FOV < 360; outside && drawn && away > 2 {
					t.Fatalf("%+v: pixel %d, %d is drawn", w, x, y)
				}
			}
		}
	}
}

func TestWedgeFadesOutward(t *testing.T) {
	dst := image.NewRGBA(image.Rect(0, 0, 20, 100))
	drawWedge(dst, sectorOf(&Wedge{Heading: 0, FOV: 90, Range: 90}, 10, 99, 1), color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, 1)
	if low, high := dst.RGBAAt(10, 90).R, dst.RGBAAt(10, 20).R; low <= high {
		t.Errorf("%d near the camera, %d far away", low, high)
	}
}
