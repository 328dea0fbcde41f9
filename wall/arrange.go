package wall

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/wall/layout"
)

// Sizes are the numbers of tiles that the square grids have.
var Sizes = [...]int{1, 4, 9, 16, 25, 36, 49, 64}

// SetLayout divides the wall anew. What the tiles show stays; tiles that no
// longer fit stop playing. A layout that is not valid is refused and logged.
func (w *Wall) SetLayout(l layout.Layout) {
	if err := l.Validate(); err != nil {
		w.cfg.Log.Error("the wall keeps its layout", "err", err)
		return
	}
	w.layout = l
	for len(w.tiles) < l.Len() {
		w.tiles = append(w.tiles, newTile(w, len(w.tiles)))
	}
	if w.selected >= l.Len() {
		w.selected = -1
	}
	if w.target >= l.Len() {
		w.target = -1
	}
	if w.editor != nil {
		w.editor.letGo()
	}
	w.Maximise(false)
	w.Refresh()
}

// SetGrid changes to the smallest square grid that holds n tiles.
func (w *Wall) SetGrid(n int) { w.SetLayout(layout.Square(n)) }

// Layout is how the wall is divided, as SetLayout or the operator made it.
func (w *Wall) Layout() layout.Layout { return w.layout }

// Len is how many tiles there are.
func (w *Wall) Len() int { return w.layout.Len() }

func (w *Wall) has(slot int) bool { return slot >= 0 && slot < w.layout.Len() }

// Swap exchanges what two slots show, with their players, zoom and pictures:
// nothing is connected anew and nothing is black.
func (w *Wall) Swap(i, j int) {
	if i == j || !w.has(i) || !w.has(j) {
		return
	}
	a, b := w.tiles[i], w.tiles[j]
	a.reel, b.reel = b.reel, a.reel
	for _, t := range []*Tile{a, b} {
		t.rewind()
	}
	w.Refresh()
}

// claim takes an object away from all tiles but t: it can be in one only.
func (w *Wall) claim(o fyne.CanvasObject, t *Tile) {
	if o == nil {
		return
	}
	for _, other := range w.tiles {
		if other != t && other.content.Object == o {
			other.content.Object = nil
			other.Refresh()
		}
	}
}

// rewind draws what another tile played so far. Pictures stay in their slots,
// because of the shaders' Names.
func (t *Tile) rewind() {
	t.stale = t.last != nil
	if t.last == nil && t.pic != nil {
		t.pic.close()
		t.pic = nil
	}
	if t.last != nil && t.onScreen() {
		t.draw(t.last)
		t.place()
	}
	t.said = t.words(time.Now())
	t.speak()
}

// size is the wall's, in device pixels.
func (w *Wall) size() image.Point {
	scale := w.pixelsPerUnit()
	return image.Pt(int(w.Size().Width*scale+0.5), int(w.Size().Height*scale+0.5))
}

// space is between tiles, in device pixels.
func (w *Wall) space() int {
	if w.cfg.Bare {
		return 0
	}
	return gap
}

// CellPixels is where a slot's tile lies in the wall, in device pixels.
func (w *Wall) CellPixels(slot int) image.Rectangle {
	if w.maximised {
		return image.Rectangle{Max: w.size()}
	}
	return w.layout.Cell(slot, w.size(), w.space())
}

// SlotAt is the slot at an absolute position on the wall's canvas; -1: none.
func (w *Wall) SlotAt(at fyne.Position) int {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(w)
	p := w.pixel(at.Subtract(from))
	if !w.Visible() || !p.In(image.Rectangle{Max: w.size()}) {
		return -1
	}
	if w.maximised {
		return w.selected
	}
	return w.layout.At(p, w.size(), w.space())
}

// pixel is a position in the wall in device pixels.
func (w *Wall) pixel(p fyne.Position) image.Point {
	scale := w.pixelsPerUnit()
	return image.Pt(int(p.X*scale), int(p.Y*scale))
}

// SetTarget shows that something would be dropped into a slot; -1: into none.
func (w *Wall) SetTarget(slot int) {
	if !w.has(slot) {
		slot = -1
	}
	if slot == w.target {
		return
	}
	w.target = slot
	w.aim()
	canvas.Refresh(w)
}

// aim puts the mark of the target where it belongs.
func (w *Wall) aim() {
	if w.target >= 0 {
		placeAt(w.targeted, w.CellPixels(w.target), w.pixelsPerUnit())
	}
}
