package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// row shows one item: its kind, its title with what was found of it, more
// about it, and the keys that do the same.
type row struct {
	widget.BaseWidget
	palette *Palette
	item    int // its place in the palette's items
	chosen  bool

	ground, chip, plate *canvas.Rectangle
	kind, detail, keys  parts.Text
	title               []parts.Text // by turns plain and found
	shown               []string     // the words of title
	is                  Item
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
)

func newRow(p *Palette) *row {
	r := &row{
		palette: p,
		ground:  canvas.NewRectangle(look.Colour(look.Chosen)),
		chip:    canvas.NewRectangle(look.Colour(look.Raised)),
		plate:   canvas.NewRectangle(look.Colour(look.Raised)),
		kind:    parts.NewText(look.SmallText, true, look.Dim),
		detail:  parts.NewText(look.BodyText-0.5, false, look.Dim),
		keys:    parts.NewText(look.SmallText, true, look.Text),
	}
	r.ground.CornerRadius, r.chip.CornerRadius, r.plate.CornerRadius = 6, 4, 4
	r.kind.Alignment, r.keys.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	r.ExtendBaseWidget(r)
	return r
}

// set shows an item.
func (r *row) set(item int, is Item, query string, chosen bool) {
	r.item, r.is, r.chosen = item, is, chosen
	r.shown = emphasise(is.Title, query)
	for i := len(r.title); i < len(r.shown); i++ {
		r.title = append(r.title, parts.NewText(look.TitleText, i%2 == 1, look.Text))
	}
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) { r.palette.do(r.item) }

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.point() }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) { r.point() }

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() {}

// Cursor implements desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// point moves the cursor to the row under the mouse.
func (r *row) point() {
	if !r.chosen {
		r.palette.choose(r.item)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return (*rowRenderer)(r) }
