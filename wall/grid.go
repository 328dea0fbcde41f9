package wall

import "image"

// Sizes are the numbers of tiles a grid can have.
var Sizes = [...]int{1, 4, 9, 16, 25, 36, 49, 64}

// A Grid divides a rectangle into equal tiles, row by row from the upper
// left. It is arithmetic: no widgets.
type Grid struct{ Columns, Rows int }

// GridOf is the smallest square grid of Sizes that holds n tiles.
func GridOf(n int) Grid {
	for _, size := range Sizes {
		if n <= size {
			side := root(size)
			return Grid{side, side}
		}
	}
	side := root(Sizes[len(Sizes)-1])
	return Grid{side, side}
}

func root(square int) int {
	side := 1
	for side*side < square {
		side++
	}
	return side
}

// Tiles is how many tiles the grid has.
func (g Grid) Tiles() int { return g.Columns * g.Rows }

// Cell is where tile i lies in a rectangle of the given size, in whole
// pixels: neighbours are gap pixels apart, and together they fill it.
func (g Grid) Cell(i int, size image.Point, gap int) image.Rectangle {
	column, row := i%g.Columns, i/g.Columns
	return image.Rect(
		edge(column, g.Columns, size.X, gap), edge(row, g.Rows, size.Y, gap),
		edge(column+1, g.Columns, size.X, gap)-gap, edge(row+1, g.Rows, size.Y, gap)-gap,
	)
}

// edge is where cell k of n begins when n cells of equal size, each followed
// by a gap, fill length pixels and one gap more.
func edge(k, n, length, gap int) int { return k * (length + gap) / n }

// Fit is the largest rectangle of the aspect (width over height) that lies
// centred in r, in whole pixels.
func Fit(r image.Rectangle, aspect float64) image.Rectangle {
	w, h := r.Dx(), r.Dy()
	if w <= 0 || h <= 0 || aspect <= 0 {
		return r
	}
	if float64(w) > float64(h)*aspect {
		w = int(float64(h)*aspect + 0.5)
	} else {
		h = int(float64(w)/aspect + 0.5)
	}
	at := r.Min.Add(image.Pt((r.Dx()-w)/2, (r.Dy()-h)/2))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
}
