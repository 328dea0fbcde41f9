package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A choice is a button that names what is chosen and opens what else could
// be: a caption, the name, and a mark that says so.
type choice struct {
	widget.BaseWidget
	tapped func()
	is     string
	bare   bool // without its caption
	over   bool

	ground  *canvas.Rectangle
	caption parts.Text
	name    parts.Text
	mark    *canvas.Image
}

var (
	_ fyne.Tappable      = (*choice)(nil)
	_ desktop.Hoverable  = (*choice)(nil)
	_ desktop.Cursorable = (*choice)(nil)
)

// The measures of a choice, in Fyne units.
const (
	choiceSide = 10
	choiceGap  = 7
	choiceMark = 12
)

func newChoice(caption, name string, tapped func()) *choice {
	c := &choice{
		tapped:  tapped,
		is:      name,
		ground:  canvas.NewRectangle(color.Transparent),
		caption: parts.NewText(look.SmallText, false, look.Dim),
		name:    parts.NewText(look.BodyText, true, look.Text),
		mark:    canvas.NewImageFromResource(look.Drop()),
	}
	c.ground.CornerRadius = 4
	c.caption.Text.Text, c.name.Text.Text = caption, name
	c.ExtendBaseWidget(c)
	return c
}

// set changes the name, and says whether it was another one.
func (c *choice) set(name string) bool {
	if c.is == name {
		return false
	}
	c.is = name
	return true
}

// around is the width of all but the name.
func (c *choice) around() float32 {
	w := float32(choiceSide + choiceGap + choiceMark + choiceSide - 2)
	if !c.bare {
		w += c.caption.Wide() + choiceGap
	}
	return w
}

// wide is the width that shows the whole name.
func (c *choice) wide() float32 {
	return c.around() + fyne.MeasureText(c.is, c.name.TextSize, c.name.TextStyle).Width
}

// Tapped implements fyne.Tappable.
func (c *choice) Tapped(*fyne.PointEvent) { c.tapped() }

// MouseIn implements desktop.Hoverable.
func (c *choice) MouseIn(*desktop.MouseEvent) { c.point(true) }

// MouseMoved implements desktop.Hoverable.
func (c *choice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *choice) MouseOut() { c.point(false) }

// Cursor implements desktop.Cursorable.
func (c *choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (c *choice) point(over bool) {
	c.over = over
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	r := (*choiceRenderer)(c)
	r.paint()
	return r
}

// choiceRenderer is the choice as its renderer.
type choiceRenderer choice

// Objects implements fyne.WidgetRenderer.
func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.caption.Text, r.name.Text, r.mark}
}

// Layout implements fyne.WidgetRenderer.
func (r *choiceRenderer) Layout(size fyne.Size) {
	top := (size.Height - parts.ButtonHeight) / 2
	parts.Place(r.ground, 0, top, size.Width, parts.ButtonHeight)
	x := float32(choiceSide)
	if parts.Show(r.caption.Text, !r.bare); !r.bare {
		parts.Place(r.caption.Text, x, top, r.caption.Wide(), parts.ButtonHeight)
		x += r.caption.Wide() + choiceGap
	}
	room := size.Width - (*choice)(r).around()
	r.name.Set(parts.Fit(r.is, room, r.name.TextSize, r.name.TextStyle), look.Text)
	parts.Place(r.name.Text, x, top, room, parts.ButtonHeight)
	parts.Place(r.mark, size.Width-choiceSide+2-choiceMark, (size.Height-choiceMark)/2, choiceMark, choiceMark)
}

// MinSize implements fyne.WidgetRenderer.
func (r *choiceRenderer) MinSize() fyne.Size {
	return fyne.NewSize((*choice)(r).around(), parts.ButtonHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *choiceRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
	r.mark.Refresh()
}

func (r *choiceRenderer) paint() {
	ground := look.Raised
	if r.over {
		ground = look.Hover
	}
	r.ground.FillColor = look.Colour(ground)
	r.caption.Retheme()
	r.name.Retheme()
}

// Destroy implements fyne.WidgetRenderer.
func (r *choiceRenderer) Destroy() {}
