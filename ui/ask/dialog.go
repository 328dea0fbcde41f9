package ask

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Dialog is a card in the middle of a canvas, over a veil. Fyne goroutine
// only.
type Dialog struct {
	widget.BaseWidget
	canvas fyne.Canvas
	accept func()         // Enter and the button
	leave  func()         // Esc and "Cancel"
	first  fyne.Focusable // has the keyboard

	veil *canvas.Rectangle
	card *canvas.Rectangle
	box  *fyne.Container
}

// The measures of a card, in Fyne units.
const (
	cardWidth = 460
	cardSide  = 22
	inside    = cardWidth - 2*cardSide

	buttonWidth = 76 // at least
)

// newDialog makes a dialog that only leaves.
func newDialog(c fyne.Canvas) *Dialog {
	d := &Dialog{
		canvas: c,
		veil:   canvas.NewRectangle(color.Transparent),
		card:   canvas.NewRectangle(color.Transparent),
		box:    container.New(layout.NewCustomPaddedVBoxLayout(8)),
	}
	d.leave = d.Hide
	d.card.CornerRadius, d.card.StrokeWidth = 8, 1
	d.ExtendBaseWidget(d)
	return d
}

// head adds the title and the help under it.
func (d *Dialog) head(title, help string) {
	t := parts.NewText(look.ClockText-1, true, look.Text)
	t.Text.Text = parts.Fit(title, inside, t.TextSize, t.TextStyle)
	d.box.Add(t.Text)
	if help != "" {
		d.box.Add(paragraph(help))
	}
}

// foot adds the buttons.
func (d *Dialog) foot(buttons ...fyne.CanvasObject) {
	row := container.New(layout.NewCustomPaddedHBoxLayout(8), layout.NewSpacer())
	for _, b := range buttons {
		row.Add(b)
	}
	d.box.Add(container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), row))
}

// cancel is the button that leaves.
func (d *Dialog) cancel() *parts.Button {
	return parts.NewButton("Cancel", parts.Raised, func() { d.leave() }).AtLeast(buttonWidth)
}

// show opens the dialog.
func (d *Dialog) show(first fyne.Focusable) *Dialog {
	d.first = first
	d.canvas.Overlays().Add(d)
	d.Resize(d.canvas.Size())
	d.canvas.Focus(first)
	return d
}

// Hide closes the dialog; who asked hears nothing. The keyboard goes back to
// who had it.
func (d *Dialog) Hide() {
	d.canvas.Overlays().Remove(d)
	d.BaseWidget.Hide()
}

// press acts on a key of the dialog, and says whether it is one.
func (d *Dialog) press(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		d.accept()
	case fyne.KeyEscape:
		d.leave()
	default:
		return false
	}
	return true
}

var (
	_ fyne.Tappable          = (*Dialog)(nil)
	_ fyne.SecondaryTappable = (*Dialog)(nil)
)

// Tapped implements fyne.Tappable: a click beside the field does not take the
// keyboard from it.
func (d *Dialog) Tapped(*fyne.PointEvent) { d.canvas.Focus(d.first) }

// TappedSecondary implements fyne.SecondaryTappable, as Tapped.
func (d *Dialog) TappedSecondary(*fyne.PointEvent) { d.canvas.Focus(d.first) }

// CreateRenderer implements fyne.Widget.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := (*dialogRenderer)(d)
	r.paint()
	return r
}

// dialogRenderer is the dialog as its renderer.
type dialogRenderer Dialog

// Objects implements fyne.WidgetRenderer.
func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.card, r.box}
}

// Layout implements fyne.WidgetRenderer.
func (r *dialogRenderer) Layout(size fyne.Size) {
	parts.Place(r.veil, 0, 0, size.Width, size.Height)
	height := r.box.MinSize().Height + 2*cardSide
	x, y := max(0, (size.Width-cardWidth)/2), max(0, (size.Height-height)*0.42)
	parts.Place(r.card, x, y, cardWidth, height)
	parts.Place(r.box, x+cardSide, y+cardSide, inside, height-2*cardSide)
}

// MinSize implements fyne.WidgetRenderer.
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Refresh implements fyne.WidgetRenderer.
func (r *dialogRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.veil.Refresh()
	r.card.Refresh()
	r.box.Refresh()
}

func (r *dialogRenderer) paint() {
	r.veil.FillColor = look.Colour(theme.ColorNameShadow)
	r.card.FillColor, r.card.StrokeColor = look.Colour(look.Panel), look.Colour(look.Line)
}

// Destroy implements fyne.WidgetRenderer.
func (r *dialogRenderer) Destroy() {}
