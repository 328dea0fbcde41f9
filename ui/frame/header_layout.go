package frame

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The widths below which something goes.
const (
	narrow = 1300 // the date and the product's name
	small  = 1024 // captions, and the room of the link's words
)

// The widths of names, in Fyne units.
const (
	viewName  = 180 // of a view, at most
	linkWords = 84  // of the link's words, in a small window at most
)

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
	all := []fyne.CanvasObject{r.ground, r.mark, r.name.Text, r.tree, r.plan, r.view}
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
	h.layoutRight(size)
	h.layoutLeft(size)
}

// layoutLeft gives the names what room the right side leaves.
func (h *Header) layoutLeft(size fyne.Size) {
	x := float32(44)
	if parts.Show(h.name.Text, size.Width >= narrow); h.name.Visible() {
		parts.Place(h.name.Text, x, 0, h.name.Wide(), size.Height)
		x += h.name.Wide() + 20
	}
	parts.Place(h.tree, x, 0, h.tree.MinSize().Width, size.Height)
	x += h.tree.MinSize().Width + 10
	for _, c := range []*choice{h.plan, h.view} {
		c.bare = size.Width < small
		w := min(c.wide(), c.around()+viewName, max(h.room-x, c.around()))
		parts.Place(c, x, 0, w, size.Height)
		c.Refresh()
		x += w + 6
	}
}

func (h *Header) layoutRight(size fyne.Size) {
	x, tight := size.Width-8, float32(0)
	if size.Width < small {
		tight = 6
	}
	put := func(o fyne.CanvasObject, width, before float32) {
		x -= width
		parts.Place(o, x, 0, width, size.Height)
		x -= before
	}
	for _, b := range []*parts.Button{h.menu, h.expand, h.side, h.theme} {
		put(b, b.MinSize().Width, 2)
	}
	x -= 14 - tight
	put(h.local.Text, fyne.MeasureText("00:00:00", h.local.TextSize, h.local.TextStyle).Width, 12)
	if parts.Show(h.utc.Text, size.Width >= narrow); h.utc.Visible() {
		put(h.utc.Text, fyne.MeasureText("Mon 30 May  00:00 UTC", h.utc.TextSize, h.utc.TextStyle).Width, 20)
	}
	h.utc.Alignment = fyne.TextAlignTrailing
	h.pill.shorten(size.Width < small)
	put(h.pill, h.pill.MinSize().Width, 22-2*tight)
	for i := len(h.counters) - 1; i >= 0; i-- {
		c := h.counters[i]
		put(c.number.Text, max(10, c.number.Wide()), 5)
		x -= 18
		parts.Place(c.badge, x, (size.Height-18)/2, 18, 18)
		x -= 12 - tight
	}
	h.room = x
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
	for _, t := range []*parts.Text{&r.name, &r.local, &r.utc} {
		t.Retheme()
	}
	for i := range r.counters {
		r.counters[i].number.Retheme()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *headerRenderer) Destroy() {}
