package timeline

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// CreateRenderer implements fyne.Widget.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	r := (*headerRenderer)(h)
	r.paint()
	return r
}

// headerRenderer is the header as its renderer.
type headerRenderer header

// Objects implements fyne.WidgetRenderer.
func (r *headerRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.edge, r.line, r.name.Text, r.note.Text, r.shift.Text}
	for _, b := range r.tools {
		all = append(all, b)
	}
	return all
}

// Layout implements fyne.WidgetRenderer.
func (r *headerRenderer) Layout(size fyne.Size) {
	r.correct()
	parts.Place(r.ground, 0, 0, size.Width, size.Height-1)
	parts.Place(r.edge, 0, 0, 3, size.Height-1)
	parts.Place(r.line, 0, size.Height-1, size.Width, 1)
	x := size.Width - 6 - toolWidth
	parts.Place(r.tools[remove], x, 0, toolWidth, rowHeight)
	parts.Place(r.tools[start], x-toolWidth, 0, toolWidth, rowHeight)
	name := x - toolWidth - headerLeft - 6
	shift := max(shiftWidth, r.shift.Wide())
	parts.Place(r.tools[later], x, rowHeight-1, toolWidth, rowHeight)
	parts.Place(r.shift.Text, x-shift, rowHeight-1, shift, rowHeight)
	parts.Place(r.tools[earlier], x-shift-toolWidth, rowHeight-1, toolWidth, rowHeight)
	note := x - headerLeft - 6
	if len(r.is.Spans) > 0 {
		note -= shift + toolWidth
	}
	parts.Place(r.name.Text, headerLeft, 2, name, rowHeight)
	parts.Place(r.note.Text, headerLeft, rowHeight-3, note, rowHeight)
	r.fit(name, note)
}

// fit shortens the words to their room.
func (r *headerRenderer) fit(name, note float32) {
	r.name.Set(parts.Fit(r.is.Name, name, r.name.TextSize, r.name.TextStyle), look.Text)
	words, colour := (*header)(r).words()
	r.note.Set(parts.Fit(words, note, r.note.TextSize, r.note.TextStyle), colour)
}

// correct says the correction; none is no news.
func (r *headerRenderer) correct() {
	colour := look.Text
	if r.is.Correction == 0 {
		colour = look.Faint
	}
	r.shift.Set(correctionWords(r.is.Correction), colour)
}

// MinSize implements fyne.WidgetRenderer.
func (r *headerRenderer) MinSize() fyne.Size { return fyne.NewSize(240, laneHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *headerRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
}

func (r *headerRenderer) paint() {
	(*header)(r).paintGround()
	parts.Show(r.edge, r.chosen)
	r.edge.FillColor, r.line.FillColor = look.Colour(look.Accent), look.Colour(look.Line)
	r.edge.Refresh()
	r.line.Refresh()
	for _, t := range []*parts.Text{&r.name, &r.note, &r.shift} {
		t.Retheme()
	}
	playable := len(r.is.Spans) > 0
	parts.Show(r.tools[earlier], playable)
	parts.Show(r.tools[later], playable)
	parts.Show(r.shift.Text, playable)
	parts.Show(r.tools[start], playable)
}

// Destroy implements fyne.WidgetRenderer.
func (r *headerRenderer) Destroy() {}
