package mask

import (
	"image"
	"math"
	"slices"
)

// A Point is a place in an upright picture: 0 to 1 from its left and its top.
type Point struct{ X, Y float64 }

// A Mask is a polygon over a part of the picture, by its corners. One that is
// none, with fewer than three corners or with corners that are no numbers,
// covers the whole picture.
type Mask []Point

// Equal says whether two lists of masks are the same.
func Equal(a, b []Mask) bool {
	return slices.EqualFunc(a, b, func(a, b Mask) bool { return slices.Equal(a, b) })
}

// A Run is pixels of row Y, from X0 to X1, which is excluded.
type Run struct{ Y, X0, X1 int }

// Runs are the pixels of an image of that size which masks touch, even at a
// corner, from top to bottom and from left to right. at says where in the
// image, in pixels, a point of the picture lies; it must be affine.
func Runs(masks []Mask, size image.Point, at func(Point) Point) []Run {
	shapes := make([]shape, len(masks))
	for i, m := range masks {
		shapes[i] = m.shape(size, at)
	}
	var runs []Run
	row := make([]bool, size.X)
	for y := range size.Y {
		touched := false
		for i := range shapes {
			touched = shapes[i].mark(row, y) || touched
		}
		if touched {
			runs = collect(runs, row, y)
			clear(row)
		}
	}
	return runs
}

// collect adds the runs of a row.
func collect(runs []Run, row []bool, y int) []Run {
	for x := 0; x < len(row); x++ {
		if !row[x] {
			continue
		}
		from := x
		for x < len(row) && row[x] {
			x++
		}
		runs = append(runs, Run{y, from, x})
	}
	return runs
}

// shape is the mask's polygon in pixels; of one that is none, the image's.
func (m Mask) shape(size image.Point, at func(Point) Point) shape {
	s := shape{top: math.Inf(1), low: math.Inf(-1)}
	for _, p := range m {
		q := at(p)
		if !finite(p.X) || !finite(p.Y) || !finite(q.X) || !finite(q.Y) {
			return whole(size)
		}
		s.corners = append(s.corners, q)
		s.top, s.low = min(s.top, q.Y), max(s.low, q.Y)
	}
	if len(m) < 3 {
		return whole(size)
	}
	return s
}

func whole(size image.Point) shape {
	w, h := float64(size.X), float64(size.Y)
	return shape{corners: []Point{{0, 0}, {w, 0}, {w, h}, {0, h}}, low: h}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
