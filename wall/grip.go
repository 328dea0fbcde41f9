package wall

import (
	"image"

	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/wall/layout"
)

// A side says which sides of a tile a drag moves: bits.
type side int

const (
	left side = 1 << iota
	right
	top
	bottom

	inside side = 0                           // the whole tile
	free        = left | right | top | bottom // no tile: a new one is drawn
)

// cursor shows what a drag from there would do.
func (s side) cursor() desktop.Cursor {
	switch s {
	case inside:
		return desktop.PointerCursor
	case left, right:
		return desktop.HResizeCursor
	case top, bottom:
		return desktop.VResizeCursor
	case left | top, right | bottom:
		return desktop.NWSEResizeCursor
	case left | bottom, right | top:
		return desktop.NESWResizeCursor
	}
	return desktop.CrosshairCursor
}

// A grip is what the mouse holds of a layout that is edited, and where.
type grip struct {
	tile  int // -1: a new one
	side  side
	start image.Point     // pixel where the button went down
	from  image.Rectangle // cells of the tile then; the cell of a new one
}

// gripAt is what lies at a pixel of a wall of the given size: a border can be
// held from reach pixels away.
func gripAt(l layout.Layout, p, size image.Point, gap, reach int) grip {
	tile := l.At(p, size, gap)
	for i := 0; tile < 0 && i < l.Len(); i++ {
		if p.In(l.Cell(i, size, gap).Inset(-reach / 2)) {
			tile = i
		}
	}
	if tile < 0 {
		cell := l.CellAt(p, size)
		return grip{-1, free, p, image.Rectangle{Min: cell, Max: cell.Add(image.Pt(1, 1))}}
	}
	return grip{tile, sideOf(l.Cell(tile, size, gap), p, reach), p, l.Tiles[tile]}
}

// sideOf is which borders of r are near p; of a small r the middle half is
// inside.
func sideOf(r image.Rectangle, p image.Point, reach int) (s side) {
	x, y := min(reach, r.Dx()/4), min(reach, r.Dy()/4)
	if p.X < r.Min.X+x {
		s |= left
	} else if p.X >= r.Max.X-x {
		s |= right
	}
	if p.Y < r.Min.Y+y {
		s |= top
	} else if p.Y >= r.Max.Y-y {
		s |= bottom
	}
	return s
}

// moved is which cells the tile would have with the mouse at p, on a grid of
// so many cells. It is within the grid; whether it overlaps is not asked.
func (g grip) moved(p, size, cells image.Point, gap int, keep bool) image.Rectangle {
	by := image.Pt(steps(p.X-g.start.X, cells.X, size.X+gap), steps(p.Y-g.start.Y, cells.Y, size.Y+gap))
	grid := image.Rectangle{Max: cells}
	switch {
	case g.side == inside:
		return slid(g.from.Add(by), grid)
	case g.side == free:
		return g.from.Union(g.from.Add(by)).Intersect(grid)
	}
	r := resized(g.from, g.side, by, grid)
	if keep {
		return g.shaped(r, grid)
	}
	return r
}

// steps is how many of n cells a drag over part of length is.
func steps(part, n, length int) int {
	if length <= 0 {
		return 0
	}
	twice := 2*part*n + length // half a cell more, to round
	if twice < 0 {
		return -((-twice + 2*length - 1) / (2 * length))
	}
	return twice / (2 * length)
}

// slid is r moved as little as possible to lie within the grid.
func slid(r, grid image.Rectangle) image.Rectangle {
	at := image.Pt(max(0, min(r.Min.X, grid.Dx()-r.Dx())), max(0, min(r.Min.Y, grid.Dy()-r.Dy())))
	return r.Add(at.Sub(r.Min))
}

// resized moves sides of r; a cell is left at least.
func resized(r image.Rectangle, s side, by image.Point, grid image.Rectangle) image.Rectangle {
	if s&left != 0 {
		r.Min.X = max(0, min(r.Min.X+by.X, r.Max.X-1))
	}
	if s&right != 0 {
		r.Max.X = min(grid.Dx(), max(r.Max.X+by.X, r.Min.X+1))
	}
	if s&top != 0 {
		r.Min.Y = max(0, min(r.Min.Y+by.Y, r.Max.Y-1))
	}
	if s&bottom != 0 {
		r.Max.Y = min(grid.Dy(), max(r.Max.Y+by.Y, r.Min.Y+1))
	}
	return r
}

// shaped gives r the aspect of the tile as it was. The corner or side that is
// not held stays; of a side alone, it decides.
func (g grip) shaped(r, grid image.Rectangle) image.Rectangle {
	anchor := g.from.Min
	if g.side&left != 0 {
		anchor.X = g.from.Max.X
	}
	if g.side&top != 0 {
		anchor.Y = g.from.Max.Y
	}
	switch {
	case g.side&(left|right) == 0:
		r.Max.X = grid.Max.X
	case g.side&(top|bottom) == 0:
		r.Max.Y = grid.Max.Y
	}
	return layout.Aspect(r, anchor, float64(g.from.Dx())/float64(g.from.Dy()))
}
