package style

import (
	"encoding/json"
	"fmt"
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
	f.Properties, f.ID = p, 42
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

// styleOf wraps layers into a style.
func styleOf(layers ...string) string {
	return fmt.Sprintf(`{"version": 8, "name": "test", "layers": [%s]}`, strings.Join(layers, ","))
}
