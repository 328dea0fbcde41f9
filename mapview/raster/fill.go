package raster

import (
	"image"
	"image/color"
)

// Rule says which points lie inside a path.
type Rule uint8

// The rules.
const (
	NonZero Rule = iota // those that the path goes round
	EvenOdd             // those that it goes round an odd number of times
)

// A Rasterizer draws paths. It keeps its memory between paths. One goroutine
// uses it.
type Rasterizer struct {
	cells cells
	outer Path // of a stroke
	lines Path // of a dashed stroke
}

// Fill draws the inside of p over dst, whose upper left corner is 0, 0. Open
// lines are closed. c is premultiplied.
func (r *Rasterizer) Fill(dst *image.RGBA, p *Path, c color.RGBA, rule Rule) {
	r.cells.reset(dst.Rect.Dx(), dst.Rect.Dy())
	for i := range p.lines() {
		points, _ := p.line(i)
		for j := 1; j < len(points); j++ {
			r.cells.edge(points[j-1], points[j])
		}
		if n := len(points); n > 2 {
			r.cells.edge(points[n-1], points[0])
		}
	}
	for y := r.cells.top; y < r.cells.bottom; y++ {
		r.sweep(dst, y, c, rule)
	}
}

// full is the area of a pixel in the units of cell.area.
const full = 2 * int32(One) * int32(One)

// sweep paints one row.
func (r *Rasterizer) sweep(dst *image.RGBA, y int, c color.RGBA, rule Rule) {
	row := r.cells.sorted(y)
	pix := dst.Pix[y*dst.Stride : y*dst.Stride+4*r.cells.width]
	var cover int32
	for i := 0; i < len(row); {
		x, area := row[i].x, int32(0)
		for ; i < len(row) && row[i].x == x; i++ {
			cover += row[i].cover
			area += row[i].area
		}
		if x >= 0 && int(x) < r.cells.width {
			blend(pix[4*x:4*x+4], c, rule.alpha(cover*2*int32(One)-area))
		}
		to := r.cells.width
		if i < len(row) {
			to = int(row[i].x)
		}
		if from := int(x) + 1; cover != 0 && from < to {
			span(pix[4*from:4*to], c, rule.alpha(cover*2*int32(One)))
		}
	}
}

// alpha turns an area into 0 to 255.
func (rule Rule) alpha(area int32) uint32 {
	if area < 0 {
		area = -area
	}
	if rule == EvenOdd {
		if area %= 2 * full; area > full {
			area = 2*full - area
		}
	}
	return (uint32(min(area, full))*255 + uint32(full)/2) / uint32(full)
}

// span paints a run of pixels evenly.
func span(pix []byte, c color.RGBA, alpha uint32) {
	if alpha < 255 || c.A < 255 {
		for ; len(pix) >= 4; pix = pix[4:] {
			blend(pix[:4], c, alpha)
		}
		return
	}
	pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, c.A
	for n := 4; n < len(pix); n *= 2 {
		copy(pix[n:], pix[:n])
	}
}

// blend paints one pixel: c over what is there, alpha of 255.
func blend(p []byte, c color.RGBA, alpha uint32) {
	_ = p[3]
	keep := 255 - scale(uint32(c.A), alpha)
	p[0] = uint8(scale(uint32(c.R), alpha) + scale(uint32(p[0]), keep))
	p[1] = uint8(scale(uint32(c.G), alpha) + scale(uint32(p[1]), keep))
	p[2] = uint8(scale(uint32(c.B), alpha) + scale(uint32(p[2]), keep))
	p[3] = uint8(scale(uint32(c.A), alpha) + scale(uint32(p[3]), keep))
}

// scale is a times b of 255, rounded.
func scale(a, b uint32) uint32 {
	v := a*b + 128
	return (v + v>>8) >> 8
}
