package shelf

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/parts"
)

// rows holds as many row widgets as can be seen, whatever the number of
// views.
type rows struct {
	widget.BaseWidget
	panel *Panel
	pool  []*row // the first ones show the views in sight
	shown int
}

func newRows(p *Panel) *rows {
	r := &rows{panel: p}
	r.ExtendBaseWidget(r)
	return r
}

// resize takes the height of the views.
func (r *rows) resize() {
	scroll := r.panel.scroll
	height := max(r.MinSize().Height, scroll.Size().Height)
	if r.Size().Height != height {
		r.Resize(fyne.NewSize(scroll.Size().Width, height))
		scroll.Refresh()
	}
}

// place gives each view in sight a widget.
func (r *rows) place() {
	p, view := r.panel, r.panel.scroll.Size()
	first := max(0, int(p.scroll.Offset.Y/rowHeight))
	count := max(0, min(len(p.cards)-first, int(view.Height/rowHeight)+2))
	for len(r.pool) < count {
		r.pool = append(r.pool, newRow(p))
	}
	changed := count != r.shown
	r.shown = count
	for i, w := range r.pool[:count] {
		parts.Place(w, 0, float32(first+i)*rowHeight, view.Width, rowHeight)
		c := p.cards[first+i]
		w.set(c, p.active && c.name == p.cursor)
	}
	if changed {
		r.Refresh()
	}
}

// reveal scrolls as little as it takes to show a view.
func (r *rows) reveal(name string) {
	p := r.panel
	at := slices.IndexFunc(p.cards, func(c card) bool { return c.name == name })
	if at < 0 {
		return
	}
	top := float32(at) * rowHeight
	y := max(0, min(top, max(p.scroll.Offset.Y, top+rowHeight-p.scroll.Size().Height)))
	if y != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
	r.place()
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
func (r *rowsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.panel.cards))*rowHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *rowsRenderer) Refresh() {
	for _, w := range r.pool[:r.shown] {
		w.Refresh()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowsRenderer) Destroy() {}
