package style

import (
	"testing"

	"github.com/paulmach/orb"
)

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
		`["all"]`:                                true,
		`true`:                                   true,
		`["==", "$id", 42]`:                      true,
		`["in", "$type", "Point", "LineString"]`: true,
		`["in", ["get", "class"], "primary road"]`:                              true,
		`["!", ["has", "none"]]`:                                                true,
		`["==", ["get", "rank"], ["get", "rank"]]`:                              true,
		`["match", ["get", "rank"], [1, 2], true, [3], ["has", "name"], false]`: true,
		`["boolean", ["get", "oneway"], false]`:                                 true,
		`["get", "name"]`:                                                       false,
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

func TestBadFilters(t *testing.T) {
	for _, text := range []string{
		`7`, `[]`, `["foo"]`, `["all", 7]`, `["==", "a"]`, `["within", {"type": "Polygon", "coordinates": []}]`,
	} {
		if _, err := (compiler{}).filter(parseJSON(t, text)); err == nil {
			t.Errorf("%s is taken for a filter", text)
		}
	}
}
