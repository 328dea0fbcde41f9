package shelf

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of a row, in Fyne units.
const (
	rowHeight   = 48
	edgeWidth   = 3
	plateWidth  = 44
	plateHeight = 18
	thumbLeft   = side + plateWidth + 10
	thumbWidth  = 50
	thumbHeight = 28
	textLeft    = thumbLeft + thumbWidth + 12
	toolWidth   = 24
	toolHeight  = 24
	toolShift   = 4 // so that icons end where text does
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
	all := []fyne.CanvasObject{r.ground, r.edge, r.line, r.plate, r.key.Text, r.thumb, r.name.Text, r.detail.Text}
	for _, t := range r.tools {
		all = append(all, t)
	}
	return all
}

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height-1)
	parts.Place(r.edge, 0, 0, edgeWidth, size.Height-1)
	parts.Place(r.line, side, size.Height-1, size.Width-2*side, 1)
	parts.Place(r.plate, side, (size.Height-plateHeight)/2, plateWidth, plateHeight)
	parts.Place(r.key.Text, side, (size.Height-plateHeight)/2, plateWidth, plateHeight)
	parts.Place(r.thumb, thumbLeft, (size.Height-thumbHeight)/2, thumbWidth, thumbHeight)
	parts.Place(r.name.Text, textLeft, 5, size.Width, 19)
	parts.Place(r.detail.Text, textLeft, 25, size.Width, 17)
	x := size.Width - side + toolShift - toolWidth*float32(len(r.tools))
	for _, t := range r.tools {
		parts.Place(t, x, size.Height-toolHeight-1, toolWidth, toolHeight)
		x += toolWidth
	}
	r.fit(size)
}

// fit shortens name and detail to the room there is; while the tools are
// shown, what the one pointed at does stands for the detail.
func (r *rowRenderer) fit(size fyne.Size) {
	room := size.Width - textLeft - side
	words, colour := r.is.detail, look.Dim
	if r.is.changed {
		words, colour = "changed since · "+words, look.Warn
	}
	r.name.Set(parts.Fit(r.is.name, room, r.name.TextSize, r.name.TextStyle), look.Text)
	if (*row)(r).armed() {
		room -= toolWidth*float32(len(r.tools)) - toolShift
		layout, _, _ := strings.Cut(r.is.detail, " · ")
		words, colour = cmp.Or(r.tip, layout), look.Text
	}
	r.detail.Set(parts.Fit(words, room, r.detail.TextSize, r.detail.TextStyle), colour)
}

// armed says whether the tools are shown.
func (r *row) armed() bool { return r.over || r.cursor }

// MinSize implements fyne.WidgetRenderer.
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(width, rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	for _, o := range []fyne.CanvasObject{r.ground, r.edge, r.line, r.plate} {
		o.Refresh()
	}
}

func (r *rowRenderer) paint() {
	ground, tiles := look.Panel, look.Faint
	switch {
	case r.cursor:
		ground, tiles = look.Chosen, look.Text
	case r.over:
		ground, tiles = look.Hover, look.Text
	}
	if r.is.called {
		tiles = look.Accent
	}
	r.ground.FillColor, r.edge.FillColor = look.Colour(ground), look.Colour(look.Accent)
	r.line.FillColor, r.plate.FillColor = look.Colour(look.Line), look.Colour(look.Raised)
	parts.Show(r.edge, r.is.called)
	parts.Show(r.plate, r.is.key != "")
	r.key.Set(r.is.key, look.Dim)
	r.thumb.Set(r.is.plan, tiles)
	r.name.Retheme()
	for i, t := range r.tools {
		end := i == upTool && r.is.first || i == downTool && r.is.last
		parts.Show(t, (*row)(r).armed() && !end)
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
