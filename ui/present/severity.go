package present

import (
	"image/color"

	"watchfloor/feed"
	"watchfloor/mapview"
)

// A Badge is how a severity looks everywhere: never by colour alone.
type Badge struct {
	Name   string
	Letter string
	Symbol mapview.Symbol
	Colour color.NRGBA
}

// BadgeOf returns the badge of a severity. The colours keep their distance
// under every common colour blindness.
func BadgeOf(s feed.Severity) Badge {
	switch s {
	case feed.Extreme:
		return Badge{"Extreme", "E", mapview.SymbolDiamond, rgb(0xEB394C)}
	case feed.Severe:
		return Badge{"Severe", "S", mapview.SymbolTriangle, rgb(0xFF8A1B)}
	case feed.Moderate:
		return Badge{"Moderate", "M", mapview.SymbolSquare, rgb(0xFFF9A0)}
	case feed.Minor:
		return Badge{"Minor", "m", mapview.SymbolDisc, rgb(0x5CA8EB)}
	}
	return Badge{"Unknown", "?", mapview.SymbolRing, rgb(0x99A2AC)}
}

// Severities lists all severities, worst first.
func Severities() []feed.Severity {
	return []feed.Severity{feed.Extreme, feed.Severe, feed.Moderate, feed.Minor, feed.SeverityUnknown}
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// fade returns c with an alpha of a.
func fade(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}
