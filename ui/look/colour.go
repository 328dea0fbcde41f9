package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours panels use beside Fyne's. They change with the theme, so ask
// for them in Refresh.
const (
	Ground fyne.ThemeColorName = "watchfloor.ground" // behind everything
	Panel  fyne.ThemeColorName = "watchfloor.panel"  // header, list, status bar
	Raised fyne.ThemeColorName = "watchfloor.raised" // buttons, chips
	Hover  fyne.ThemeColorName = "watchfloor.hover"
	Line   fyne.ThemeColorName = "watchfloor.line"
	Text   fyne.ThemeColorName = "watchfloor.text"
	Dim    fyne.ThemeColorName = "watchfloor.dim"   // second lines
	Faint  fyne.ThemeColorName = "watchfloor.faint" // hints, what is over
	Accent fyne.ThemeColorName = "watchfloor.accent"
	OnFill fyne.ThemeColorName = "watchfloor.onfill" // text on Accent
	Chosen fyne.ThemeColorName = "watchfloor.chosen" // the selected row
	Urgent fyne.ThemeColorName = "watchfloor.urgent" // a row that waits for someone
	Good   fyne.ThemeColorName = "watchfloor.good"
	Warn   fyne.ThemeColorName = "watchfloor.warn"
	Bad    fyne.ThemeColorName = "watchfloor.bad"
	Alert  fyne.ThemeColorName = "watchfloor.alert" // the banner's ground
)

// palette holds a theme's colours, each 0xRRGGBB.
type palette map[fyne.ThemeColorName]uint32

var dark = palette{
	Ground: 0x0F1419, Panel: 0x141B22, Raised: 0x25313B, Hover: 0x2C3945, Line: 0x25303A,
	Text: 0xE8EEF4, Dim: 0xA3B1BF, Faint: 0x8C9CAB,
	Accent: 0x4CB5FF, OnFill: 0x06131F, Chosen: 0x17364E, Urgent: 0x1A222B,
	Good: 0x3DD68C, Warn: 0xFFB03B, Bad: 0xFF6B74, Alert: 0x40191D,
}

var day = palette{
	Ground: 0xE3E8ED, Panel: 0xF8FAFB, Raised: 0xE6EBF0, Hover: 0xD6DEE6, Line: 0xCFD8E0,
	Text: 0x15202B, Dim: 0x445361, Faint: 0x566573,
	Accent: 0x0A62B0, OnFill: 0xFFFFFF, Chosen: 0xCFE4F7, Urgent: 0xFFFFFF,
	Good: 0x0B6B3C, Warn: 0x7F4A00, Bad: 0xA91C2B, Alert: 0xFBD9DC,
}

// fynes says which of our colours stands for each of Fyne's.
var fynes = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          Ground,
	theme.ColorNameButton:              Raised,
	theme.ColorNameDisabled:            Faint,
	theme.ColorNameDisabledButton:      Raised,
	theme.ColorNameError:               Bad,
	theme.ColorNameFocus:               Accent,
	theme.ColorNameForeground:          Text,
	theme.ColorNameForegroundOnError:   OnFill,
	theme.ColorNameForegroundOnPrimary: OnFill,
	theme.ColorNameForegroundOnSuccess: OnFill,
	theme.ColorNameForegroundOnWarning: OnFill,
	theme.ColorNameHeaderBackground:    Panel,
	theme.ColorNameHover:               Hover,
	theme.ColorNameHyperlink:           Accent,
	theme.ColorNameInputBackground:     Raised,
	theme.ColorNameInputBorder:         Line,
	theme.ColorNameMenuBackground:      Raised,
	theme.ColorNameOverlayBackground:   Panel,
	theme.ColorNamePlaceHolder:         Faint,
	theme.ColorNamePressed:             Chosen,
	theme.ColorNamePrimary:             Accent,
	theme.ColorNameScrollBar:           Faint,
	theme.ColorNameScrollBarBackground: Panel,
	theme.ColorNameSelection:           Chosen,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameSuccess:             Good,
	theme.ColorNameWarning:             Warn,
}

// Colour is a colour of the current theme.
func Colour(name fyne.ThemeColorName) color.Color { return theme.Color(name) }

func opaque(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}
