package cameras

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of the panel, in Fyne units.
const (
	headHeight   = 38
	searchHeight = 30
	listTop      = headHeight + searchHeight + 8
	side         = 12
)

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := (*panelRenderer)(p)
	r.paint()
	return r
}

// panelRenderer is the panel as its renderer.
type panelRenderer Panel

// Objects implements fyne.WidgetRenderer.
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.ground, r.title.Text, r.count.Text, r.closer, r.search, r.scroll, r.empty[0].Text, r.empty[1].Text,
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *panelRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.title.Text, side, 0, 80, headHeight)
	w := r.closer.MinSize().Width
	parts.Place(r.closer, size.Width-w-4, (headHeight-parts.ButtonHeight)/2, w, parts.ButtonHeight)
	at := side + r.title.MinSize().Width + 10
	r.room = max(0, size.Width-w-8-at)
	parts.Place(r.count.Text, at, 0, r.room, headHeight)
	parts.Place(r.search, side-4, headHeight, size.Width-2*side+8, searchHeight)
	parts.Place(r.scroll, 0, listTop, size.Width, size.Height-listTop)
	middle := listTop + (size.Height-listTop)*0.35
	parts.Place(r.empty[0].Text, 0, middle-22, size.Width, 20)
	parts.Place(r.empty[1].Text, 0, middle+2, size.Width, 18)
	(*Panel)(r).say()
}

// MinSize implements fyne.WidgetRenderer.
func (r *panelRenderer) MinSize() fyne.Size { return fyne.NewSize(240, listTop+3*rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *panelRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
	r.list.Refresh()
}

func (r *panelRenderer) paint() {
	r.ground.FillColor = look.Colour(look.Panel)
	r.title.Retheme()
	r.count.Retheme()
	r.empty[0].Retheme()
	r.empty[1].Retheme()
}

// Destroy implements fyne.WidgetRenderer.
func (r *panelRenderer) Destroy() {}
