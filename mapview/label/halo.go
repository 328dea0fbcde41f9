package label

import (
	"image"
	"math"
)

// A tap is a neighbour a halo grows from: how far it lies, and
// how much of it (of 256).
type tap struct {
	dx, dy int
	part   uint32
}

// disc is a soft disc of taps.
func disc(radius float64) []tap {
	var taps []tap
	reach := int(math.Ceil(radius))
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			part := max(0, min(1, radius+0.5-math.Hypot(float64(dx), float64(dy))))
			if part > 0 {
				taps = append(taps, tap{dx, dy, uint32(256 * part)})
			}
		}
	}
	return taps
}

// dilate grows a mask by radius pixels. The mask must have room for it.
func dilate(mask *image.Alpha, radius float64) *image.Alpha {
	grown := image.NewAlpha(mask.Rect)
	taps := disc(radius)
	for y := range mask.Rect.Dy() {
		for x, a := range mask.Pix[y*mask.Stride : (y+1)*mask.Stride] {
			if a == 0 {
				continue
			}
			for _, t := range taps {
				to := image.Pt(x+t.dx, y+t.dy)
				if !to.In(mask.Rect) {
					continue
				}
				i := to.Y*grown.Stride + to.X
				grown.Pix[i] = max(grown.Pix[i], uint8(uint32(a)*t.part>>8))
			}
		}
	}
	return grown
}
