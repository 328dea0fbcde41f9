package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// Style is how a Button is drawn.
type Style int

// The styles.
const (
	Flat   Style = iota // words or an icon; a ground when pointed at or on
	Filled              // the accent as ground
	Raised              // a quiet ground
)

// A Button is flat and small: words or an icon, and whether it is on.
type Button struct {
	widget.BaseWidget
	OnTapped  func()
	OnPointed func(over bool) // the mouse comes or goes; may be nil

	label  Text
	icon   *canvas.Image
	ground *canvas.Rectangle
	style  Style
	width  float32 // at least
	on     bool
	over   bool
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// The height of a Button, and how much wider than its words it is.
const (
	ButtonHeight = 26
	sides        = 18
	iconSize     = 16
)

// NewButton makes a button with words.
func NewButton(words string, style Style, tapped func()) *Button {
	return newButton(words, nil, style, tapped)
}

// NewIcon makes a button with an icon.
func NewIcon(icon fyne.Resource, tapped func()) *Button {
	return newButton("", icon, Flat, tapped)
}

func newButton(words string, icon fyne.Resource, style Style, tapped func()) *Button {
	b := &Button{
		OnTapped: tapped,
		label:    NewText(look.SmallText+0.5, true, look.Dim),
		ground:   canvas.NewRectangle(color.Transparent),
		style:    style,
	}
	b.ground.CornerRadius = 4
	b.label.Text.Text, b.label.Alignment = words, fyne.TextAlignCenter
	if icon != nil {
		b.icon = canvas.NewImageFromResource(icon)
	}
	b.ExtendBaseWidget(b)
	return b
}

// AtLeast sets the least width.
func (b *Button) AtLeast(width float32) *Button {
	b.width = width
	return b
}

// SetOn marks the button as on.
func (b *Button) SetOn(on bool) {
	if b.on != on {
		b.on = on
		b.Refresh()
	}
}

// On says whether the button is marked as on.
func (b *Button) On() bool { return b.on }

// SetStyle changes how the button is drawn.
func (b *Button) SetStyle(s Style) {
	if b.style != s {
		b.style = s
		b.Refresh()
	}
}

// SetWords changes the words.
func (b *Button) SetWords(words string) {
	if b.label.Text.Text != words {
		b.label.Text.Text = words
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon fyne.Resource) {
	b.icon.Resource = icon
	b.icon.Refresh()
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.point(true) }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.point(false) }

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *Button) point(over bool) {
	b.over = over
	b.Refresh()
	if b.OnPointed != nil {
		b.OnPointed(over)
	}
}

// colours returns the ground's and the words' colours; nil: no ground.
func (b *Button) colours() (ground, words fyne.ThemeColorName) {
	switch {
	case b.style == Filled && b.over:
		return look.Text, look.Ground
	case b.style == Filled:
		return look.Accent, look.OnFill
	case b.on:
		return look.Chosen, look.Text
	case b.over:
		return look.Hover, look.Text
	case b.style == Raised:
		return look.Raised, look.Text
	}
	return "", look.Dim
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := (*buttonRenderer)(b)
	r.paint()
	return r
}

// buttonRenderer is the button as its renderer.
type buttonRenderer Button

// Objects implements fyne.WidgetRenderer.
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	if r.icon != nil {
		return []fyne.CanvasObject{r.ground, r.icon}
	}
	return []fyne.CanvasObject{r.ground, r.label.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *buttonRenderer) Layout(size fyne.Size) {
	top := (size.Height - ButtonHeight) / 2
	Place(r.ground, 0, top, size.Width, ButtonHeight)
	if r.icon != nil {
		Place(r.icon, (size.Width-iconSize)/2, (size.Height-iconSize)/2, iconSize, iconSize)
	}
	Place(r.label.Text, 0, top, size.Width, ButtonHeight)
}

// MinSize implements fyne.WidgetRenderer.
func (r *buttonRenderer) MinSize() fyne.Size {
	if r.icon != nil {
		return fyne.NewSize(max(r.width, ButtonHeight+4), ButtonHeight)
	}
	return fyne.NewSize(max(r.width, r.label.MinSize().Width+sides), ButtonHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *buttonRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.label.Refresh()
	if r.icon != nil {
		r.icon.Refresh()
	}
}

func (r *buttonRenderer) paint() {
	ground, words := (*Button)(r).colours()
	r.label.Colour, r.label.Color = words, look.Colour(words)
	Show(r.ground, ground != "")
	if ground != "" {
		r.ground.FillColor = look.Colour(ground)
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *buttonRenderer) Destroy() {}
