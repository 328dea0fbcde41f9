package mapview

import (
	"image"
	"image/color"
	"math"
)

// The look of a cover: what one camera sees, what each further one adds, and
// the hatch over what nobody sees.
const (
	seenOnce = 0.16
	seenMore = 0.07
	seenMost = 0.42
	unseen   = 0.10
)

// drawCover tints what cameras see, and hatches what they should.
func drawCover(dst *image.RGBA, c *Cover, v Viewport, p palette) {
	cols, left := ruler(dst.Rect.Dx(), c.Cols, func(x int) float64 {
		return (v.Place(float64(x)+0.5, 0)[0] - c.Bound.Min[0]) / (c.Bound.Max[0] - c.Bound.Min[0])
	})
	rows, top := ruler(dst.Rect.Dy(), c.Rows, func(y int) float64 {
		return (v.Place(0, float64(y)+0.5)[1] - c.Bound.Min[1]) / (c.Bound.Max[1] - c.Bound.Min[1])
	})
	b := brush{gap: max(4, int(9*v.scale())), phase: v.phase(), seen: seenColour(p), gone: color.NRGBA{0xFF, 0x4D, 0x4D, 0xFF}}
	for j, row := range rows {
		y := top + j
		seen := c.Seen[row*c.Cols:][:c.Cols]
		var inside []bool
		if c.Inside != nil {
			inside = c.Inside[row*c.Cols:][:c.Cols]
		}
		pix := dst.Pix[dst.PixOffset(left, y):]
		for i, col := range cols {
			b.pixel(pix[4*i:4*i+4], seen[col], inside != nil && inside[col], left+i+y)
		}
	}
}

func seenColour(p palette) color.NRGBA {
	if p.dark {
		return color.NRGBA{0x3D, 0xE0, 0xB0, 0xFF}
	}
	return color.NRGBA{0x00, 0x8F, 0x6B, 0xFF}
}

// ruler is the cell of each pixel from first on; pixels off the grid are left
// out.
func ruler(pixels, cells int, part func(pixel int) float64) (cell []int, first int) {
	for i := range pixels {
		at := int(math.Floor(part(i) * float64(cells)))
		if at < 0 || at >= cells {
			if len(cell) > 0 {
				break
			}
			continue
		}
		if len(cell) == 0 {
			first = i
		}
		cell = append(cell, at)
	}
	return cell, first
}

// A brush paints the pixels of a cover.
type brush struct {
	gap, phase int
	seen, gone color.NRGBA
}

func (b *brush) pixel(pixel []uint8, seen uint8, matters bool, diagonal int) {
	switch {
	case seen > 0:
		over(pixel, b.seen, min(seenMost, seenOnce+seenMore*float64(seen-1)))
	case matters:
		over(pixel, b.gone, unseen)
		if mod(diagonal-b.phase, b.gap) < 2 {
			over(pixel, b.gone, 0.5)
		}
	}
}

// phase keeps a hatch still on the ground.
func (v Viewport) phase() int {
	ox, oy := v.origin()
	return int(int64(ox) + int64(oy))
}
