// Package layout divides a video wall into tiles: regular grids, the
// irregular ones operators know, and free arrangements edited on a fine grid.
// It is arithmetic on whole cells and whole pixels; it draws nothing.
package layout

import (
	"fmt"
	"image"
	"slices"
)

const (
	// MaxTiles is how many tiles a layout can have.
	MaxTiles = 64
	// MaxCells is how many columns, and how many rows, a grid can have.
	MaxCells = 192
)

// A Layout divides a wall into tiles that lie on a grid of cells. It is a
// value: its methods return changed copies, and it may be shared as long as
// nobody writes to Tiles. The zero Layout has no tiles.
type Layout struct {
	Columns, Rows int
	Tiles         []image.Rectangle // in cells, disjoint, inside the grid
}

// Square is the smallest square grid that holds n tiles: 1, 4, 9 … 64.
func Square(n int) Layout {
	side := 1
	for side*side < min(n, MaxTiles) {
		side++
	}
	return grid(side, side)
}

// Regular is a grid of equal tiles, row by row from the upper left. It fails
// unless there are 1 to MaxTiles of them.
func Regular(columns, rows int) (Layout, error) {
	fits := func(n int) bool { return n >= 1 && n <= MaxTiles }
	if !fits(columns) || !fits(rows) || !fits(columns*rows) {
		return Layout{}, fmt.Errorf("a wall of %d columns and %d rows: it can have 1 to %d tiles", columns, rows, MaxTiles)
	}
	return grid(columns, rows), nil
}

func grid(columns, rows int) Layout {
	l := Layout{Columns: columns, Rows: rows}
	for i := range columns * rows {
		at := image.Pt(i%columns, i/columns)
		l.Tiles = append(l.Tiles, image.Rectangle{Min: at, Max: at.Add(image.Pt(1, 1))})
	}
	return l
}

// Len is how many tiles the layout has.
func (l Layout) Len() int { return len(l.Tiles) }

// Equal tells whether both have the same tiles, in the same order, on the
// same grid.
func (l Layout) Equal(other Layout) bool {
	return l.Columns == other.Columns && l.Rows == other.Rows && slices.Equal(l.Tiles, other.Tiles)
}

// Covers tells whether the tiles of a valid layout leave no gap.
func (l Layout) Covers() bool {
	covered := 0
	for _, t := range l.Tiles {
		covered += t.Dx() * t.Dy()
	}
	return covered == l.Columns*l.Rows
}

// Validate says what is wrong with a layout that comes from outside: the
// grid and the number of tiles have limits, and tiles must lie inside the
// grid without overlap.
func (l Layout) Validate() error {
	if l.Columns < 1 || l.Rows < 1 || l.Columns > MaxCells || l.Rows > MaxCells {
		return fmt.Errorf("a grid of %d by %d cells: it must have 1 to %d each way", l.Columns, l.Rows, MaxCells)
	}
	if n := l.Len(); n < 1 || n > MaxTiles {
		return fmt.Errorf("%d tiles: a layout must have 1 to %d", n, MaxTiles)
	}
	for i, t := range l.Tiles {
		if t.Empty() || !t.In(l.bounds()) {
			return fmt.Errorf("tile %d at %v does not lie in the grid of %d by %d cells", i+1, t, l.Columns, l.Rows)
		}
		if j := slices.IndexFunc(l.Tiles[:i], t.Overlaps); j >= 0 {
			return fmt.Errorf("tiles %d at %v and %d at %v overlap", j+1, l.Tiles[j], i+1, t)
		}
	}
	return nil
}

// bounds is the whole grid, in cells.
func (l Layout) bounds() image.Rectangle { return image.Rect(0, 0, l.Columns, l.Rows) }
