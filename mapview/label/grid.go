package label

import "image"

// cellSide is that of a grid's cells, pixels.
const cellSide = 64

// A grid finds out whether a box is free.
type grid struct {
	origin image.Point // pixels
	size   image.Point // in cells
	cells  [][]image.Rectangle
}

func newGrid(area image.Rectangle) *grid {
	size := image.Pt(area.Dx()/cellSide+1, area.Dy()/cellSide+1)
	return &grid{area.Min, size, make([][]image.Rectangle, size.X*size.Y)}
}

// each calls f with the cells that a box touches until f returns false.
func (g *grid) each(box image.Rectangle, f func(*[]image.Rectangle) bool) bool {
	box = box.Sub(g.origin)
	for y := max(0, box.Min.Y/cellSide); y <= min(g.size.Y-1, (box.Max.Y-1)/cellSide); y++ {
		for x := max(0, box.Min.X/cellSide); x <= min(g.size.X-1, (box.Max.X-1)/cellSide); x++ {
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
