package incidents

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// A List shows rows under a heading with filters. Fyne goroutine only.
type List struct {
	widget.BaseWidget
	OnSelected    func(id string)
	OnAcknowledge func(id string)
	OnFilter      func(present.Filter)
	// OnDrag and OnDrop tell that a row is dragged and let go, with the
	// pointer's place on the canvas.
	OnDrag, OnDrop func(id string, at fyne.Position)

	title  parts.Text
	count  parts.Text
	chips  [3]*parts.Button
	ground *canvas.Rectangle
	rows   *rows
	scroll *container.Scroll
	empty  [2]parts.Text // a title and a sentence, when there is no row
	words  [2]string
	counts string
	room   float32 // for the counts
}

// headHeight is the heading's, in Fyne units.
const headHeight = 38

// New makes an empty list.
func New() *List {
	l := &List{
		title:  parts.NewText(look.TitleText, true, look.Text),
		count:  parts.NewText(look.BodyText, false, look.Dim),
		ground: canvas.NewRectangle(color.Transparent),
		empty:  [2]parts.Text{parts.NewText(look.TitleText, true, look.Dim), parts.NewText(look.BodyText, false, look.Faint)},
	}
	l.title.Text.Text = "Incidents"
	for i, name := range []string{"All", "Unacked", "Mine"} {
		filter := present.Filter(i)
		l.chips[i] = parts.NewButton(name, parts.Flat, func() { l.filter(filter) })
	}
	for i := range l.empty {
		l.empty[i].Alignment = fyne.TextAlignCenter
	}
	l.rows = newRows(l)
	l.scroll = container.NewVScroll(l.rows)
	l.scroll.OnScrolled = func(fyne.Position) { l.rows.place() }
	l.rows.scroll = l.scroll
	l.ExtendBaseWidget(l)
	return l
}

func (l *List) filter(f present.Filter) {
	if l.OnFilter != nil {
		l.OnFilter(f)
	}
}

// SetFilter marks which filter the rows passed.
func (l *List) SetFilter(f present.Filter) {
	for i, chip := range l.chips {
		chip.SetOn(present.Filter(i) == f)
	}
}

// SetRows shows rows; those that did not change are not painted again.
func (l *List) SetRows(rows []present.Row) {
	l.rows.set(rows)
	for i := range l.empty {
		parts.Show(l.empty[i].Text, len(rows) == 0)
	}
}

// SetCounts tells how many incidents are open and not acknowledged.
func (l *List) SetCounts(open, unacked int) {
	words := fmt.Sprintf("%d open", open)
	colour := look.Dim
	if unacked > 0 {
		words += fmt.Sprintf(" · %d unacknowledged", unacked)
		colour = look.Warn
	}
	l.counts, l.count.Colour = words, colour
	l.sayCounts()
}

func (l *List) sayCounts() {
	l.count.Set(parts.Fit(l.counts, l.room, l.count.TextSize, l.count.TextStyle), l.count.Colour)
}

// SetEmpty says why there are no rows.
func (l *List) SetEmpty(title, text string) {
	if l.words != [2]string{title, text} {
		l.words = [2]string{title, text}
		l.say()
	}
}

func (l *List) say() {
	for i := range l.empty {
		t := &l.empty[i]
		t.Set(parts.Fit(l.words[i], l.Size().Width-32, t.TextSize, t.TextStyle), t.Colour)
	}
}

// Reveal scrolls as little as it takes to show a row.
func (l *List) Reveal(id string) { l.rows.reveal(id) }

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	r := (*listRenderer)(l)
	r.paint()
	return r
}

// listRenderer is the list as its renderer.
type listRenderer List

// Objects implements fyne.WidgetRenderer.
func (r *listRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.ground, r.title.Text, r.count.Text, r.chips[0], r.chips[1], r.chips[2],
		r.scroll, r.empty[0].Text, r.empty[1].Text,
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *listRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.title.Text, 14, 0, 80, headHeight)
	x := size.Width - 8
	for i := len(r.chips) - 1; i >= 0; i-- {
		w := r.chips[i].MinSize().Width
		x -= w
		parts.Place(r.chips[i], x, (headHeight-parts.ButtonHeight)/2, w, parts.ButtonHeight)
		x -= 2
	}
	at := 14 + r.title.MinSize().Width + 10
	r.room = max(0, x-at-4)
	parts.Place(r.count.Text, at, 0, r.room, headHeight)
	parts.Place(r.scroll, 0, headHeight, size.Width, size.Height-headHeight)
	middle := headHeight + (size.Height-headHeight)*0.42
	parts.Place(r.empty[0].Text, 0, middle-22, size.Width, 20)
	parts.Place(r.empty[1].Text, 0, middle+2, size.Width, 18)
	(*List)(r).say()
	(*List)(r).sayCounts()
}

// MinSize implements fyne.WidgetRenderer.
func (r *listRenderer) MinSize() fyne.Size { return fyne.NewSize(420, headHeight+rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *listRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
}

func (r *listRenderer) paint() {
	r.ground.FillColor = look.Colour(look.Panel)
	r.title.Retheme()
	r.count.Retheme()
	r.empty[0].Retheme()
	r.empty[1].Retheme()
}

// Destroy implements fyne.WidgetRenderer.
func (r *listRenderer) Destroy() {}
