package incidents

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// rows holds as many row widgets as can be seen, whatever the number of rows.
type rows struct {
	widget.BaseWidget
	list   *List
	scroll *container.Scroll
	all    []present.Row
	pool   []*row // the first visible ones show all[first:]
	first  int
	shown  int
}

func newRows(l *List) *rows {
	r := &rows{list: l}
	r.ExtendBaseWidget(r)
	return r
}

// set changes the rows.
func (r *rows) set(all []present.Row) {
	if slices.Equal(r.all, all) {
		return
	}
	grown := len(all) != len(r.all)
	r.all = all
	if grown {
		r.Resize(fyne.NewSize(r.scroll.Size().Width, max(r.MinSize().Height, r.scroll.Size().Height)))
		r.scroll.Refresh()
	}
	r.place()
}

// place gives each visible row a widget.
func (r *rows) place() {
	view := r.scroll.Size()
	first := max(0, int(r.scroll.Offset.Y/rowHeight))
	count := max(0, min(len(r.all)-first, int(view.Height/rowHeight)+2))
	for len(r.pool) < count {
		r.pool = append(r.pool, newRow(r.list))
	}
	changed := count != r.shown
	r.first, r.shown = first, count
	for i, w := range r.pool[:count] {
		parts.Place(w, 0, float32(first+i)*rowHeight, view.Width, rowHeight)
		w.set(r.all[first+i])
	}
	if changed {
		r.Refresh()
	}
}

func (r *rows) reveal(id string) {
	at := slices.IndexFunc(r.all, func(row present.Row) bool { return row.ID == id })
	if at < 0 {
		return
	}
	top, height := float32(at)*rowHeight, r.scroll.Size().Height
	y := min(top, max(r.scroll.Offset.Y, top+rowHeight-height))
	if y != r.scroll.Offset.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
		r.place()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer { return (*rowsRenderer)(r) }

// rowsRenderer is the rows as their renderer.
type rowsRenderer rows

// Objects implements fyne.WidgetRenderer.
func (r *rowsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, r.shown)
	for i, w := range r.pool[:r.shown] {
		objects[i] = w
	}
	return objects
}

// Layout implements fyne.WidgetRenderer.
func (r *rowsRenderer) Layout(fyne.Size) { (*rows)(r).place() }

// MinSize implements fyne.WidgetRenderer.
func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, float32(len(r.all))*rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowsRenderer) Refresh() {
	for _, w := range r.pool[:r.shown] {
		w.Refresh()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowsRenderer) Destroy() {}
