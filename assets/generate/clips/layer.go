package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Layer is a map of how much of each square cell around the camera some areas cover, 0 to 1.
type layer struct {
	cell, reach float64 // metres: a cell's edge, and from the middle to the layer's border
	n           int
	cover       []float32
}

func newLayer(cell, reach float64) *layer {
	n := int(2 * reach / cell)
	return &layer{cell: cell, reach: reach, n: n, cover: make([]float32, n*n)}
}

const subrows = 4

// Add covers the inside of a polygon, in metres, whose holes are further rings.
func (l *layer) add(rings ...orb.Ring) {
	bound := rings[0].Bound()
	top, bottom := (bound.Min[1]+l.reach)/l.cell*subrows, (bound.Max[1]+l.reach)/l.cell*subrows
	for row := int(max(top, 0)); row <= int(min(bottom, float64(l.n*subrows-1))); row++ {
		y := (float64(row)+0.5)/subrows*l.cell - l.reach
		cuts := crossings(rings, y)
		for i := 0; i+1 < len(cuts); i += 2 {
			l.cut(row/subrows, (cuts[i]+l.reach)/l.cell, (cuts[i+1]+l.reach)/l.cell)
		}
	}
}

func crossings(rings []orb.Ring, y float64) (cuts []float64) {
	for _, ring := range rings {
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			if (p[1] <= y) != (q[1] <= y) {
				cuts = append(cuts, p[0]+(y-p[1])/(q[1]-p[1])*(q[0]-p[0]))
			}
		}
	}
	slices.Sort(cuts)
	return cuts
}

// Cut covers a part of a subrow, in cells.
func (l *layer) cut(row int, from, to float64) {
	from, to = max(from, 0), min(to, float64(l.n))
	for x := int(from); float64(x) < to; x++ {
		part := min(to, float64(x+1)) - max(from, float64(x))
		c := &l.cover[row*l.n+x]
		*c = min(1, *c+float32(part/subrows))
	}
}

// At is the cover at a place, between the cells' middles; places beyond the border have the border's.
func (l *layer) at(x, y float64) float64 {
	limit := float64(l.n) - 1.001
	x = min(max((x+l.reach)/l.cell-0.5, 0), limit)
	y = min(max((y+l.reach)/l.cell-0.5, 0), limit)
	ix, iy := int(x), int(y)
	tx, ty := float32(x-float64(ix)), float32(y-float64(iy))
	row := l.cover[iy*l.n+ix:]
	top := row[0]*(1-tx) + row[1]*tx
	bottom := row[l.n]*(1-tx) + row[l.n+1]*tx
	return float64(top*(1-ty) + bottom*ty)
}

func (l *layer) inside(x, y float64) bool { return l.at(x, y) > 0.5 }

// Blurred is the layer averaged over squares of twice the given metres, twice, so that it fades softly.
func (l *layer) blurred(metres float64) *layer {
	out := &layer{cell: l.cell, reach: l.reach, n: l.n, cover: slices.Clone(l.cover)}
	r := max(1, int(math.Round(metres/l.cell/2)))
	line := make([]float32, l.n)
	for range 2 {
		for i := range l.n {
			blurLine(out.cover[i*l.n:], 1, l.n, r, line)
			blurLine(out.cover[i:], l.n, l.n, r, line)
		}
	}
	return out
}

func blurLine(c []float32, step, n, r int, line []float32) {
	var sum float32
	for i := -r; i < n; i++ {
		if i+r < n {
			sum += c[(i+r)*step]
		}
		if i-r-1 >= 0 {
			sum -= c[(i-r-1)*step]
		}
		if i >= 0 {
			line[i] = sum / float32(2*r+1)
		}
	}
	for i, v := range line {
		c[i*step] = v
	}
}
