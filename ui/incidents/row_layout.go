package incidents

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	re := (*rowRenderer)(r)
	re.paint()
	return re
}

// rowRenderer is the row as its renderer.
type rowRenderer row

// Objects implements fyne.WidgetRenderer.
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.edge, r.line, r.badge, r.title.Text, r.detail.Text, r.ack, r.state.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height-1)
	parts.Place(r.edge, 0, 0, edgeWidth, size.Height-1)
	parts.Place(r.line, 0, size.Height-1, size.Width, 1)
	parts.Place(r.badge, (textLeft+edgeWidth-badgeSize)/2, (size.Height-badgeSize)/2, badgeSize, badgeSize)
	r.ack.SetWords((*row)(r).asks())
	ack := r.ack.MinSize()
	parts.Place(r.ack, size.Width-rightSide-ack.Width, (size.Height-ack.Height)/2, ack.Width, ack.Height)
	parts.Place(r.state.Text, size.Width/2, 0, size.Width/2-rightSide-4, size.Height)
	parts.Place(r.title.Text, textLeft, 7, size.Width, 18)
	parts.Place(r.detail.Text, textLeft, 26, size.Width, 17)
	r.fit(size)
}

// fit shortens title and detail to the room beside the button or its words.
func (r *rowRenderer) fit(size fyne.Size) {
	room := size.Width - textLeft - rightSide - 12
	if r.ack.Visible() {
		room -= r.ack.MinSize().Width
	} else {
		room -= r.state.Wide()
	}
	title, detail := look.Text, look.Dim
	if r.is.Dim || !r.is.Open {
		title, detail = look.Dim, look.Faint
	}
	words := r.is.Detail
	if r.is.Ack == present.AckRefused {
		words, detail = "Not acknowledged: "+r.is.AckNote, look.Bad
	}
	if r.is.Selected && detail == look.Faint {
		detail = look.Dim
	}
	r.title.Set(parts.Fit(r.is.Title, room, r.title.TextSize, r.title.TextStyle), title)
	r.detail.Set(parts.Fit(words, room, r.detail.TextSize, r.detail.TextStyle), detail)
}

// MinSize implements fyne.WidgetRenderer.
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(240, rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
}

func (r *rowRenderer) paint() {
	own := (*row)(r)
	own.paintGround()
	r.badge.Set(r.is.Severity, r.is.Dim || !r.is.Open)
	parts.Show(r.edge, own.waits())
	r.edge.FillColor = present.BadgeOf(r.is.Severity).Colour
	r.edge.Refresh()
	r.line.FillColor = look.Colour(look.Line)
	r.line.Refresh()
	parts.Show(r.ack, own.waits())
	if r.is.Selected { // what Space does
		r.ack.SetStyle(parts.Filled)
	} else {
		r.ack.SetStyle(parts.Raised)
	}
	r.state.Set(own.words())
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
