package palette

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// newField makes the field. The palette, which covers the window, has the
// focus and hands the keys on: Fyne takes the focus from what the mouse is
// pressed beside.
func newField(p *Palette) *widget.Entry {
	e := widget.NewEntry()
	e.PlaceHolder = "Command, view, camera or incident"
	e.OnChanged = p.search
	return e
}

// TypedKey implements fyne.Focusable.
func (p *Palette) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyPageUp:
		p.choose(p.cursor - p.visible())
	case fyne.KeyPageDown:
		p.choose(p.cursor + p.visible())
	case fyne.KeyReturn, fyne.KeyEnter:
		p.do(p.cursor)
	case fyne.KeyEscape:
		p.Close()
	default:
		p.entry.TypedKey(k)
	}
}

// TypedRune implements fyne.Focusable.
func (p *Palette) TypedRune(r rune) { p.entry.TypedRune(r) }

// TypedShortcut implements fyne.Shortcutable: cut, copy, paste and the like.
func (p *Palette) TypedShortcut(s fyne.Shortcut) { p.entry.TypedShortcut(s) }

// KeyDown implements desktop.Keyable: Shift selects text.
func (p *Palette) KeyDown(k *fyne.KeyEvent) { p.entry.KeyDown(k) }

// KeyUp implements desktop.Keyable.
func (p *Palette) KeyUp(k *fyne.KeyEvent) { p.entry.KeyUp(k) }

// FocusGained implements fyne.Focusable.
func (p *Palette) FocusGained() { p.entry.FocusGained() }

// FocusLost implements fyne.Focusable.
func (p *Palette) FocusLost() { p.entry.FocusLost() }

// AcceptsTab implements fyne.Tabbable: Tab has nowhere else to go.
func (p *Palette) AcceptsTab() bool { return true }

// cover lies over the field and keeps the mouse from it.
type cover struct{ widget.BaseWidget }

func newCover() *cover {
	c := &cover{}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped implements fyne.Tappable.
func (c *cover) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (c *cover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// bare is the current theme with larger text and no box around entries.
type bare struct{}

func (bare) current() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (b bare) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNamePrimary:
		return color.Transparent // the caret, which blinks, keeps the primary colour
	}
	return b.current().Color(name, variant)
}

// Font implements fyne.Theme.
func (b bare) Font(s fyne.TextStyle) fyne.Resource { return b.current().Font(s) }

// Icon implements fyne.Theme.
func (b bare) Icon(name fyne.ThemeIconName) fyne.Resource { return b.current().Icon(name) }

// Size implements fyne.Theme.
func (b bare) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameText {
		return fieldText
	}
	return b.current().Size(name)
}
