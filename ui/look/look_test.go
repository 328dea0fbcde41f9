package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// contrast is WCAG 2.2's contrast ratio.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		f := float64(v) / 0xFFFF
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestContrast(t *testing.T) {
	for _, th := range []Theme{{}, {Day: true}} {
		colour := func(n fyne.ThemeColorName) color.Color { return th.Color(n, 0) }
		for _, ground := range []fyne.ThemeColorName{Ground, Panel, Raised, Chosen, Urgent} {
			for _, text := range []fyne.ThemeColorName{Text, Dim, Faint, Good, Warn, Bad, Accent} {
				if c := contrast(colour(text), colour(ground)); c < 4.5 && !exempt(text, ground) {
					t.Errorf("day %v: %s on %s has %.2f, wants 4.5", th.Day, text, ground, c)
				}
			}
		}
		for text, ground := range map[fyne.ThemeColorName]fyne.ThemeColorName{OnFill: Accent, Text: Alert, Bad: Alert} {
			if c := contrast(colour(text), colour(ground)); c < 4.5 {
				t.Errorf("day %v: %s on %s has %.2f, wants 4.5", th.Day, text, ground, c)
			}
		}
	}
}

// exempt pairs never meet: states and hints are not written on what is chosen
// other than in Text, Dim and Accent.
func exempt(text, ground fyne.ThemeColorName) bool {
	return ground == Chosen && text == Faint
}

func TestEveryColourInBothThemes(t *testing.T) {
	for name := range dark {
		if _, ok := day[name]; !ok {
			t.Errorf("the day theme has no %s", name)
		}
	}
	if len(dark) != len(day) {
		t.Error("the day theme has colours of its own")
	}
	for fynes, ours := range fynes {
		if _, ok := dark[ours]; !ok {
			t.Errorf("%s stands for %s, which is no colour", ours, fynes)
		}
	}
	if (Theme{}).Color(theme.ColorNameBackground, 0) != opaque(0x0F1419) {
		t.Error("the dark ground is not the one severities are tuned for")
	}
}

func TestNamed(t *testing.T) {
	if Named("dark").Day || Named("").Day || !Named("light").Day {
		t.Error("themes have wrong names")
	}
}
