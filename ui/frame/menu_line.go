package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// menuLine is one item.
type menuLine struct {
	widget.BaseWidget
	tapped  func()
	pointed func() // at by the mouse
	ground  *canvas.Rectangle
	does    parts.Text
	press   parts.Text
}

var (
	_ fyne.Tappable     = (*menuLine)(nil)
	_ desktop.Hoverable = (*menuLine)(nil)
)

func newMenuLine(i Item, tapped func()) *menuLine {
	m := &menuLine{
		tapped: tapped,
		ground: canvas.NewRectangle(look.Colour(look.Hover)),
		does:   parts.NewText(look.BodyText, false, look.Text),
		press:  parts.NewText(look.SmallText, true, look.Dim),
	}
	m.does.Text.Text, m.press.Text.Text = i.Does, i.Press
	m.press.Alignment = fyne.TextAlignTrailing
	m.ground.CornerRadius = 4
	m.ground.Hide()
	m.ExtendBaseWidget(m)
	return m
}

// show marks the item as the one to be chosen.
func (m *menuLine) show(on bool) { parts.Show(m.ground, on) }

// Tapped implements fyne.Tappable.
func (m *menuLine) Tapped(*fyne.PointEvent) { m.tapped() }

// MouseIn implements desktop.Hoverable.
func (m *menuLine) MouseIn(*desktop.MouseEvent) {
	m.pointed()
	m.show(true)
}

// MouseMoved implements desktop.Hoverable.
func (m *menuLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (m *menuLine) MouseOut() { m.show(false) }

// CreateRenderer implements fyne.Widget.
func (m *menuLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(m.ground, container.New(
		layout.NewCustomPaddedLayout(5, 5, 12, 12),
		container.NewBorder(nil, nil, m.does.Text, container.New(layout.NewCustomPaddedLayout(0, 0, 36, 0), m.press.Text)),
	)))
}
