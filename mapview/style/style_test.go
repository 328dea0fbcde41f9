package style

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	encoder "github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"

	"watchfloor/mapview/mvt"
)

// scopeOf is a scope with a feature of these properties.
func scopeOf(t testing.TB, g orb.Geometry, p geojson.Properties, zoom float64) *Scope {
	t.Helper()
	l := tileOf(t, "layer", g, p).Layer("layer")
	return &Scope{Zoom: zoom, Layer: l, Feature: l.Features[0]}
}

func tileOf(t testing.TB, layer string, g orb.Geometry, p geojson.Properties) *mvt.Tile {
	t.Helper()
	f := geojson.NewFeature(g)
	f.Properties = p
	data, err := encoder.Marshal(encoder.Layers{{
		Name: layer, Version: 2, Extent: 4096, Features: []*geojson.Feature{f},
	}})
	if err != nil {
		t.Fatal(err)
	}
	tile, err := mvt.Decode(data, nil, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

func parseJSON(t testing.TB, text string) (j any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return j
}

// expressions at zoom 12.5 for a road.
var road = geojson.Properties{"class": "primary", "name": "Rue Grimaldi", "rank": 3.0, "oneway": true}

var expressions = []struct{ text, want string }{
	{`5`, "5"},
	{`"a text"`, "a text"},
	{`true`, "true"},
	{`null`, ""},
	{`["get", "name"]`, "Rue Grimaldi"},
	{`["get", "none"]`, ""},
	{`["has", "rank"]`, "true"},
	{`["has", "none"]`, "false"},
	{`["zoom"]`, "12.5"},
	{`["geometry-type"]`, "LineString"},
	{`["!", ["has", "none"]]`, "true"},
	{`["==", ["get", "class"], "primary"]`, "true"},
	{`["==", ["get", "rank"], "3"]`, "false"},
	{`["!=", ["get", "class"], "primary"]`, "false"},
	{`["<", ["get", "rank"], 3]`, "false"},
	{`["<=", ["get", "rank"], 3]`, "true"},
	{`[">", ["get", "rank"], 2]`, "true"},
	{`[">=", ["get", "none"], 0]`, "false"},
	{`["in", ["get", "class"], ["literal", ["primary", "trunk"]]]`, "true"},
	{`["in", "Grim", ["get", "name"]]`, "true"},
	{`["in", 4, ["literal", [1, 2, 3]]]`, "false"},
	{`["all", true, ["has", "name"]]`, "true"},
	{`["all"]`, "true"},
	{`["any", false, ["has", "none"]]`, "false"},
	{`["case", ["has", "none"], 1, ["has", "rank"], 2, 3]`, "2"},
	{`["case", ["has", "none"], 1, 3]`, "3"},
	{`["match", ["get", "class"], ["trunk", "primary"], "big", "minor", "small", "other"]`, "big"},
	{`["match", ["get", "rank"], 3, "three", "other"]`, "three"},
	{`["match", ["get", "none"], "a", 1, 2]`, "2"},
	{`["coalesce", ["get", "none"], ["get", "class"]]`, "primary"},
	{`["step", ["zoom"], 1, 10, 2, 12.5, 3, 14, 4]`, "3"},
	{`["step", ["zoom"], 1, 20, 2]`, "1"},
	{`["interpolate", ["linear"], ["zoom"], 10, 0, 15, 10]`, "5"},
	{`["interpolate", ["linear"], ["zoom"], 13, 7, 15, 10]`, "7"},
	{`["interpolate", ["linear"], ["zoom"], 2, 7, 5, 10]`, "10"},
	{`["interpolate", ["exponential", 2], ["zoom"], 11.5, 0, 13.5, 3]`, "1"},
	{`["+", ["get", "rank"], 2]`, "5"},
	{`["-", 2, ["get", "rank"]]`, "-1"},
	{`["*", 2, ["get", "rank"]]`, "6"},
	{`["/", ["get", "rank"], 0]`, ""},
	{`["concat", ["get", "class"], " ", ["get", "rank"]]`, "primary 3"},
	{`["upcase", ["get", "class"]]`, "PRIMARY"},
	{`["downcase", "ABC"]`, "abc"},
}

func TestExpressions(t *testing.T) {
	scope := scopeOf(t, orb.LineString{{0, 0}, {100, 100}}, road, 12.5)
	for _, c := range expressions {
		e, err := compiler{}.compile(parseJSON(t, c.text))
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := e.eval(scope).String(); got != c.want {
			t.Errorf("%s is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestBadExpressions(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                                "empty expression",
		`{"a": 1}`:                          "an object",
		`["heatmap-density"]`:               "not supported",
		`["get"]`:                           "number of arguments",
		`["get", ["get", "a"]]`:             "not constant",
		`["match", 1]`:                      "number of arguments",
		`["match", ["zoom"], {}, 1, 2]`:     "label",
		`["case", true]`:                    "number of arguments",
		`["step", ["zoom"], 1, 5, 2, 5, 3]`: "does not ascend",
		`["interpolate", ["cubic-bezier", 0, 0, 2, 1], ["zoom"], 1, 2, 3, 4]`: "linear, exponential or cubic-bezier",
		`["interpolate", ["linear"], ["zoom"], 1]`:                            "number of arguments",
		strings.Repeat(`["!",`, 100) + "true" + strings.Repeat("]", 100):      "nested too deeply",
	} {
		if _, err := (compiler{}).compile(parseJSON(t, text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: error %v, want one with %q", text, err, want)
		}
	}
}

func TestFilters(t *testing.T) {
	scope := scopeOf(t, orb.LineString{{0, 0}, {100, 100}}, road, 12.5)
	for text, want := range map[string]bool{
		`["==", "class", "primary"]`:                                     true,
		`["!=", "class", "primary"]`:                                     false,
		`["in", "class", "trunk", "primary"]`:                            true,
		`["!in", "class", "trunk", "primary"]`:                           false,
		`["has", "name"]`:                                                true,
		`["!has", "name"]`:                                               false,
		`[">=", "rank", 3]`:                                              true,
		`["==", "$type", "LineString"]`:                                  true,
		`["all", ["==", "class", "primary"], ["!has", "tunnel"]]`:        true,
		`["any", ["==", "class", "x"], ["==", ["get", "rank"], 3]]`:      true,
		`["none", ["==", "class", "x"], ["has", "name"]]`:                false,
		`["match", ["get", "class"], ["primary", "trunk"], true, false]`: true,
		`["all"]`: true,
	} {
		e, err := compiler{}.filter(parseJSON(t, text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := e.eval(scope).truth(); got != want {
			t.Errorf("%s is %v", text, got)
		}
	}
}

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

// one wraps layers into a style.
func styleOf(layers ...string) string {
	return fmt.Sprintf(`{"version": 8, "name": "test", "layers": [%s]}`, strings.Join(layers, ","))
}

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
	)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range warnings {
		got = append(got, w.Path)
	}
	want := "layers[0].type layers[1].paint.line-color layers[1].paint.line-width layers[1].paint.line-blur layers[2].filter layers[4]"
	if strings.Join(got, " ") != want {
		t.Errorf("warnings %v,\nwant %s", warnings, want)
	}
	if len(s.Layers) != 1 || s.Layers[0].ID != "b" || s.Layers[0].Line.Cap.At(&Scope{}) != "round" {
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
	if got := l.Symbol.HaloWidth.At(scope); got != 1 {
		t.Errorf("text-halo-width is %v", got)
	}
	if got := l.Symbol.Transform.At(scope); got != "uppercase" {
		t.Errorf("text-transform is %q", got)
	}
	if !l.Symbol.Bold || l.Symbol.Italic || !l.Symbol.AlongLine || l.Shows(4.9) || !l.Shows(5) || l.Shows(9) {
		t.Errorf("%+v", l)
	}
}

// TestPaint draws an area and a line over a ground.
func TestPaint(t *testing.T) {
	s, warnings, err := Parse([]byte(styleOf(
		`{"id": "ground", "type": "background", "paint": {"background-color": "#101010"}}`,
		`{"id": "fill", "type": "fill", "source-layer": "layer", "paint": {"fill-color": "#ff0000", "fill-outline-color": "#00ff00"}}`,
		`{"id": "line", "type": "line", "source-layer": "layer", "filter": ["==", "$type", "LineString"], "paint": {"line-width": 6, "line-color": "#0000ff"}}`,
		`{"id": "late", "type": "fill", "source-layer": "layer", "minzoom": 15, "paint": {"fill-color": "#ffffff"}}`,
	)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	square := orb.Polygon{{{1024, 1024}, {3072, 1024}, {3072, 3072}, {1024, 3072}, {1024, 1024}}}
	line := orb.LineString{{0, 2048}, {4096, 2048}}
	for name, c := range map[string]struct {
		g     orb.Geometry
		at    image.Point
		want  color.RGBA
		scale float64
	}{
		"ground":       {square, image.Pt(10, 10), color.RGBA{0x10, 0x10, 0x10, 0xFF}, 1},
		"area":         {square, image.Pt(32, 40), color.RGBA{0xFF, 0, 0, 0xFF}, 1},
		"line":         {line, image.Pt(32, 32), color.RGBA{0, 0, 0xFF, 0xFF}, 1},
		"its width":    {line, image.Pt(32, 34), color.RGBA{0, 0, 0xFF, 0xFF}, 1},
		"beside it":    {line, image.Pt(32, 36), color.RGBA{0x10, 0x10, 0x10, 0xFF}, 1},
		"finer pixels": {line, image.Pt(32, 36), color.RGBA{0, 0, 0xFF, 0xFF}, 2},
	} {
		dst := image.NewRGBA(image.Rect(0, 0, 64, 64))
		new(Painter).Paint(dst, s, tileOf(t, "layer", c.g, nil), Frame{Size: 64, Zoom: 14, Scale: c.scale})
		if got := dst.RGBAAt(c.at.X, c.at.Y); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := s.Ground(3); got != (color.NRGBA{0x10, 0x10, 0x10, 0xFF}) {
		t.Errorf("the ground is %v", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range expressions {
		f.Add(styleOf(fmt.Sprintf(`{"type": "symbol", "layout": {"text-field": %s, "text-size": %s}}`, c.text, c.text)))
		f.Add(styleOf(fmt.Sprintf(`{"type": "line", "filter": %s, "paint": {"line-color": %s, "line-dasharray": %s}}`, c.text, c.text, c.text)))
	}
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
