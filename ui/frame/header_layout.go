package frame

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// narrow is the width below which the date and the names go.
const narrow = 1180

// CreateRenderer implements fyne.Widget.
func (h *Header) CreateRenderer() fyne.WidgetRenderer {
	r := (*headerRenderer)(h)
	r.paint()
	return r
}

// headerRenderer is the header as its renderer.
type headerRenderer Header

// Objects implements fyne.WidgetRenderer.
func (r *headerRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.mark, r.name.Text, r.tiles.Text}
	for _, g := range r.grids {
		all = append(all, g)
	}
	for _, c := range r.counters {
		all = append(all, c.badge, c.number.Text)
	}
	return append(all, r.pill, r.local.Text, r.utc.Text, r.theme, r.side, r.expand, r.menu)
}

// Layout implements fyne.WidgetRenderer.
func (r *headerRenderer) Layout(size fyne.Size) { (*Header)(r).layout(size) }

func (h *Header) layout(size fyne.Size) {
	parts.Place(h.ground, 0, 0, size.Width, size.Height)
	parts.Place(h.mark, 12, (size.Height-24)/2, 24, 24)
	h.layoutLeft(size)
	h.layoutRight(size)
}

func (h *Header) layoutLeft(size fyne.Size) {
	x := float32(44)
	if parts.Show(h.name.Text, size.Width >= narrow); h.name.Visible() {
		parts.Place(h.name.Text, x, 0, h.name.Wide(), size.Height)
		x += h.name.Wide() + 28
	}
	if parts.Show(h.tiles.Text, size.Width >= narrow); h.tiles.Visible() {
		parts.Place(h.tiles.Text, x, 0, h.tiles.Wide(), size.Height)
		x += h.tiles.Wide() + 8
	}
	for _, g := range h.grids {
		w := g.MinSize().Width
		parts.Place(g, x, 0, w, size.Height)
		x += w + 2
	}
}

func (h *Header) layoutRight(size fyne.Size) {
	x := size.Width - 8
	put := func(o fyne.CanvasObject, width, before float32) {
		x -= width
		parts.Place(o, x, 0, width, size.Height)
		x -= before
	}
	for _, b := range []*parts.Button{h.menu, h.expand, h.side, h.theme} {
		put(b, b.MinSize().Width, 2)
	}
	x -= 14
	put(h.local.Text, fyne.MeasureText("00:00:00", h.local.TextSize, h.local.TextStyle).Width, 12)
	if parts.Show(h.utc.Text, size.Width >= narrow); h.utc.Visible() {
		put(h.utc.Text, fyne.MeasureText("Mon 30 May  00:00 UTC", h.utc.TextSize, h.utc.TextStyle).Width, 20)
	}
	h.utc.Alignment = fyne.TextAlignTrailing
	put(h.pill, h.pill.MinSize().Width, 22)
	for i := len(h.counters) - 1; i >= 0; i-- {
		c := h.counters[i]
		put(c.number.Text, max(10, c.number.Wide()), 5)
		x -= 18
		parts.Place(c.badge, x, (size.Height-18)/2, 18, 18)
		x -= 12
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *headerRenderer) MinSize() fyne.Size { return fyne.NewSize(900, HeaderHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *headerRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
}

func (r *headerRenderer) paint() {
	r.ground.FillColor = look.Colour(look.Panel)
	for _, t := range []*parts.Text{&r.name, &r.tiles, &r.local, &r.utc} {
		t.Retheme()
	}
	for i := range r.counters {
		r.counters[i].number.Retheme()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *headerRenderer) Destroy() {}
