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

// A Rasterizer draws paths. It keeps its memory between paths, at most some
// 4 MiB. One goroutine uses it.
type Rasterizer struct {
	cells cells
}

// Fill draws the inside of p over dst, whose upper left corner is 0, 0. Open
// lines are closed. c is premultiplied.
func (r *Rasterizer) Fill(dst *image.RGBA, p *Path, c color.RGBA, rule Rule) {
	r.paint(dst, newInk(c, rule), func(to *cells) {
		for i := range p.lines() {
			points, _ := p.line(i)
			last := points[len(points)-1]
			for _, at := range points {
				to.edge(last, at)
				last = at
			}
		}
	})
}

// paint draws an outline band by band.
func (r *Rasterizer) paint(dst *image.RGBA, ink ink, outline func(*cells)) {
	size := dst.Rect.Size()
	if size.X <= 0 || size.Y <= 0 {
		return
	}
	rows := max(1, mostCells/size.X)
	for top := 0; top < size.Y; top += rows {
		r.cells.band(size.X, top, min(top+rows, size.Y))
		outline(&r.cells)
		for row := r.cells.first; row <= r.cells.last; row++ {
			r.cells.sweep(row, dst.Pix[(top+row)*dst.Stride:][:4*size.X], ink)
		}
	}
}
