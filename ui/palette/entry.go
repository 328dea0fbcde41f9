package palette

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// entry is the field. It keeps the focus; keys that choose go to the palette.
type entry struct {
	widget.Entry
	palette *Palette
}

func newEntry(p *Palette) *entry {
	e := &entry{palette: p}
	e.PlaceHolder = "Command, view, camera or incident"
	e.OnChanged = p.search
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	switch p := e.palette; k.Name {
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
		e.Entry.TypedKey(k)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab has nowhere else to go.
func (e *entry) AcceptsTab() bool { return true }

// bare is the current theme with larger text and no box around entries.
type bare struct{}

func (bare) current() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (b bare) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameInputBackground || name == theme.ColorNameInputBorder {
		return color.Transparent
	}
	return b.current().Color(name, variant)
}

// Font implements fyne.Theme.
func (b bare) Font(s fyne.TextStyle) fyne.Resource { return b.current().Font(s) }

// Icon implements fyne.Theme.
func (b bare) Icon(name fyne.ThemeIconName) fyne.Resource { return b.current().Icon(name) }

// Size implements fyne.Theme.
func (b bare) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return fieldText
	case theme.SizeNameInputBorder:
		return 0
	}
	return b.current().Size(name)
}

func bared(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewThemeOverride(o, bare{})
}
