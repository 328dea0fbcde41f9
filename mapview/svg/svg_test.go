package svg

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"testing/fstest"

	"watchfloor/mapview/raster"
)

func file(d string) string {
	return fmt.Sprintf(`<svg viewBox="0 0 16 16"><g><path d=%q/></g></svg>`, d)
}

// paths of a 16 by 16 icon, with how many of its pixels they cover.
var paths = map[string]float64{
	"M2 2 L14 2 L14 14 L2 14 Z":          144,
	"M2,2L14,2,14,14,2,14z":              144,
	"m2 2h12v12h-12z":                    144,
	"M2 2H14V14H2Z":                      144,
	"M2-0h1e1v4.0H2":                     40,
	"M2 2h12v12h-12z M4 4v8h8v-8z":       80, // a hole goes the other way
	"m2 2h4v4h-4zm8 8h4v4h-4z":           32, // relative to the ring's beginning
	"M2 2h4v4h-4zh-2v2z":                 18, // a ring after z without M
	"M8 2A6 6 0 0 1 8 14A6 6 0 0 1 8 2z": 113.1,
	"M8 2a6 6 0 118 6z":                  0, // see TestFlags
	"M2 8C2 4.686 4.686 2 8 2S14 4.686 14 8 11.314 14 8 14 2 11.314 2 8z": 113.1,
	"M2 14Q8 2 14 14z":                  48,
	"M2 8Q5 2 8 8T14 8V14H2z":           72,
	"M2 14c0 0 0-12 0-12s12 0 12 0V14z": 144,
	"M5 8a1 1 0 0 1 6 0z":               14.1, // radii that are too small grow
	"M2 2A0 5 0 0 1 14 2V14H2z":         144,
}

func cover(t testing.TB, i *Icon) float64 {
	t.Helper()
	var p raster.Path
	var r raster.Rasterizer
	i.Trace(&p, 0, 0, 4)
	dst := image.NewRGBA(image.Rect(0, 0, 64, 64))
	r.Fill(dst, &p, color.RGBA{A: 255}, raster.NonZero)
	sum := 0.0
	for k := 3; k < len(dst.Pix); k += 4 {
		sum += float64(dst.Pix[k]) / 255 / 16
	}
	return sum
}

func TestPaths(t *testing.T) {
	for d, want := range paths {
		i, err := Parse([]byte(file(d)))
		if err != nil {
			t.Errorf("%s: %v", d, err)
			continue
		}
		if got := cover(t, i); want > 0 && (got < want*0.98 || got > want*1.02) {
			t.Errorf("%s covers %.1f pixels, want %.1f", d, got, want)
		}
	}
}

// TestFlags: an arc's flags may stand right before the next number.
func TestFlags(t *testing.T) {
	tight, err := Parse([]byte(file("M8 2a6 6 0 118 6z")))
	if err != nil {
		t.Fatal(err)
	}
	loose, err := Parse([]byte(file("M8 2a6 6 0 1 1 8 6z")))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := cover(t, tight), cover(t, loose); a != b || a == 0 {
		t.Errorf("%v and %v pixels", a, b)
	}
}

var broken = map[string]string{
	"":                                 "viewBox",
	`<svg viewBox="0 0 16 16"/>`:       "no path",
	`<svg><path d="M0 0h1v1z"/></svg>`: "invalid syntax",
	`<svg viewBox="1 0 16 16"><path d="M0 0h1"/></svg>`:        "0 0",
	`<svg viewBox="0 0 -1 16"><path d="M0 0h1"/></svg>`:        "viewBox",
	`<svg viewBox="0 0 1e9 1"><path d="M0 0h1"/></svg>`:        "too large",
	`<svg viewBox="0 0 16 16"><rect/></svg>`:                   "rect is not supported",
	`<svg viewBox="0 0 16 16"><g transform="scale(2)"/></svg>`: "transform",
	`<svg viewBox="0 0 16 16"><path`:                           "XML",
	file("L0 0"):                                               "does not begin with M",
	file("M0"):                                                 "a number was expected",
	file("M0 0 L1 1 K2"):                                       "no command",
	file("M0 0 A1 1 0 2 0 3 3"):                                "flag",
	file("M0 0 L1e99 0"):                                       "a number was expected",
	file("M0 0" + strings.Repeat("h1", maxPoints+1)):           "more than",
	strings.Repeat(" ", maxBytes+1):                            "more than",
}

func TestBroken(t *testing.T) {
	for text, want := range broken {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: error %v, want one with %q", text, err, want)
		}
	}
}

func TestReadFile(t *testing.T) {
	folder := fstest.MapFS{"a.svg": {Data: []byte(file("M0 0h4v4z"))}, "b.svg": {Data: []byte("<svg/>")}}
	if i, err := ReadFile(folder, "a.svg"); err != nil || i.Width != 16 || i.Height != 16 {
		t.Errorf("%+v, %v", i, err)
	}
	for _, name := range []string{"b.svg", "c.svg"} {
		if _, err := ReadFile(folder, name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for d := range paths {
		f.Add(file(d))
	}
	for text := range broken {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if i, err := Parse([]byte(text)); err == nil {
			cover(t, i)
		}
	})
}
