package label

import "image"

// cell is the side of a grid's cells, pixels.
const cell = 64

// A grid finds out whether a box is free.
type grid struct {
	size  image.Point // in cells
	cells [][]image.Rectangle
}

func newGrid(pixels image.Point) *grid {
	size := image.Pt(pixels.X/cell+1, pixels.Y/cell+1)
	return &grid{size, make([][]image.Rectangle, size.X*size.Y)}
}

// each calls f with the cells that a box touches until f returns false.
func (g *grid) each(box image.Rectangle, f func(*[]image.Rectangle) bool) bool {
	for y := max(0, box.Min.Y/cell); y <= min(g.size.Y-1, (box.Max.Y-1)/cell); y++ {
		for x := max(0, box.Min.X/cell); x <= min(g.size.X-1, (box.Max.X-1)/cell); x++ {
			if !f(&g.cells[y*g.size.X+x]) {
				return false
			}
		}
	}
	return true
}

func (g *grid) free(box image.Rectangle) bool {
	return g.each(box, func(taken *[]image.Rectangle) bool {
		for _, t := range *taken {
			if t.Overlaps(box) {
				return false
			}
		}
		return true
	})
}

func (g *grid) take(box image.Rectangle) {
	g.each(box, func(taken *[]image.Rectangle) bool {
		*taken = append(*taken, box)
		return true
	})
}
