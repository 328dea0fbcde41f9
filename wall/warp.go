package wall

import (
	"image"

	"watchfloor/wall/lens"
	"watchfloor/wall/stream"
)

// A warp draws frames dewarped, without a shader: it remembers where each
// pixel of a tile looks, until the view changes.
type warp struct {
	of   warpKey
	at   []ray
	grid []spot
}

// A warpKey is all that a warp depends on.
type warpKey struct {
	projection lens.Projection
	tile       image.Point
	frame      image.Point
	turn       int
}

// A ray is where a pixel looks, in eighths of a sample from the middle of the
// first one.
type ray struct{ x, y uint16 }

// nowhere is outside the lens.
var nowhere = ray{0xFFFF, 0xFFFF}

// A spot is a point of the upright picture.
type spot struct{ x, y float64 }

// draw fills dst with what f's projection shows.
func (w *warp) draw(dst *image.RGBA, f *stream.Frame, p *lens.Projection) {
	w.prepare(warpKey{*p, dst.Rect.Size(), f.Size, f.Turn & 3}, f)
	s := readingOf(f)
	width := dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		row := dst.Pix[y*dst.Stride:][:4*width]
		for x, at := range w.at[y*width:][:width] {
			var r, g, b byte
			if at != nowhere {
				r, g, b = s.between(int(at.x), int(at.y))
			}
			q := row[4*x : 4*x+4 : 4*x+4]
			q[0], q[1], q[2], q[3] = r, g, b, 255
		}
	}
}

// prepare finds out where the pixels look.
func (w *warp) prepare(key warpKey, f *stream.Frame) {
	if w.of == key && w.at != nil {
		return
	}
	w.of = key
	w.at = make([]ray, key.tile.X*key.tile.Y)
	s := sightOf(f, everything)
	lastX, lastY := float64(f.Size.X-1), float64(f.Size.Y-1)
	w.each(key, func(i int, u, v float64) {
		if !key.projection.Inside(u, v) {
			w.at[i] = nowhere
			return
		}
		x := (s.x+u*s.ux+v*s.vx)*float64(f.Size.X) - 0.5
		y := (s.y+u*s.uy+v*s.vy)*float64(f.Size.Y) - 0.5
		w.at[i] = ray{uint16(8*min(lastX, max(0, x)) + 0.5), uint16(8*min(lastY, max(0, y)) + 0.5)}
	})
}

// coarse is how many pixels lie between those whose ray is computed; that
// of the others lies between.
const coarse = 8

// each calls do for each pixel of a tile with the point of the upright picture
// that it shows.
func (w *warp) each(key warpKey, do func(i int, u, v float64)) {
	columns, rows := key.tile.X/coarse+2, key.tile.Y/coarse+2
	w.grid = w.grid[:0]
	for row := range rows {
		for column := range columns {
			u := (float64(column*coarse) + 0.5) / float64(key.tile.X)
			v := (float64(row*coarse) + 0.5) / float64(key.tile.Y)
			x, y := key.projection.At(u, v)
			w.grid = append(w.grid, spot{x, y})
		}
	}
	for y := range key.tile.Y {
		top := w.grid[y/coarse*columns:][:columns]
		low := w.grid[(y/coarse+1)*columns:][:columns]
		fy := float64(y%coarse) / coarse
		for x := range key.tile.X {
			i, fx := x/coarse, float64(x%coarse)/coarse
			a := between(between(top[i], top[i+1], fx), between(low[i], low[i+1], fx), fy)
			do(y*key.tile.X+x, a.x, a.y)
		}
	}
}

func between(a, b spot, f float64) spot {
	return spot{a.x + (b.x-a.x)*f, a.y + (b.y-a.y)*f}
}
