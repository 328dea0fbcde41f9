package kinds

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/ui/look"
)

// dark is a colour of the dark theme: the tiles do not follow the day one.
func dark(name fyne.ThemeColorName) color.Color { return look.Theme{}.Color(name, 0) }

// A board is the renderer of all kinds: a dark ground with objects on it.
type board struct {
	widget  fyne.Widget
	ground  *canvas.Rectangle
	objects func() []fyne.CanvasObject // on the ground, from back to front
	layout  func(fyne.Size)
}

func newBoard(w fyne.Widget, objects func() []fyne.CanvasObject, layout func(fyne.Size)) *board {
	return &board{w, canvas.NewRectangle(dark(look.Ground)), objects, layout}
}

// Objects implements fyne.WidgetRenderer.
func (b *board) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{b.ground}, b.objects()...)
}

// Layout implements fyne.WidgetRenderer.
func (b *board) Layout(size fyne.Size) {
	b.ground.Resize(size)
	b.layout(size)
}

// MinSize implements fyne.WidgetRenderer: as little as a tile.
func (b *board) MinSize() fyne.Size { return fyne.NewSize(16, 9) }

// Refresh implements fyne.WidgetRenderer.
func (b *board) Refresh() {
	b.Layout(b.widget.Size())
	canvas.Refresh(b.widget)
}

// Destroy implements fyne.WidgetRenderer.
func (b *board) Destroy() {}
