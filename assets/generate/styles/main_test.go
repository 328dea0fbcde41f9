package main

import (
	"bytes"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/assets"
	"watchfloor/mapview/style"
)

// each calls a test for each of the six styles.
func each(t *testing.T, test func(*testing.T, schema, theme)) {
	for _, s := range []schema{openMapTiles(), protomaps()} {
		for _, th := range []theme{day(), night(), contrast()} {
			t.Run(s.name+"-"+th.name, func(t *testing.T) { test(t, s, th) })
		}
	}
}

// TestFilesAreUpToDate: what is embedded is what this description makes.
func TestFilesAreUpToDate(t *testing.T) {
	each(t, func(t *testing.T, s schema, th theme) {
		want, err := encode(build(s, th))
		if err != nil {
			t.Fatal(err)
		}
		if got := assets.Style(s.name, th.name); !bytes.Equal(got, want) {
			t.Error("run go generate ./assets")
		}
	})
}

func TestStylesAreUnderstood(t *testing.T) {
	each(t, func(t *testing.T, s schema, th theme) {
		parsed, warnings, err := style.Parse(assets.Style(s.name, th.name))
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		if len(parsed.Layers) != len(build(s, th).Layers) {
			t.Errorf("%d layers are drawn of %d", len(parsed.Layers), len(build(s, th).Layers))
		}
		ids := map[string]bool{}
		for _, l := range parsed.Layers {
			if ids[l.ID] {
				t.Errorf("two layers have the ID %s", l.ID)
			}
			ids[l.ID] = true
		}
		if parsed.Ground(10) == (color.NRGBA{A: 255}) && th.name != "contrast" {
			t.Error("the ground has no colour")
		}
	})
}

// TestThemesDifferInColourOnly: a map shows the same by day and by night.
func TestThemesDifferInColourOnly(t *testing.T) {
	for _, s := range []schema{openMapTiles(), protomaps()} {
		want := build(s, day()).Layers
		for _, th := range []theme{night(), contrast()} {
			got := build(s, th).Layers
			if len(got) != len(want) {
				t.Fatalf("%s %s has %d layers, day %d", s.name, th.name, len(got), len(want))
			}
			for i := range got {
				if got[i].ID != want[i].ID || got[i].From != want[i].From || got[i].MinZoom != want[i].MinZoom {
					t.Errorf("%s %s: layer %+v, by day %+v", s.name, th.name, got[i], want[i])
				}
			}
		}
	}
}

// TestIconsExist: every icon that a style may ask for is there.
func TestIconsExist(t *testing.T) {
	icons, err := style.ReadSprites(assets.Icons())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"circle", "mountain", "airport"}
	kinds := map[string]bool{}
	for _, g := range groups() {
		for _, i := range g.all {
			names = append(names, i.icon)
			for _, k := range i.kinds {
				if kinds[k] {
					t.Errorf("%s is in two groups", k)
				}
				kinds[k] = true
			}
		}
	}
	for _, name := range names {
		if !icons.Has(name) {
			t.Errorf("there is no icon %s", name)
		}
	}
}

func TestIconsAreNoted(t *testing.T) {
	for _, name := range []string{"NOTICE.md", "LICENSE"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "icons", name))
		if err != nil || !strings.Contains(string(text), "CC0") {
			t.Errorf("icons/%s does not name the licence: %v", name, err)
		}
	}
}

// TestTextsAreReadable: names against their halo and against what lies under
// them, by the contrast ratio of WCAG 2.2: at least 4.5 to 1 (1.4.3, AA), in
// high contrast 7 to 1 (1.4.6, AAA).
func TestTextsAreReadable(t *testing.T) {
	for _, th := range []theme{day(), night(), contrast()} {
		least := 4.5
		if th.name == "contrast" {
			least = 7
		}
		for name, text := range th.texts() {
			for where, under := range map[string]string{"its halo": th.halo, "land": th.land, "buildings": th.building, "parks": th.park} {
				if where == "buildings" && name == "water" || where == "parks" && name != "park" {
					continue
				}
				if got := ratio(t, text, under); got < least && (where == "its halo" || th.name == "contrast") || got < 3 {
					t.Errorf("%s: text of %s on %s: %.2f to 1, want %v", th.name, name, where, got, least)
				}
			}
		}
	}
}

// TestHighContrastShapes: what one must tell apart, at least 3 to 1 (WCAG 2.2,
// 1.4.11).
func TestHighContrastShapes(t *testing.T) {
	th := contrast()
	shapes := map[string]string{
		"shore": th.shore, "country": th.country, "state": th.state, "building": th.buildingEdge, "park": th.parkEdge,
		"path": th.path, "rail": th.rail, "ferry": th.ferry, "tunnel": th.tunnel.edge,
	}
	for class, p := range th.road {
		shapes[class] = p.fill
	}
	for name, c := range shapes {
		if got := ratio(t, c, th.land); got < 3 {
			t.Errorf("%s on the ground: %.2f to 1", name, got)
		}
	}
}

func (t theme) texts() map[string]string {
	return map[string]string{
		"country": t.countryText, "state": t.stateText, "city": t.cityText, "town": t.townText, "suburb": t.suburbText,
		"street": t.streetText, "water": t.waterText, "park": t.parkText, "health": t.health, "transit": t.transit,
		"civic": t.civic, "culture": t.culture, "trade": t.trade, "nature": t.nature,
	}
}

// ratio is the contrast ratio of two colours, #rrggbb.
func ratio(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	s, _, err := style.Parse([]byte(`{"version": 8, "layers": [{"type": "background", "paint": {"background-color": "` + hex + `"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	c := s.Ground(0)
	linear := func(v uint8) float64 {
		if f := float64(v) / 255; f > 0.04045 {
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
