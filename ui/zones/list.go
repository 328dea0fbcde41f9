package zones

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/mapview/draw"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// Width is how wide the side sheet is meant to be, in Fyne units.
const Width = 348

// side is the margin of the sheet, in Fyne units.
const side = 12

// A List is the side sheet with all zones. Fyne goroutine only.
type List struct {
	widget.BaseWidget
	OnNew                      func(draw.Kind)
	OnShow, OnEdit, OnDelete   func(id string)
	OnQuery                    func(query string)
	OnImport, OnExport, OnBack func()

	items   []Item
	chosen  string // id
	blocked string // why nothing can be changed; "": it can

	skin    skin
	count   *parts.Text
	why     *parts.Text
	nothing *parts.Text
	query   *field
	rows    *widget.List
	changes []*parts.Button // what blocked hides
	content fyne.CanvasObject
}

// NewList makes a list without zones.
func NewList() *List {
	l := &List{}
	l.rows = widget.NewList(
		func() int { return len(l.items) },
		func() fyne.CanvasObject { return newRow(l) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).set(l.items[i]) },
	)
	l.rows.HideSeparators = true
	l.query = newField("Search the zones", func(text string) { tell(l.OnQuery, text) })
	l.why = l.skin.text("", look.SmallText, false, look.Warn)
	l.why.Text.Hide()
	l.nothing = l.skin.text("", look.BodyText, false, look.Faint)
	l.nothing.Alignment = fyne.TextAlignCenter
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), l.head(), l.newRow(), l.why.Text, l.query)
	body := container.NewStack(l.rows, container.NewVBox(layout.NewSpacer(), l.nothing.Text, layout.NewSpacer()))
	l.content = container.NewStack(l.skin.ground(look.Panel), container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(4, 8, side, side), top), l.foot(), nil, nil, body,
	))
	l.ExtendBaseWidget(l)
	l.SetBlocked("")
	return l
}

// head is the title, the count, and the button that closes the sheet.
func (l *List) head() fyne.CanvasObject {
	title := l.skin.text("Zones", look.TitleText, true, look.Text)
	l.count = l.skin.text("", look.SmallText, false, look.Dim)
	closing := parts.NewButton("×", parts.Flat, func() { call(l.OnBack) }).AtLeast(30)
	return container.NewBorder(nil, nil, title.Text, closing, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), l.count.Text))
}

// newRow are the buttons that draw a zone.
func (l *List) newRow() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedHBoxLayout(6), l.skin.text("Draw", look.SmallText+0.5, false, look.Dim).Text)
	for _, k := range []struct {
		words string
		kind  draw.Kind
	}{{"Polygon", draw.Polygon}, {"Rectangle", draw.Rectangle}, {"Circle", draw.Circle}, {"Corridor", draw.Corridor}} {
		b := parts.NewButton(k.words, parts.Raised, func() { tell(l.OnNew, k.kind) })
		l.changes = append(l.changes, b)
		box.Add(b)
	}
	return box
}

// foot is what there is to do with files.
func (l *List) foot() fyne.CanvasObject {
	rule := l.skin.ground(look.Line)
	rule.SetMinSize(fyne.NewSize(0, 1))
	in := parts.NewButton("Import …", parts.Flat, func() { call(l.OnImport) })
	out := parts.NewButton("Export …", parts.Flat, func() { call(l.OnExport) })
	l.changes = append(l.changes, in)
	row := container.NewHBox(in, layout.NewSpacer(), out)
	return container.NewBorder(rule, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(6, 6, side-6, side-6), row))
}

// SetItems shows zones.
func (l *List) SetItems(items []Item, query string) {
	if slices.Equal(items, l.items) && l.count.Text.Text != "" {
		return
	}
	l.items = items
	words, none := fmt.Sprintf("%d", len(items)), ""
	switch {
	case len(items) == 0 && query != "":
		none = "No zone is called that"
	case len(items) == 0:
		none = "There are no zones yet: draw one"
	}
	l.count.Set(words, look.Dim)
	l.nothing.Set(none, look.Faint)
	l.rows.Refresh()
}

// SetBlocked says why nothing can be changed now; "": it can.
func (l *List) SetBlocked(why string) {
	if why == l.blocked && l.why.Text.Text == why {
		return
	}
	l.blocked = why
	for _, b := range l.changes {
		parts.Show(b, why == "")
	}
	l.why.Set(parts.Fit(why, Width-2*side, l.why.TextSize, l.why.TextStyle), look.Warn)
	parts.Show(l.why.Text, why != "")
	l.rows.Refresh()
	l.content.Refresh()
}

// Choose marks a zone, "" none, and shows its row.
func (l *List) Choose(id string) {
	l.chosen = id
	if i := slices.IndexFunc(l.items, func(item Item) bool { return item.ID == id }); i >= 0 {
		l.rows.ScrollTo(i)
	}
	l.rows.Refresh()
}

func (l *List) choose(id string) {
	l.Choose(id)
	tell(l.OnShow, id)
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return l.skin.renderer(l.content) }

// gap is room between things, in Fyne units.
func gap(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}
