package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Ghost is the card that follows the pointer while something is dragged:
// its name beside an edge in the accent's colour. It is as large as MinSize
// says; whoever shows it places it. Fyne goroutine only.
type Ghost struct {
	widget.BaseWidget
	is     string
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	name   parts.Text
}

// The measures of a Ghost, in Fyne units.
const (
	ghostHeight = 28
	ghostWidth  = 260 // at most
	ghostEdge   = 4
	ghostSide   = 12
)

// NewGhost makes a card without a name.
func NewGhost() *Ghost {
	g := &Ghost{
		ground: canvas.NewRectangle(color.Transparent),
		edge:   canvas.NewRectangle(color.Transparent),
		name:   parts.NewText(look.BodyText, true, look.Text),
	}
	g.ground.CornerRadius, g.ground.StrokeWidth = 4, 1
	g.edge.TopLeftCornerRadius, g.edge.BottomLeftCornerRadius = 4, 4
	g.ExtendBaseWidget(g)
	return g
}

// Set names what is dragged, and takes the size for it.
func (g *Ghost) Set(words string) {
	if g.is == words {
		return
	}
	g.is = words
	const room = ghostWidth - ghostEdge - 2*ghostSide
	g.name.Set(parts.Fit(words, room, g.name.TextSize, g.name.TextStyle), look.Text)
	g.Resize(g.MinSize())
}

// CreateRenderer implements fyne.Widget.
func (g *Ghost) CreateRenderer() fyne.WidgetRenderer {
	r := (*ghostRenderer)(g)
	r.paint()
	return r
}

// ghostRenderer is the ghost as its renderer.
type ghostRenderer Ghost

// Objects implements fyne.WidgetRenderer.
func (r *ghostRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.edge, r.name.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *ghostRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.edge, 0, 0, ghostEdge, size.Height)
	parts.Place(r.name.Text, ghostEdge+ghostSide, 0, r.name.Wide(), size.Height)
}

// MinSize implements fyne.WidgetRenderer.
func (r *ghostRenderer) MinSize() fyne.Size {
	return fyne.NewSize(ghostEdge+2*ghostSide+r.name.Wide(), ghostHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *ghostRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
	r.edge.Refresh()
}

func (r *ghostRenderer) paint() {
	r.ground.FillColor, r.ground.StrokeColor = look.Colour(look.Raised), look.Colour(look.Faint)
	r.edge.FillColor = look.Colour(look.Accent)
	r.name.Retheme()
}

// Destroy implements fyne.WidgetRenderer.
func (r *ghostRenderer) Destroy() {}
