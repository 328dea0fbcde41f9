package layout

import (
	"image"
	"slices"
)

// fine is how many cells a grid needs each way to arrange tiles freely.
const fine = 24

// Free is the same picture on a grid that is fine enough to edit: at least
// 24 cells each way, a multiple of those before.
func (l Layout) Free() Layout {
	if l.Columns < 1 || l.Rows < 1 {
		return Layout{Columns: fine, Rows: fine}
	}
	x, y := multiple(l.Columns), multiple(l.Rows)
	free := Layout{Columns: x * l.Columns, Rows: y * l.Rows}
	for _, t := range l.Tiles {
		free.Tiles = append(free.Tiles, image.Rect(x*t.Min.X, y*t.Min.Y, x*t.Max.X, y*t.Max.Y))
	}
	return free
}

func multiple(cells int) int { return (fine + cells - 1) / cells }

// Fits tells whether a tile can lie at those cells: inside the grid and over
// no tile but i (-1: over none).
func (l Layout) Fits(i int, at image.Rectangle) bool {
	if at.Empty() || !at.In(l.bounds()) {
		return false
	}
	for j, t := range l.Tiles {
		if j != i && t.Overlaps(at) {
			return false
		}
	}
	return true
}

// Move brings the upper left cell of tile i to another. It returns l and
// false if the tile would leave the grid or lie over another.
func (l Layout) Move(i int, to image.Point) (Layout, bool) {
	if !l.has(i) {
		return l, false
	}
	return l.Resize(i, l.Tiles[i].Sub(l.Tiles[i].Min).Add(to))
}

// Resize gives tile i other cells. It returns l and false if the tile would
// leave the grid or lie over another.
func (l Layout) Resize(i int, to image.Rectangle) (Layout, bool) {
	if !l.has(i) || !l.Fits(i, to) {
		return l, false
	}
	return l.with(func(tiles []image.Rectangle) { tiles[i] = to }), true
}

// Add puts one more tile, the last, at those cells. It returns l and false
// if the tile does not fit there or there are MaxTiles already.
func (l Layout) Add(at image.Rectangle) (Layout, bool) {
	if l.Len() >= MaxTiles || !l.Fits(-1, at) {
		return l, false
	}
	l.Tiles = append(slices.Clip(l.Tiles), at)
	return l, true
}

// Remove takes tile i away and leaves its place free; the tiles after it
// count one less. The only tile stays: a wall has at least one.
func (l Layout) Remove(i int) Layout {
	if l.has(i) && l.Len() > 1 {
		l.Tiles = slices.Concat(l.Tiles[:i], l.Tiles[i+1:])
	}
	return l
}

// Swap lets tiles i and j change places and sizes.
func (l Layout) Swap(i, j int) Layout {
	if !l.has(i) || !l.has(j) {
		return l
	}
	return l.with(func(tiles []image.Rectangle) { tiles[i], tiles[j] = tiles[j], tiles[i] })
}

func (l Layout) has(i int) bool { return i >= 0 && i < l.Len() }

// with is l after a change of its tiles.
func (l Layout) with(change func([]image.Rectangle)) Layout {
	l.Tiles = slices.Clone(l.Tiles)
	change(l.Tiles)
	return l
}
