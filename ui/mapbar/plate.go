package mapbar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A ground is the panel's colour with round corners, in any theme.
type ground struct {
	widget.BaseWidget
	area *canvas.Rectangle
}

func newGround() *ground {
	g := &ground{area: canvas.NewRectangle(color.Transparent)}
	g.area.CornerRadius = 5
	g.area.CornerRadius = 5
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	g.paint()
	return &groundRenderer{widget.NewSimpleRenderer(g.area), g}
}

func (g *ground) paint() {
	g.area.FillColor, g.area.StrokeColor, g.area.StrokeWidth = look.Colour(look.Panel), look.Colour(look.Line), 1
}

// groundRenderer paints again when the theme changes.
type groundRenderer struct {
	fyne.WidgetRenderer
	ground *ground
}

// Refresh implements fyne.WidgetRenderer.
func (r *groundRenderer) Refresh() {
	r.ground.paint()
	r.ground.area.Refresh()
}

// A plate is a line of words on a ground of its own; without words it is not
// there.
type plate struct {
	widget.BaseWidget
	words  string
	text   parts.Text
	ground *ground
	tapped func() // nil: it cannot be
}

const (
	plateHeight = 24
	plateSides  = 9
)

func newPlate(tapped func()) *plate {
	p := &plate{text: parts.NewText(look.BodyText-0.5, false, look.Text), ground: newGround(), tapped: tapped}
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// set changes the words, and says whether they are others.
func (p *plate) set(words string) bool {
	if words == p.words {
		return false
	}
	p.words = words
	p.text.Text.Text = words
	parts.Show(p, words != "")
	p.Refresh()
	p.Resize(p.MinSize())
	return true
}

// fit shortens the words to a width.
func (p *plate) fit(width float32) {
	p.text.Text.Text = parts.Fit(p.words, max(0, width-2*plateSides), p.text.TextSize, p.text.TextStyle)
}

// Tapped implements fyne.Tappable.
func (p *plate) Tapped(*fyne.PointEvent) {
	if p.tapped != nil {
		p.tapped()
	}
}

// Cursor implements desktop.Cursorable.
func (p *plate) Cursor() desktop.Cursor {
	if p.tapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (p *plate) CreateRenderer() fyne.WidgetRenderer { return (*plateRenderer)(p) }

// plateRenderer is the plate as its renderer.
type plateRenderer plate

// Objects implements fyne.WidgetRenderer.
func (r *plateRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *plateRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	parts.Place(r.text.Text, plateSides, 0, size.Width-2*plateSides, size.Height)
}

// MinSize implements fyne.WidgetRenderer.
func (r *plateRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.Wide()+2*plateSides, plateHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *plateRenderer) Refresh() {
	r.ground.Refresh()
	r.text.Retheme()
	r.text.Refresh()
}

// Destroy implements fyne.WidgetRenderer.
func (r *plateRenderer) Destroy() {}
