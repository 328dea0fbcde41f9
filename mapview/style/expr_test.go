package style

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

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
	{`["round", ["interpolate", ["exponential", 2], ["zoom"], 11.5, 0, 13.5, 3000]]`, "1000"},
	{`["+", ["get", "rank"], 2]`, "5"},
	{`["-", 2, ["get", "rank"]]`, "-1"},
	{`["*", 2, ["get", "rank"]]`, "6"},
	{`["/", ["get", "rank"], 0]`, ""},
	{`["concat", ["get", "class"], " ", ["get", "rank"]]`, "primary 3"},
	{`["upcase", ["get", "class"]]`, "PRIMARY"},
	{`["downcase", "ABC"]`, "abc"},
	{`["id"]`, "42"},
	{`["is-supported-script", "ปารีส"]`, "true"},
	{`["typeof", ["get", "name"]]`, "string"},
	{`["typeof", ["get", "none"]]`, "null"},
	{`["typeof", ["literal", [1, 2]]]`, "array"},
	{`["typeof", ["to-color", "red"]]`, "color"},
	{`["string", ["get", "name"]]`, "Rue Grimaldi"},
	{`["string", ["get", "rank"], "other"]`, "other"},
	{`["string", ["get", "rank"]]`, ""},
	{`["number", ["get", "name"], ["get", "rank"], 7]`, "3"},
	{`["boolean", ["get", "oneway"], false]`, "true"},
	{`["boolean", ["get", "name"], false]`, "false"},
	{`["length", ["array", ["literal", [1, 2]]]]`, "2"},
	{`["length", ["array", "number", 3, ["literal", [1, 2]]]]`, ""},
	{`["length", "Zürich"]`, "6"},
	{`["to-string", ["get", "rank"]]`, "3"},
	{`["to-string", ["get", "none"]]`, ""},
	{`["to-string", ["rgba", 255, 128, 0, 0.5]]`, "rgba(255,128,0,0.5)"},
	{`["to-number", "12.5"]`, "12.5"},
	{`["to-number", "x", ["get", "oneway"]]`, "1"},
	{`["to-number", ["get", "none"]]`, "0"},
	{`["to-boolean", ""]`, "false"},
	{`["to-boolean", ["get", "name"]]`, "true"},
	{`["to-boolean", 0]`, "false"},
	{`["to-color", "no colour", "#0000ff"]`, "rgba(0,0,255,1)"},
	{`["to-color", ["literal", [255, 0, 0, 0.2]]]`, "rgba(255,0,0,0.2)"},
	{`["rgb", 1, 2, 3]`, "rgba(1,2,3,1)"},
	{`["at", 3, ["to-rgba", "rgba(0, 0, 0, 0)"]]`, "0"},
	{`["at", 1, ["literal", ["a", "b"]]]`, "b"},
	{`["at", 2, ["literal", ["a", "b"]]]`, ""},
	{`["index-of", "G", ["get", "name"]]`, "4"},
	{`["index-of", "R", ["get", "name"], 1]`, "-1"},
	{`["index-of", 2, ["literal", [1, 2]]]`, "1"},
	{`["slice", ["get", "name"], 4]`, "Grimaldi"},
	{`["slice", ["get", "name"], 4, -5]`, "Gri"},
	{`["slice", ["get", "name"], 9, 2]`, ""},
	{`["length", ["slice", ["literal", [1, 2, 3]], 1]]`, "2"},
	{`["let", "a", ["get", "rank"], ["+", ["var", "a"], ["var", "a"]]]`, "6"},
	{`["let", "a", ["zoom"], "b", ["let", "c", ["get", "rank"], ["*", ["var", "c"], 2]], ["+", ["var", "a"], ["var", "b"]]]`, "18.5"},
	{`["let", "a", ["zoom"], ["let", "a", ["get", "rank"], ["var", "a"]]]`, "3"},
	{`["format", ["get", "class"], {"font-scale": 1.2}, "/", {}, ["get", "rank"], {}]`, "primary/3"},
	{`["number-format", 1234.5678, {"max-fraction-digits": 1}]`, "1234.6"},
	{`["number-format", 5, {"min-fraction-digits": 2}]`, "5.00"},
	{`["number-format", ["get", "rank"], {}]`, "3"},
	{`["+", 1, 2, ["get", "rank"]]`, "6"},
	{`["+", 1, ["get", "name"]]`, ""},
	{`["*", 2, 3, 4]`, "24"},
	{`["-", ["get", "rank"]]`, "-3"},
	{`["%", 7, 4]`, "3"},
	{`["^", 2, 10]`, "1024"},
	{`["min", 3, 1, 2]`, "1"},
	{`["max", ["get", "rank"], 1]`, "3"},
	{`["abs", -2]`, "2"},
	{`["floor", 2.7]`, "2"},
	{`["ceil", 2.1]`, "3"},
	{`["round", -2.5]`, "-3"},
	{`["sqrt", 9]`, "3"},
	{`["sqrt", -1]`, ""},
	{`["log2", 8]`, "3"},
	{`["log10", 100]`, "2"},
	{`["ln", ["e"]]`, "1"},
	{`["round", ["*", 100, ["sin", ["/", ["pi"], 6]]]]`, "50"},
	{`["round", ["*", 100, ["ln2"]]]`, "69"},
	{`["acos", 1]`, "0"},
	{`["image", ["get", "class"]]`, "primary"},
	{`["match", ["get", "class"], "a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8, "i", 9, "j", 10, "k", 11, "l", 12, "primary", 13, 14]`, "13"},
	{`["match", ["get", "oneway"], "true", 1, 2]`, "2"},
	{`["match", ["+", ["get", "rank"], 1], 4, "four", "other"]`, "four"},
	{`["round", ["interpolate", ["cubic-bezier", 0, 0, 1, 1], ["zoom"], 10, 0, 15, 1000]]`, "500"},
	{`["round", ["*", 1000, ["interpolate", ["cubic-bezier", 0.42, 0, 1, 1], ["zoom"], 10, 0, 15, 1]]]`, "315"},
	{`["interpolate", ["linear"], ["get", "rank"], 2, "#000000", 4, "#ffffff"]`, "rgba(128,128,128,1)"},
	{`["at", 1, ["interpolate", ["linear"], ["zoom"], 10, ["literal", [0, 0]], 15, ["literal", [4, 8]]]]`, "4"},
	{`["interpolate", ["linear"], ["get", "name"], 2, 1, 4, 2]`, ""},
	{`["step", ["get", "name"], 1, 4, 2]`, ""},
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

