package layout

import "image"

// Cell is where tile i lies on a wall of the given size, in whole pixels:
// neighbours are gap pixels apart, and tiles that fill the grid fill the
// wall. i must be one of the tiles.
func (l Layout) Cell(i int, size image.Point, gap int) image.Rectangle {
	return l.Pixels(l.Tiles[i], size, gap)
}

// Pixels is where a tile of those cells would lie on a wall of the given
// size. It is empty where the gap leaves no pixel.
func (l Layout) Pixels(cells image.Rectangle, size image.Point, gap int) image.Rectangle {
	x0, x1 := span(cells.Min.X, cells.Max.X, l.Columns, size.X, gap)
	y0, y1 := span(cells.Min.Y, cells.Max.Y, l.Rows, size.Y, gap)
	return image.Rectangle{Min: image.Pt(x0, y0), Max: image.Pt(x1, y1)}
}

// span is where cells from to (exclusive) of n begin and end when n cells of
// equal size, each followed by a gap, fill length pixels and one gap more.
func span(from, to, n, length, gap int) (begin, end int) {
	begin = from * (length + gap) / n
	return begin, max(begin, to*(length+gap)/n-gap)
}

// At is the tile at a pixel of a wall of the given size; -1 if none is
// there.
func (l Layout) At(p, size image.Point, gap int) int {
	for i := range l.Tiles {
		if p.In(l.Cell(i, size, gap)) {
			return i
		}
	}
	return -1
}

// CellAt is the grid cell (column, row) at a pixel of a wall of the given
// size; the nearest one for a pixel outside. A pixel of a tile gives a cell
// of that tile, whatever the gap. The grid must have cells.
func (l Layout) CellAt(p, size image.Point) image.Point {
	return image.Pt(cellAt(p.X, l.Columns, size.X), cellAt(p.Y, l.Rows, size.Y))
}

// cellAt is the last of n cells that begins at or before pixel p of length.
func cellAt(p, n, length int) int {
	if p < 0 || length <= 0 {
		return 0
	}
	return min(((min(p, length)+1)*n-1)/length, n-1)
}

// Fit is the largest rectangle of the aspect (width over height) that lies
// centred in r, in whole pixels.
func Fit(r image.Rectangle, aspect float64) image.Rectangle {
	w, h := r.Dx(), r.Dy()
	if w <= 0 || h <= 0 || aspect <= 0 {
		return r
	}
	w, h = within(w, h, aspect)
	at := r.Min.Add(image.Pt((r.Dx()-w)/2, (r.Dy()-h)/2))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
}

// Aspect is the largest rectangle of the aspect (width over height, in
// cells) in r, at least a cell each way, with anchor, a corner or another
// point of r, in the same place of it. To let one side of r decide, make the
// other longer than enough.
func Aspect(r image.Rectangle, anchor image.Point, aspect float64) image.Rectangle {
	if r.Empty() || aspect <= 0 {
		return r
	}
	w, h := within(r.Dx(), r.Dy(), aspect)
	w, h = max(w, 1), max(h, 1)
	at := image.Pt(
		anchor.X-(anchor.X-r.Min.X)*w/r.Dx(),
		anchor.Y-(anchor.Y-r.Min.Y)*h/r.Dy(),
	)
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
}

// within shortens the side that is too long for the aspect.
func within(w, h int, aspect float64) (int, int) {
	if float64(w) > float64(h)*aspect {
		return int(float64(h)*aspect + 0.5), h
	}
	return w, int(float64(w)/aspect + 0.5)
}
