package wall

import (
	"image"

	"watchfloor/wall/layout"
)

// SetEditing begins or ends the free arrangement of the tiles by hand: a grid
// is shown, tiles move when dragged and change their size when dragged by a
// border, and a drag where no tile is makes one. The layout stays what it is
// until something was changed; OnLayout tells.
func (w *Wall) SetEditing(on bool) {
	if on == w.Editing() {
		return
	}
	w.editor = nil
	if on {
		w.Maximise(false)
		w.editor = newEditor(w)
	}
	w.Refresh()
}

// Editing says whether tiles are being arranged by hand.
func (w *Wall) Editing() bool { return w.editor != nil }

// SetKeepAspect says whether tiles keep their shape, in cells, as their size
// is changed by hand.
func (w *Wall) SetKeepAspect(on bool) { w.aspect = on }

// Nudge moves the selected tile by cells of the fine grid, and tells whether
// there was room.
func (w *Wall) Nudge(dx, dy int) bool {
	return w.edit(inside, image.Pt(dx, dy))
}

// Grow moves the right and lower border of the selected tile by cells of the
// fine grid, and tells whether there was room.
func (w *Wall) Grow(dw, dh int) bool {
	var s side
	if dw != 0 {
		s |= right
	}
	if dh != 0 {
		s |= bottom
	}
	return s != inside && w.edit(s, image.Pt(dw, dh))
}

// edit moves sides of the selected tile by cells, as the mouse would.
func (w *Wall) edit(s side, by image.Point) bool {
	if !w.has(w.selected) {
		return false
	}
	fine := w.layout.Free()
	cells := image.Pt(fine.Columns, fine.Rows)
	g := grip{tile: w.selected, side: s, from: fine.Tiles[w.selected]}
	to := g.moved(by, cells, cells, 0, w.aspect) // a cell is a pixel
	l, ok := fine.Resize(w.selected, to)
	if !ok || to == g.from {
		return false
	}
	w.edited(l)
	return true
}

// edited is the operator's layout.
func (w *Wall) edited(l layout.Layout) {
	w.SetLayout(l)
	if w.OnLayout != nil {
		w.OnLayout()
	}
}
