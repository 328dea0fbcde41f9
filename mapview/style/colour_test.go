package style

import (
	"image/color"
	"testing"
)

func TestColours(t *testing.T) {
	for text, want := range map[string]color.NRGBA{
		"#f80":                      {0xFF, 0x88, 0, 0xFF},
		"#F808":                     {0xFF, 0x88, 0, 0x88},
		"#0b2a40":                   {0x0B, 0x2A, 0x40, 0xFF},
		"#0b2a4080":                 {0x0B, 0x2A, 0x40, 0x80},
		"rgb(1, 2, 3)":              {1, 2, 3, 0xFF},
		"rgba(255, 0, 10, 0.5)":     {0xFF, 0, 10, 0x80},
		"hsl(120, 100%, 25%)":       {0, 0x80, 0, 0xFF},
		"hsla(-120, 50%, 50%, 20%)": {0x40, 0x40, 0xBF, 0x33},
		"rebeccapurple":             {},
		"White":                     {0xFF, 0xFF, 0xFF, 0xFF},
		"transparent":               {},
		"#12":                       {},
		"#ggg":                      {},
		"rgb(1, 2)":                 {},
		"rgb(NaN, 0, 0)":            {},
		"hsv(1, 2, 3)":              {},
		"":                          {},
	} {
		got, ok := parseColour(text)
		known := want != color.NRGBA{} || text == "transparent"
		if ok != known || got != want {
			t.Errorf("%q is %v (%v), want %v", text, got, ok, want)
		}
	}
}

func TestColoursAreMixedPremultiplied(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want color.NRGBA
	}{
		{"#000000", "#ffffff", color.NRGBA{0x80, 0x80, 0x80, 0xFF}},
		{"#ff0000", "rgba(0, 0, 255, 0)", color.NRGBA{0xFF, 0, 0, 0x80}},
		{"transparent", "rgba(9, 9, 9, 0)", color.NRGBA{}},
	} {
		if got := mix(textOf(c.a), textOf(c.b), 0.5); got.rgba != c.want {
			t.Errorf("half way from %s to %s: %v, want %v", c.a, c.b, got.rgba, c.want)
		}
	}
}
