package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme is Watchfloor's fyne.Theme. It does not follow the system: a control
// room decides about its light itself.
type Theme struct{ Day bool }

// Named returns the theme called "light" or "day"; any other name is the dark
// one.
func Named(name string) Theme { return Theme{Day: name == "light" || name == "day"} }

// Color implements fyne.Theme.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	colours, variant := dark, theme.VariantDark
	if t.Day {
		colours, variant = day, theme.VariantLight
	}
	if ours, ok := fynes[name]; ok {
		name = ours
	}
	if hex, ok := colours[name]; ok {
		return opaque(hex)
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font implements fyne.Theme. Digits have one width, so that clocks and
// counters stand still.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol, s.Italic:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return semiBold
	}
	return regular
}

// Icon implements fyne.Theme.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size implements fyne.Theme: denser than Fyne's own.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameCaptionText:
		return SmallText
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameScrollBar:
		return 8
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameSplitThickness:
		return 4
	case theme.SizeNameModalBlurRadius: // a blur of the whole wall costs a core
		return 0
	case theme.SizeNameMenuRadius, theme.SizeNamePopupRadius, theme.SizeNameDialogRadius:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}

// The sizes of text, in Fyne units.
const (
	SmallText = 11.5
	BodyText  = 13
	TitleText = 14
	ClockText = 17
)
