package mapview

import (
	"image"
	"image/color"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/mapview/raster"
)

// wedge draws a field of view: the whole sector, or what of it can be seen.
func (d *drafter) wedge(dst *image.RGBA, w *wedge, v Viewport) {
	if len(w.outline) < 3 {
		drawWedge(dst, w.sector, w.colour, w.strength)
		return
	}
	area := w.bounds().Intersect(dst.Rect)
	if area.Empty() {
		return
	}
	d.path.Reset()
	d.ring(orb.Ring(w.outline), v.from(area.Min))
	d.fade(dst, area, w)
	d.path.Reset()
	d.ring(orb.Ring(w.outline), v)
	line := fade(w.colour, min(1, w.strength*wedgeEdge))
	d.raster.Stroke(dst, &d.path, raster.Stroke{Width: raster.Px(1.1 * v.scale())}, multiply(line))
}

// from is the view whose upper left corner is a pixel of this one, with the
// same middle.
func (v Viewport) from(corner image.Point) Viewport {
	v.Size = v.Size.Sub(corner.Mul(2))
	return v
}

// fade fills the path, which begins at the area's corner, paler outward.
func (d *drafter) fade(dst *image.RGBA, area image.Rectangle, w *wedge) {
	d.mask.Stride, d.mask.Rect = 4*area.Dx(), image.Rectangle{Max: area.Size()}
	n := 4 * area.Dx() * area.Dy()
	d.mask.Pix = slices.Grow(d.mask.Pix[:0], n)[:n]
	clear(d.mask.Pix)
	d.raster.Fill(&d.mask, &d.path, color.RGBA{A: 255}, raster.EvenOdd)
	steps, step := fading(w.strength), 256/max(1, w.radius*w.radius)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		mask := d.mask.Pix[(y-area.Min.Y)*d.mask.Stride:]
		dy := float64(y) + 0.5 - w.y
		pix := dst.Pix[dst.PixOffset(area.Min.X, y):]
		for x := range area.Dx() {
			covered := mask[4*x+3]
			if covered == 0 {
				continue
			}
			dx := float64(area.Min.X+x) + 0.5 - w.x
			opacity := steps[min(256, int((dx*dx+dy*dy)*step))]
			over(pix[4*x:], w.colour, opacity*float64(covered)/255)
		}
	}
}
