package style

import (
	"image"
	"image/color"
	"testing"

	"github.com/paulmach/orb"
)

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

// drawn paints one feature with one layer on white, 64 pixels for the tile.
func drawn(t *testing.T, layer string, g orb.Geometry, scale float64) *image.RGBA {
	t.Helper()
	s, warnings, err := Parse([]byte(styleOf(
		`{"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}}`, layer)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	dst := image.NewRGBA(image.Rect(0, 0, 64, 64))
	new(Painter).Paint(dst, s, tileOf(t, "layer", g, map[string]any{"height": 9.0}), Frame{Size: 64, Zoom: 14, Scale: scale})
	return dst
}

// TestLayers: what each property of paint does. Pixels of the line are y 32,
// from left to right; the tile is 64 pixels wide, a pixel 64 units.
func TestLayers(t *testing.T) {
	line := orb.LineString{{512, 2048}, {3584, 2048}}
	corner := orb.LineString{{512, 2048}, {2048, 2048}, {2048, 3584}}
	spot := orb.Point{2048, 2048}
	square := orb.Polygon{{{1024, 1024}, {3072, 1024}, {3072, 3072}, {1024, 3072}, {1024, 1024}}}
	red, blue, white := color.RGBA{0xFF, 0, 0, 0xFF}, color.RGBA{0, 0, 0xFF, 0xFF}, color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	for name, c := range map[string]struct {
		layer string
		g     orb.Geometry
		want  map[image.Point]color.RGBA
	}{
		"a gap leaves the middle free": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-gap-width": 8}}`, line,
			map[image.Point]color.RGBA{{32, 32}: white, {32, 29}: white, {32, 26}: red, {32, 37}: red, {32, 23}: white, {32, 41}: white},
		},
		"an offset goes to the right of the course": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-offset": 6}}`, line,
			map[image.Point]color.RGBA{{32, 32}: white, {32, 38}: red, {32, 26}: white},
		},
		"and to the left": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-offset": -6}}`, line,
			map[image.Point]color.RGBA{{32, 38}: white, {32, 26}: red},
		},
		"an offset line keeps its distance at a corner": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-offset": -6}}`, corner,
			map[image.Point]color.RGBA{{20, 26}: red, {37, 26}: red, {37, 40}: red, {32, 32}: white},
		},
		"a line is translated": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-translate": [0, 10]}}`, line,
			map[image.Point]color.RGBA{{32, 32}: white, {32, 42}: red},
		},
		"dashes count in widths": {
			`{"type": "line", "source-layer": "layer", "paint": {"line-color": "red", "line-width": 4, "line-dasharray": [2, 1]}}`, line,
			map[image.Point]color.RGBA{{10, 32}: red, {18, 32}: white, {22, 32}: red},
		},
		"a circle and its stroke": {
			`{"type": "circle", "source-layer": "layer", "paint": {"circle-color": "red", "circle-radius": 8, "circle-stroke-color": "blue", "circle-stroke-width": 4}}`, spot,
			map[image.Point]color.RGBA{{32, 32}: red, {26, 32}: red, {22, 32}: blue, {32, 41}: blue, {18, 32}: white, {24, 24}: blue},
		},
		"a circle is translated": {
			`{"type": "circle", "source-layer": "layer", "paint": {"circle-color": "red", "circle-radius": 4, "circle-translate": [10, 0]}}`, spot,
			map[image.Point]color.RGBA{{32, 32}: white, {42, 32}: red},
		},
		"an extrusion is flat": {
			`{"type": "fill-extrusion", "source-layer": "layer", "paint": {"fill-extrusion-color": "red", "fill-extrusion-height": ["get", "height"]}}`, square,
			map[image.Point]color.RGBA{{32, 32}: red, {17, 17}: red, {14, 32}: white},
		},
		"a fill is translated": {
			`{"type": "fill", "source-layer": "layer", "paint": {"fill-color": "red", "fill-translate": [0, -8], "fill-antialias": false}}`, square,
			map[image.Point]color.RGBA{{32, 10}: red, {32, 44}: white},
		},
	} {
		got := drawn(t, c.layer, c.g, 1)
		for at, want := range c.want {
			if p := got.RGBAAt(at.X, at.Y); p != want {
				t.Errorf("%s: %v is %v, want %v", name, at, p, want)
			}
		}
	}
}

// TestPaintPart: a part of a tile shows the same pixels as the whole, though
// what is outside of it is left out; where lines are cut at the edge their
// smoothing may differ by a trace.
func TestPaintPart(t *testing.T) {
	s, _, err := Parse([]byte(styleOf(
		`{"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}}`,
		`{"id": "line", "type": "line", "source-layer": "layer", "paint": {"line-width": 9, "line-gap-width": 3, "line-color": "#0000ff"}, "layout": {"line-join": "round"}}`)))
	if err != nil {
		t.Fatal(err)
	}
	tile := tileOf(t, "layer", orb.LineString{{0, 0}, {900, 3000}, {1500, 100}, {4096, 4096}, {4000, 64}, {64, 4000}}, nil)
	whole := image.NewRGBA(image.Rect(0, 0, 256, 256))
	var p Painter
	p.Paint(whole, s, tile, Frame{Size: 256, Zoom: 14, Scale: 1})
	for _, at := range []image.Point{{0, 0}, {64, 0}, {128, 64}, {192, 192}} {
		part := image.NewRGBA(image.Rect(0, 0, 64, 64))
		p.Paint(part, s, tile, Frame{X: float64(-at.X), Y: float64(-at.Y), Size: 256, Zoom: 14, Scale: 1})
		for y := range 64 {
			for x := range 64 {
				got, want := part.RGBAAt(x, y), whole.RGBAAt(at.X+x, at.Y+y)
				if d := int(got.R) - int(want.R); d < -12 || d > 12 || got.B != want.B {
					t.Fatalf("part %v: %d, %d is %v, want %v", at, x, y, got, want)
				}
			}
		}
	}
}
