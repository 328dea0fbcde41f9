package style

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		``:               "parse style",
		`[]`:             "parse style",
		`{"version": 7}`: "version 7",
		`{"version": 8}`: "no layers",
		styleOf(strings.Repeat(`{},`, maxLayers) + `{}`): "more than the limit",
		strings.Repeat(" ", maxBytes+1):                  "more than the limit",
	} {
		if _, _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: error %v, want one with %q", text, err, want)
		}
	}
}

// TestWarnings: what is not supported is said with its path, once, and the
// rest is drawn.
func TestWarnings(t *testing.T) {
	s, warnings, err := Parse([]byte(styleOf(
		`{"id": "a", "type": "heatmap"}`,
		`{"id": "b", "type": "line", "paint": {"line-blur": 3, "line-color": ["foo"], "line-width": "wide"}, "layout": {"line-cap": "round"}}`,
		`{"id": "c", "type": "fill", "filter": ["foo"]}`,
		`{"id": "d", "type": "fill", "layout": {"visibility": "none"}}`,
		`7`,
		`{"id": "e", "type": "fill", "paint": {"fill-pattern": "dots"}}`,
		`{"id": "f", "type": "fill-extrusion", "paint": {"fill-extrusion-pattern": "bricks", "fill-extrusion-color": "red", "fill-extrusion-height": ["get", "h"]}}`,
		`{"id": "g", "type": "circle", "filter": ["all", ["has", "a"], ["==", ["get", "b"], ["foo"]]]}`,
		`{"id": "h", "type": "circle", "paint": {"circle-radius": ["interpolate", ["linear"], ["zoom"], 1, 2, 3, ["foo"]], "circle-blur": 1}}`,
	)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range warnings {
		got = append(got, w.Path)
	}
	want := "layers[0].type layers[1].paint.line-color layers[1].paint.line-width layers[1].paint.line-blur layers[2].filter layers[4] " +
		"layers[5].paint.fill-pattern layers[6].paint.fill-extrusion-pattern layers[7].filter[2][2] " +
		"layers[8].paint.circle-radius[6] layers[8].paint.circle-blur"
	if strings.Join(got, " ") != want {
		t.Errorf("warnings %v,\nwant %s", warnings, want)
	}
	var ids string
	for _, l := range s.Layers {
		ids += l.ID
	}
	if ids != "bfh" || s.Layers[0].ID != "b" || s.Layers[0].Line.Cap.At(&Scope{}) != "round" {
		t.Errorf("layers %+v", s.Layers)
	}
}

func TestProperties(t *testing.T) {
	s, warnings, err := Parse([]byte(styleOf(`{"id": "a", "type": "symbol", "source-layer": "poi", "minzoom": 5, "maxzoom": 9,
		"paint": {"text-color": {"stops": [[10, "#000"], [14, "#fff"]]}, "text-halo-width": {"base": 2, "stops": [[11, 0], [13, 3]]}},
		"layout": {"text-field": "{name} ({class})", "text-font": ["Noto Sans Bold"], "symbol-placement": "line",
			"text-transform": {"stops": [[0, "none"], [12, "uppercase"]]}}}`)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	l := &s.Layers[0]
	scope := scopeOf(t, orb.Point{10, 10}, geojson.Properties{"name": "Gare", "class": "station"}, 12)
	if got := l.Symbol.Field.At(scope); got != "Gare (station)" {
		t.Errorf("text-field is %q", got)
	}
	if got := l.Symbol.Color.At(scope); got != (color.NRGBA{0x80, 0x80, 0x80, 0xFF}) {
		t.Errorf("text-color is %v", got)
	}
	if got := l.Symbol.HaloWidth.At(scope); math.Abs(got-1) > 1e-6 {
		t.Errorf("text-halo-width is %v", got)
	}
	if got := l.Symbol.Transform.At(scope); got != "uppercase" {
		t.Errorf("text-transform is %q", got)
	}
	if !l.Symbol.Bold || l.Symbol.Italic || !l.Symbol.AlongLine || l.Shows(4.9) || !l.Shows(5) || l.Shows(9) {
		t.Errorf("%+v", l)
	}
}

func TestSymbols(t *testing.T) {
	s, warnings, err := Parse([]byte(styleOf(`{"id": "a", "type": "symbol", "source-layer": "poi",
		"layout": {"text-field": ["get", "name"], "text-anchor": "top", "text-offset": [0, 0.75], "text-optional": true, "text-justify": "left",
			"icon-image": ["match", ["get", "class"], "primary", "road", ""], "icon-size": {"stops": [[10, 1], [14, 2]]},
			"icon-anchor": "bottom", "icon-offset": [1, 2], "text-line-height": 1.5, "symbol-placement": "line-center"},
		"paint": {"icon-color": "red", "icon-halo-color": "white", "icon-halo-width": 2, "icon-opacity": 0.5}}`)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	e, p := scopeOf(t, orb.Point{1, 1}, road, 12), s.Layers[0].Symbol
	if p.Anchor.At(e) != "top" || p.Offset.At(e) != [2]float64{0, 0.75} || !p.Optional || p.Justify.At(e) != "left" || p.Height.At(e) != 1.5 {
		t.Errorf("text %+v", p)
	}
	if p.Icon.At(e) != "road" || p.IconSize.At(e) != 1.5 || p.IconAnchor.At(e) != "bottom" || p.IconOffset.At(e) != [2]float64{1, 2} {
		t.Errorf("icon %+v", p)
	}
	if p.IconColor.At(e) != (color.NRGBA{0xFF, 0, 0, 0xFF}) || p.IconHaloWidth.At(e) != 2 || p.IconOpacity.At(e) != 0.5 || p.IconOptional {
		t.Errorf("icon's paint %+v", p)
	}
	if !p.AlongLine || !p.LineCentre || p.Overlap {
		t.Errorf("placement %+v", p)
	}
}

// TestAround: the best side of a place comes first.
func TestAround(t *testing.T) {
	s, warnings, err := Parse([]byte(styleOf(`{"type": "symbol", "layout": {"text-variable-anchor": ["left", "top"], "text-radial-offset": 0.5}}`,
		`{"type": "symbol", "layout": {"text-anchor": "bottom-right", "text-radial-offset": 2}}`)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	first, second, e := s.Layers[0].Symbol, s.Layers[1].Symbol, &Scope{}
	if first.Anchor.At(e) != "left" || first.Offset.At(e) != [2]float64{0.5, 0} {
		t.Errorf("%q, %v", first.Anchor.At(e), first.Offset.At(e))
	}
	if second.Anchor.At(e) != "bottom-right" || second.Offset.At(e) != [2]float64{-2, -2} {
		t.Errorf("%q, %v", second.Anchor.At(e), second.Offset.At(e))
	}
}

// TestFunctions: the legacy functions of a property.
func TestFunctions(t *testing.T) {
	for text, want := range map[string]float64{
		`{"type": "identity", "property": "rank"}`:                                              3,
		`{"property": "rank", "stops": [[1, 10], [5, 20]]}`:                                     15,
		`{"property": "rank", "base": 2, "stops": [[2, 0], [4, 3]]}`:                            1,
		`{"property": "rank", "type": "interval", "stops": [[1, 10], [3, 20], [4, 30]]}`:        20,
		`{"property": "class", "type": "categorical", "stops": [["primary", 4], ["trunk", 5]]}`: 4,
		`{"property": "none", "type": "categorical", "stops": [["primary", 4]], "default": 6}`:  6,
		`{"property": "oneway", "type": "categorical", "stops": [[true, 8], [false, 9]]}`:       8,
		`{"stops": [[12, 1], [13, 2]]}`:                                                         1.5,
		`{"property": "none", "stops": [[1, 10], [5, 20]]}`:                                     7, // the default
		`{"property": "rank", "stops": [[{"zoom": 10, "value": 1}, 10]]}`:                       7,
	} {
		s, _, err := Parse([]byte(styleOf(`{"type": "circle", "paint": {"circle-radius": ` + text + `}}`)))
		if err != nil {
			t.Fatal(err)
		}
		radius := s.Layers[0].Circle.Radius
		radius.fallback = 7
		if got := radius.At(scopeOf(t, orb.Point{1, 1}, road, 12.5)); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func TestKeeps(t *testing.T) {
	s, _, err := Parse([]byte(styleOf(
		`{"id": "a", "type": "background", "source-layer": "ground"}`,
		`{"id": "b", "type": "line", "source-layer": "roads"}`,
		`{"id": "c", "type": "symbol", "source-layer": "places"}`,
		`{"id": "d", "type": "line", "source-layer": "hidden", "layout": {"visibility": "none"}}`)))
	if err != nil {
		t.Fatal(err)
	}
	for layer, want := range map[string]bool{"roads": true, "places": true, "ground": false, "hidden": false, "": false} {
		if s.Keeps(layer) != want {
			t.Errorf("%q: %v", layer, !want)
		}
	}
}

// TestTopLevel: what a style has beside layers and is not used is said.
func TestTopLevel(t *testing.T) {
	_, warnings, err := Parse([]byte(`{"version": 8, "layers": [{"id": "a", "type": "background"}], "sprite": "https://example.com/s",
		"glyphs": "{fontstack}/{range}", "terrain": {"source": "dem"}, "metadata": {}, "center": [1, 2], "zoom": 3, "sources": {"a": {}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(warnings); !strings.HasPrefix(got, "[glyphs ") || !strings.Contains(got, " sprite ") || !strings.Contains(got, " terrain ") || len(warnings) != 3 {
		t.Errorf("%v", warnings)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range expressions {
		f.Add(styleOf(fmt.Sprintf(`{"type": "symbol", "layout": {"text-field": %s, "text-size": %s}}`, c.text, c.text)))
		f.Add(styleOf(fmt.Sprintf(`{"type": "line", "filter": %s, "paint": {"line-color": %s, "line-dasharray": %s}}`, c.text, c.text, c.text)))
	}
	f.Add(styleOf(`{"type": "circle", "paint": {"circle-radius": 9, "circle-stroke-width": 3, "circle-opacity": 0.5}}`))
	f.Add(styleOf(`{"type": "line", "paint": {"line-gap-width": 4, "line-offset": -3, "line-width": 2, "line-translate": [1, 2]}}`))
	f.Add(styleOf(`{"type": "fill-extrusion", "paint": {"fill-extrusion-color": "red"}}`))
	f.Add(styleOf(`{"type": "line", "paint": {"line-width": {"property": "rank", "type": "interval", "stops": [[1, 2], [3, 4]]}}}`))
	f.Add(styleOf(`{"type": "line", "paint": {"line-width": {"base": 1.4, "stops": [[5, 1], [10, 3]]}}}`))
	scope := scopeOf(f, orb.LineString{{0, 0}, {100, 100}}, road, 12.5)
	tile := tileOf(f, "layer", orb.LineString{{0, 0}, {4096, 4096}}, road)
	f.Fuzz(func(_ *testing.T, text string) {
		s, _, err := Parse([]byte(text))
		if err != nil {
			return
		}
		for i := range s.Layers {
			l := &s.Layers[i]
			l.Source = "layer"
			l.Wants(scope)
			if l.Symbol != nil {
				l.Symbol.Field.At(scope)
				l.Symbol.Size.At(scope)
			}
		}
		new(Painter).Paint(image.NewRGBA(image.Rect(0, 0, 16, 16)), s, tile, Frame{Size: 16, Zoom: 12.5, Scale: 1})
	})
}
