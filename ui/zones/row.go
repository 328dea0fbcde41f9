package zones

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of a row, in Fyne units.
const (
	rowHeight  = 44
	swatchSide = 10
	textLeft   = side + swatchSide + 10
	toolWidth  = 26
)

// row is the widget of one zone.
type row struct {
	widget.BaseWidget
	list *List
	is   Item

	skin   skin
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	swatch *canvas.Rectangle
	name   *parts.Text
	detail *parts.Text
	edit   *parts.Button
	bin    *parts.Button
	over   bool
}

var (
	_ fyne.Tappable     = (*row)(nil)
	_ desktop.Hoverable = (*row)(nil)
)

func newRow(l *List) *row {
	r := &row{list: l}
	r.ground, r.line = r.skin.ground(""), r.skin.ground(look.Line)
	r.swatch = canvas.NewRectangle(look.Colour(look.Dim))
	r.swatch.CornerRadius = 2
	r.name = r.skin.text("", look.BodyText, true, look.Text)
	r.detail = r.skin.text("", look.SmallText, false, look.Dim)
	r.edit = parts.NewIcon(look.Pencil(), func() { tell(l.OnEdit, r.is.ID) })
	r.bin = parts.NewIcon(look.Bin(), func() { tell(l.OnDelete, r.is.ID) })
	for _, b := range []*parts.Button{r.edit, r.bin} {
		b.OnPointed = r.point
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a zone.
func (r *row) set(is Item) {
	r.is = is
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) { r.list.choose(r.is.ID) }

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.point(true) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { r.point(false) }

// point shows the tools; they are a part of the row.
func (r *row) point(over bool) {
	r.over = over
	r.Refresh()
}

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
	return []fyne.CanvasObject{r.ground, r.line, r.swatch, r.name.Text, r.detail.Text, r.edit, r.bin}
}

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height-1)
	parts.Place(r.line, side, size.Height-1, size.Width-2*side, 1)
	parts.Place(r.swatch, side, 9, swatchSide, swatchSide)
	parts.Place(r.name.Text, textLeft, 4, size.Width, 19)
	parts.Place(r.detail.Text, textLeft, 23, size.Width, 16)
	for i, b := range []*parts.Button{r.edit, r.bin} {
		x := size.Width - side/2 - toolWidth*float32(2-i)
		parts.Place(b, x, (size.Height-parts.ButtonHeight)/2, toolWidth, parts.ButtonHeight)
	}
	r.fit(size)
}

// fit shortens the words to the room there is.
func (r *rowRenderer) fit(size fyne.Size) {
	room := size.Width - textLeft - side
	if (*row)(r).armed() {
		room -= 2 * toolWidth
	}
	words, colour := r.is.Detail, look.Dim
	switch {
	case r.is.Problem != "":
		words, colour = r.is.Problem, look.Bad
	case r.is.Pending:
		words, colour = "Waiting for the hub …", look.Warn
	}
	r.name.Set(parts.Fit(cmp.Or(r.is.Name, "Without a name"), room, r.name.TextSize, r.name.TextStyle), look.Text)
	r.detail.Set(parts.Fit(words, room, r.detail.TextSize, r.detail.TextStyle), colour)
}

// armed says whether the tools are shown.
func (r *row) armed() bool { return r.list.blocked == "" && (r.over || r.chosen()) }

func (r *row) chosen() bool { return r.is.ID == r.list.chosen && r.is.ID != "" }

// MinSize implements fyne.WidgetRenderer.
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
}

func (r *rowRenderer) paint() {
	ground := fyne.ThemeColorName("")
	switch {
	case (*row)(r).chosen():
		ground = look.Chosen
	case r.over:
		ground = look.Hover
	}
	r.skin.tint(r.ground, ground)
	r.skin.retheme()
	if r.swatch.FillColor != r.is.Colour {
		r.swatch.FillColor = r.is.Colour
		r.swatch.Refresh()
	}
	for _, b := range []*parts.Button{r.edit, r.bin} {
		parts.Show(b, (*row)(r).armed())
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
