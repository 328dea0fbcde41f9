package wall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/wall/layout"
)

// reach is how far from a border it can be held, in Fyne units.
const reach = 8

// editor lies over a wall whose layout is edited: it shows the grid, and takes
// the mouse. It works on a fine grid; the wall's own layout changes with the
// first edit.
type editor struct {
	widget.BaseWidget
	wall  *Wall
	lines []fyne.CanvasObject
	ghost *canvas.Rectangle // where the tile would lie
	under side              // what the pointer is over
	held  *grip
	to    image.Rectangle // cells where held would lie
}

var (
	_ fyne.Draggable         = (*editor)(nil)
	_ fyne.SecondaryTappable = (*editor)(nil)
	_ desktop.Mouseable      = (*editor)(nil)
	_ desktop.Hoverable      = (*editor)(nil)
	_ desktop.Cursorable     = (*editor)(nil)
)

func newEditor(w *Wall) *editor {
	e := &editor{wall: w, ghost: canvas.NewRectangle(nil), under: free}
	e.ghost.StrokeWidth = 3
	e.ghost.Hide()
	e.ExtendBaseWidget(e)
	return e
}

// gripAt is what is under a position in the wall.
func (e *editor) gripAt(p fyne.Position) grip {
	w := e.wall
	near := int(reach * w.pixelsPerUnit())
	return gripAt(w.layout.Free(), w.pixel(p), w.size(), w.space(), near)
}

// MouseDown takes hold of a tile, and selects it.
func (e *editor) MouseDown(m *desktop.MouseEvent) {
	g := e.gripAt(m.Position)
	if g.tile >= 0 && m.Button == desktop.MouseButtonPrimary {
		e.wall.choose(g.tile)
	}
	e.held = &g
}

// MouseUp implements desktop.Mouseable.
func (e *editor) MouseUp(*desktop.MouseEvent) {}

// Dragged shows where the tile would lie: green where it can be dropped.
func (e *editor) Dragged(d *fyne.DragEvent) {
	if e.held == nil {
		return
	}
	w, fine := e.wall, e.wall.layout.Free()
	cells := image.Pt(fine.Columns, fine.Rows)
	e.to = e.held.moved(w.pixel(d.Position), w.size(), cells, w.space(), w.aspect)
	colour := fault
	if _, ok := e.result(); ok {
		colour = live
	}
	e.ghost.StrokeColor = colour
	colour.A = 0x38
	e.ghost.FillColor = colour
	placeAt(e.ghost, fine.Pixels(e.to, w.size(), w.space()), w.pixelsPerUnit())
	e.ghost.Show()
	canvas.Refresh(e) // the ghost has no canvas to repaint yet
}

// result is the layout with what is held where it is now, if it fits there.
func (e *editor) result() (layout.Layout, bool) {
	fine := e.wall.layout.Free()
	if e.held.tile < 0 {
		return fine.Add(e.to)
	}
	return fine.Resize(e.held.tile, e.to)
}

// DragEnd drops the tile, if it fits.
func (e *editor) DragEnd() {
	if e.held == nil || !e.ghost.Visible() {
		return
	}
	l, ok := e.result()
	changed := e.to != e.held.from
	e.letGo()
	if ok && changed {
		e.wall.edited(l)
	}
}

// letGo forgets what is held.
func (e *editor) letGo() {
	e.held = nil
	e.ghost.Hide()
}

// TappedSecondary asks for the menu of a tile, or of the wall.
func (e *editor) TappedSecondary(p *fyne.PointEvent) {
	if e.wall.OnMenu != nil {
		e.wall.OnMenu(e.gripAt(p.Position).tile, p.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (e *editor) MouseIn(m *desktop.MouseEvent) { e.MouseMoved(m) }

// MouseMoved looks what a drag would do, for the next look at Cursor.
func (e *editor) MouseMoved(m *desktop.MouseEvent) {
	if !e.ghost.Visible() {
		e.under = e.gripAt(m.Position).side
	}
}

// MouseOut implements desktop.Hoverable.
func (e *editor) MouseOut() { e.under = free }

// Cursor implements desktop.Cursorable.
func (e *editor) Cursor() desktop.Cursor { return e.under.cursor() }

// CreateRenderer implements fyne.Widget.
func (e *editor) CreateRenderer() fyne.WidgetRenderer { return (*editorRenderer)(e) }

// editorRenderer is the editor as its renderer.
type editorRenderer editor

// Objects implements fyne.WidgetRenderer.
func (r *editorRenderer) Objects() []fyne.CanvasObject {
	return append(r.lines[:len(r.lines):len(r.lines)], r.ghost)
}

// Layout draws the grid again.
func (r *editorRenderer) Layout(fyne.Size) {
	w := r.wall
	fine, size := w.layout.Free(), w.size()
	r.lines = r.lines[:0]
	for i := 1; i < fine.Columns; i += stride(fine.Columns, size.X) {
		at := fine.Pixels(image.Rect(i, 0, i+1, fine.Rows), size, 0).Min.X
		r.line(image.Rect(at, 0, at+1, size.Y))
	}
	for i := 1; i < fine.Rows; i += stride(fine.Rows, size.Y) {
		at := fine.Pixels(image.Rect(0, i, fine.Columns, i+1), size, 0).Min.Y
		r.line(image.Rect(0, at, size.X, at+1))
	}
}

// stride leaves lines out that would lie too close to tell them apart.
func stride(cells, length int) int {
	const close = 12
	return max(1, (close*cells+length-1)/max(1, length))
}

func (r *editorRenderer) line(at image.Rectangle) {
	o := canvas.NewRectangle(lattice)
	placeAt(o, at, r.wall.pixelsPerUnit())
	r.lines = append(r.lines, o)
}

// MinSize implements fyne.WidgetRenderer.
func (r *editorRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Refresh implements fyne.WidgetRenderer.
func (r *editorRenderer) Refresh() {
	r.Layout(fyne.Size{})
	canvas.Refresh((*editor)(r))
}

// Destroy implements fyne.WidgetRenderer.
func (r *editorRenderer) Destroy() {}