// TestErrorsSayWhere: a problem has the indices that lead to it.
func TestErrorsSayWhere(t *testing.T) {
	for text, want := range map[string]string{
		`["+", 1, ["foo"]]`:                                     "[2]",
		`["case", true, ["+", ["foo"], 1], 2]`:                  "[2][1]",
		`["let", "a", ["foo"], 1]`:                              "[2]",
		`["let", "a", 1, "b", ["var", "a"], 1]`:                 "[4]",
		`["let", "a", 1, ["var", "b"]]`:                         "[3]",
		`["interpolate", ["linear"], ["zoom"], 1, 2, 1, 3]`:     "[5]",
		`["interpolate", ["exponential", "2"], ["zoom"], 1, 2]`: "[1][1]",
		`["match", ["get", "a"], "b", ["foo"], 1]`:              "[3]",
		`["number-format", 1, {"currency": "EUR"}]`:             "[2]",
		`["literal", [1, {}]]`:                                  "[1][1]",
	} {
		_, err := (compiler{}).compile(parseJSON(t, text))
		p, ok := err.(*problem)
		if !ok || p.path != want {
			t.Errorf("%s: %#v, want it at %s", text, err, want)
		}
	}
}

// TestLetIsEvaluatedOnce: a let within a let that doubles its value would
// else take 2^40 steps.
func TestLetIsEvaluatedOnce(t *testing.T) {
	body := `["var", "v39"]`
	for i := 39; i >= 1; i-- {
		body = fmt.Sprintf(`["let", "v%d", ["+", ["var", "v%d"], ["var", "v%d"]], %s]`, i, i-1, i-1, body)
	}
	e, err := compiler{}.compile(parseJSON(t, `["let", "v0", ["get", "rank"], `+body+`]`))
	if err != nil {
		t.Fatal(err)
	}
	scope := scopeOf(t, orb.Point{1, 1}, road, 12)
	if got := e.eval(scope).num; got != 3*(1<<39) {
		t.Errorf("%v", got)
	}
}

// TestTextsStayShort: the same with texts.
func TestTextsStayShort(t *testing.T) {
	body := `["var", "v39"]`
	for i := 39; i >= 1; i-- {
		body = fmt.Sprintf(`["let", "v%d", ["concat", ["var", "v%d"], ["var", "v%d"]], %s]`, i, i-1, i-1, body)
	}
	e, err := compiler{}.compile(parseJSON(t, `["let", "v0", ["get", "name"], `+body+`]`))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(e.eval(scopeOf(t, orb.Point{1, 1}, road, 12)).text); got > longestText {
		t.Errorf("%d bytes", got)
	}
}

// TestFiltersDoNotAllocate: they run for every feature and layer.
func TestFiltersDoNotAllocate(t *testing.T) {
	e, err := compiler{}.filter(parseJSON(t, `["all", ["match", ["get", "class"], ["primary", "trunk"], true, false], ["!", ["==", ["get", "brunnel"], "tunnel"]], [">", ["get", "rank"], 2]]`))
	if err != nil {
		t.Fatal(err)
	}
	scope := scopeOf(t, orb.Point{1, 1}, road, 12)
	if !e.truth(scope) {
		t.Error("the road does not pass")
	}
	if n := testing.AllocsPerRun(100, func() { e.truth(scope) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
