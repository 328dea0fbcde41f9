package main

import (
	"bytes"
	"context"
	"image"
	"testing"

	"github.com/paulmach/orb"
	encoder "github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"

	"watchfloor/assets"
	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// TestSchemasLookTheSame: the demo city, said in the words of the other
// schema, is the same picture.
func TestSchemasLookTheSame(t *testing.T) {
	data := assets.Basemap()
	source, err := tiles.OpenPMTiles(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range [][3]int{{12, 2132, 1493}, {14, 8529, 5974}, {16, 34119, 23897}} {
		packed, err := source.Tile(context.Background(), at[0], at[1], at[2])
		if err != nil {
			t.Fatal(err)
		}
		layers, err := encoder.Unmarshal(packed)
		if err != nil {
			t.Fatal(err)
		}
		translated, err := encoder.Marshal(translate(layers))
		if err != nil {
			t.Fatal(err)
		}
		want, got := picture(t, "openmaptiles", packed, at[0]), picture(t, "protomaps", translated, at[0])
		differ := 0
		for i := 0; i < len(want.Pix); i += 4 {
			if !bytes.Equal(want.Pix[i:i+4], got.Pix[i:i+4]) {
				differ++
			}
		}
		if share := float64(differ) / (512 * 512); share > 0.02 {
			t.Errorf("tile %v: %.1f %% of the pixels differ", at, 100*share)
		}
	}
}

func picture(t *testing.T, schema string, data []byte, zoom int) *image.RGBA {
	t.Helper()
	s, _, err := style.Parse(assets.Style(schema, "day"))
	if err != nil {
		t.Fatal(err)
	}
	tile, err := mvt.Decode(data, s.Keeps, mvt.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	dst := image.NewRGBA(image.Rect(0, 0, 512, 512))
	new(style.Painter).Paint(dst, s, tile, style.Frame{Size: 512, Zoom: float64(zoom), Scale: 1})
	return dst
}

// translate says a tile of OpenMapTiles in the words of Protomaps.
func translate(layers encoder.Layers) encoder.Layers {
	all := map[string]*encoder.Layer{}
	add := func(name string, g orb.Geometry, p geojson.Properties) {
		if all[name] == nil {
			all[name] = &encoder.Layer{Name: name, Version: 2, Extent: 4096}
		}
		f := geojson.NewFeature(g)
		f.Properties = p
		all[name].Features = append(all[name].Features, f)
	}
	const far = 4096 + 128
	add("earth", orb.Polygon{{{-128, -128}, {far, -128}, {far, far}, {-128, far}, {-128, -128}}}, geojson.Properties{"kind": "earth"})
	for _, l := range layers {
		for _, f := range l.Features {
			class := f.Properties.MustString("class", "")
			switch l.Name {
			case "water":
				add("water", f.Geometry, geojson.Properties{"kind": class})
			case "building":
				add("buildings", f.Geometry, geojson.Properties{"kind": "building"})
			case "landcover", "landuse", "park":
				add("landuse", f.Geometry, geojson.Properties{"kind": landKind(l.Name, class)})
			case "transportation":
				addRoad(add, f, class)
			}
		}
	}
	var out encoder.Layers
	for _, l := range all {
		out = append(out, l)
	}
	return out
}

func landKind(layer, class string) string {
	switch {
	case layer == "park":
		return "park"
	case class == "parking" || class == "construction":
		return "garages" // drawn alike
	}
	return class
}

func addRoad(add func(string, orb.Geometry, geojson.Properties), f *geojson.Feature, class string) {
	p := geojson.Properties{"kind": "road", "kind_detail": class}
	switch f.Properties.MustString("brunnel", "") {
	case "tunnel":
		p["is_tunnel"] = true
	case "bridge":
		p["is_bridge"] = true
	}
	_, area := f.Geometry.(orb.Polygon)
	if _, many := f.Geometry.(orb.MultiPolygon); many {
		area = true
	}
	switch {
	case area && class == "pier":
		add("landuse", f.Geometry, geojson.Properties{"kind": "pier"})
		return
	case area:
		add("landuse", f.Geometry, geojson.Properties{"kind": "pedestrian"})
		return
	case class == "minor" || class == "minor_construction":
		p["kind_detail"] = "residential"
	case class == "path":
		p["kind"], p["kind_detail"] = "path", "footway"
	case class == "rail":
		p["kind"], p["kind_detail"] = "rail", "rail"
	}
	add("roads", f.Geometry, p)
}
