package zones

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A skin is what of a widget takes its colours from the theme.
type skin struct {
	texts   []*parts.Text
	grounds map[*canvas.Rectangle]fyne.ThemeColorName
}

// text makes words.
func (s *skin) text(words string, size float32, bold bool, colour fyne.ThemeColorName) *parts.Text {
	t := parts.NewText(size, bold, colour)
	t.Text.Text = words
	s.texts = append(s.texts, &t)
	return &t
}

// ground makes a rectangle.
func (s *skin) ground(colour fyne.ThemeColorName) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	s.tint(r, colour)
	return r
}

// tint changes a rectangle's colour; "" is none.
func (s *skin) tint(r *canvas.Rectangle, colour fyne.ThemeColorName) {
	if s.grounds == nil {
		s.grounds = map[*canvas.Rectangle]fyne.ThemeColorName{}
	}
	s.grounds[r] = colour
	paint(r, colour)
}

func paint(r *canvas.Rectangle, colour fyne.ThemeColorName) {
	fill := color.Color(color.Transparent)
	if colour != "" {
		fill = look.Colour(colour)
	}
	if r.FillColor != fill {
		r.FillColor = fill
		r.Refresh()
	}
}

// retheme takes all colours from the theme again.
func (s *skin) retheme() {
	for _, t := range s.texts {
		t.Retheme()
	}
	for r, colour := range s.grounds {
		paint(r, colour)
	}
}

// dressed is a widget's content as its renderer.
type dressed struct {
	fyne.WidgetRenderer
	skin *skin
}

func (s *skin) renderer(content fyne.CanvasObject) fyne.WidgetRenderer {
	return &dressed{widget.NewSimpleRenderer(content), s}
}

// Refresh implements fyne.WidgetRenderer: the theme may be another.
func (d *dressed) Refresh() {
	d.skin.retheme()
	d.WidgetRenderer.Refresh()
}

// call calls what may be nil.
func call(f func()) {
	if f != nil {
		f()
	}
}

func tell[T any](f func(T), value T) {
	if f != nil {
		f(value)
	}
}
