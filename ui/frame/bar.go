package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Bar is a line of text at the left and one at the right: the status bar
// and the banner. Fyne goroutine only.
type Bar struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	left   parts.Text
	right  parts.Text
	words  [2]string // before they were shortened
	paper  fyne.ThemeColorName
	height float32
}

// NewStatus makes a status bar.
func NewStatus() *Bar {
	return newBar(26, look.Panel, parts.NewText(look.SmallText, false, look.Faint), parts.NewText(look.SmallText, false, look.Dim))
}

// NewBanner makes a banner.
func NewBanner() *Bar {
	return newBar(32, look.Alert, parts.NewText(look.BodyText, true, look.Text), parts.NewText(look.BodyText, false, look.Text))
}

func newBar(height float32, paper fyne.ThemeColorName, left, right parts.Text) *Bar {
	b := &Bar{ground: canvas.NewRectangle(color.Transparent), left: left, right: right, paper: paper, height: height}
	b.right.Alignment = fyne.TextAlignTrailing
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the words.
func (b *Bar) Set(left, right string) {
	if b.words != [2]string{left, right} {
		b.words = [2]string{left, right}
		b.layout(b.Size())
	}
}

// SetUrgent gives the bar the ground of what is wrong, or a quiet one.
func (b *Bar) SetUrgent(on bool) {
	paper := look.Raised
	if on {
		paper = look.Alert
	}
	if b.paper != paper {
		b.paper = paper
		b.Refresh()
	}
}

func (b *Bar) layout(size fyne.Size) {
	const margin = 12
	parts.Place(b.ground, 0, 0, size.Width, size.Height)
	right := parts.Fit(b.words[1], size.Width-2*margin, b.right.TextSize, b.right.TextStyle)
	b.right.Set(right, b.right.Colour)
	room := size.Width - b.right.Wide() - 3*margin
	b.left.Set(parts.Fit(b.words[0], room, b.left.TextSize, b.left.TextStyle), b.left.Colour)
	parts.Place(b.left.Text, margin, 0, max(0, room), size.Height)
	parts.Place(b.right.Text, margin, 0, size.Width-2*margin, size.Height)
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	b.ground.FillColor = look.Colour(b.paper)
	return (*barRenderer)(b)
}

// barRenderer is the bar as its renderer.
type barRenderer Bar

// Objects implements fyne.WidgetRenderer.
func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.left.Text, r.right.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *barRenderer) Layout(size fyne.Size) { (*Bar)(r).layout(size) }

// MinSize implements fyne.WidgetRenderer.
func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(200, r.height) }

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	r.ground.FillColor = look.Colour(r.paper)
	r.ground.Refresh()
	r.left.Retheme()
	r.right.Retheme()
}

// Destroy implements fyne.WidgetRenderer.
func (r *barRenderer) Destroy() {}
