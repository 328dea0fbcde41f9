package mvt

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// broken are tiles, how many features come out, and what the error says.
var broken = map[string]struct {
	tile     []byte
	features int
	want     string
}{
	"nothing":           {nil, 0, ""},
	"point":             {layer(feature(Points, nil, command(moveTo, 2), 2, 2, 2, 2)), 1, ""},
	"line":              {layer(feature(Lines, []uint32{0, 0, 1, 1}, straight...)), 1, ""},
	"ring":              {layer(feature(Polygons, nil, ring...)), 1, ""},
	"unknown fields":    {append(layer(feature(Lines, nil, straight...)), msg{}.num(77, 5).text(78, "x")...), 1, ""},
	"no layer name":     {msg{}.raw(3, msg{}.num(layerVersion, 2)), 0, "no name"},
	"version 3":         {msg{}.raw(3, msg{}.num(layerVersion, 3).text(layerName, "x")), 0, "version 3"},
	"no extent":         {msg{}.raw(3, msg{}.num(layerVersion, 2).text(layerName, "x").num(layerExtent, 0)), 0, "extent"},
	"no version":        {msg{}.raw(3, msg{}.text(layerName, "x")), 0, "no version"},
	"version of text":   {msg{}.raw(3, msg{}.text(layerVersion, "2").text(layerName, "x")), 0, "not what it should be"},
	"twice":             {append(layer(feature(Lines, nil, straight...)), layer(feature(Lines, nil, straight...))...), 1, ""},
	"cut":               {layer(feature(Lines, nil, straight...))[:20], 0, "cut off"},
	"endless number":    {bytes.Repeat([]byte{0xff}, 12), 0, "cut off"},
	"group":             {[]byte{3<<3 | 3}, 0, "cut off"},
	"tag beyond":        {layer(feature(Lines, []uint32{2, 0}, straight...)), 0, "beyond"},
	"odd tags":          {layer(feature(Lines, []uint32{0}, straight...), feature(Lines, nil, straight...)), 1, ""},
	"no type":           {layer(feature(Unknown, nil, straight...)), 0, ""},
	"no shape":          {layer(feature(Lines, nil)), 0, ""},
	"line of one point": {layer(feature(Lines, nil, moved...)), 0, ""},
	"line at once":      {layer(feature(Lines, nil, command(lineTo, 1), 2, 2)), 0, "make no sense"},
	"open ring":         {layer(feature(Polygons, nil, straight...)), 0, "make no sense"},
	"ring of a point":   {layer(feature(Polygons, nil, append(moved[:3:3], command(closePath, 1))...)), 0, ""},
	"closed line":       {layer(feature(Lines, nil, ring...)), 0, "make no sense"},
	"huge count":        {layer(feature(Lines, nil, append(moved[:3:3], command(lineTo, 1<<28), 2, 2)...)), 0, "make no sense"},
	"far away":          {layer(feature(Points, nil, command(moveTo, 3), 1<<32-2, 0, 1<<32-2, 0, 1<<32-2, 0)), 0, ""},
	"tiny ring":         {layer(feature(Polygons, nil, append(append(moved[:3:3], command(lineTo, 1), 2, 2, command(closePath, 1)), ring...)...)), 1, ""},
	"unknown command":   {layer(feature(Lines, nil, append(straight[:8:8], command(3, 1))...)), 0, "make no sense"},
}

func TestDecode(t *testing.T) {
	for name, c := range broken {
		t.Run(name, func(t *testing.T) {
			tile, err := Decode(c.tile, nil, Limits{})
			if c.want != "" {
				if err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("%v, want %q", err, c.want)
				}
				return
			}
			n := 0
			if err == nil {
				for _, l := range tile.Layers {
					n += len(l.Features)
				}
			}
			if err != nil || n != c.features {
				t.Errorf("%d features, %v; want %d", n, err, c.features)
			}
		})
	}
}

func TestFeature(t *testing.T) {
	tile, err := Decode(layer(feature(Lines, []uint32{0, 0, 1, 1}, straight...), feature(Polygons, nil, ring...)), nil, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	l := tile.Layer("roads")
	f := l.Features[0]
	class, _ := l.Get(f, "class")
	lanes, _ := l.Get(f, "lanes")
	_, other := l.Get(f, "name")
	if class.Text != "primary" || lanes.Number != -2 || other {
		t.Errorf("%+v %+v %v", class, lanes, other)
	}
	want := []int32{5, 7, 15, 7, 15, 17}
	if got := l.Part(f, 0); f.Parts() != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := l.Part(l.Features[1], 0); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if tile.Layer("water") != nil {
		t.Error("a layer that is not there")
	}
}

func TestLimits(t *testing.T) {
	line := feature(Lines, nil, straight...)
	for name, limits := range map[string]Limits{
		"bytes": {Bytes: 10}, "features": {Features: 1}, "vertices": {Vertices: 5}, "words": {Words: 3},
	} {
		if _, err := Decode(layer(line, line), nil, limits); err == nil {
			t.Errorf("more %s than allowed", name)
		}
	}
	if _, err := Decode(append(layer(line), msg{}.raw(3, msg{}.num(layerVersion, 2).text(layerName, "rivers"))...), nil, Limits{Layers: 1}); err == nil {
		t.Error("more layers than allowed")
	}
	if tile, err := Decode(layer(line, line), nil, Limits{Bytes: 200, Layers: 1, Features: 2, Vertices: 6, Words: 4}); err != nil {
		t.Errorf("%v %v: just as much as is allowed", tile, err)
	}
}

// TestUnwantedLayersAreNotRead keeps one of two layers: the other may be
// larger than the limits allow.
func TestUnwantedLayersAreNotRead(t *testing.T) {
	line := feature(Lines, nil, straight...)
	other := msg{}.num(layerVersion, 1).text(layerName, "rivers").raw(layerFeature, line).num(layerExtent, 1<<20)
	data := append(layer(line, line, line), msg{}.raw(3, other)...)
	keep := func(name string) bool { return name == "rivers" }
	tile, err := Decode(data, keep, Limits{Features: 1, Words: 1})
	if err != nil || len(tile.Layers) != 1 || tile.Layers[0].Name != "rivers" || tile.Layers[0].Extent != 1<<20 {
		t.Errorf("%+v, %v", tile, err)
	}
}

// TestTinyPartsGo keeps what is left of a feature without them.
func TestTinyPartsGo(t *testing.T) {
	tiny := []uint32{command(moveTo, 1), zig(1), zig(1)}
	back := []uint32{command(moveTo, 1), zig(4), zig(6), command(lineTo, 2), zig(10), zig(0), zig(0), zig(10)}
	tile, err := Decode(layer(feature(Lines, nil, append(append(tiny, back...), tiny...)...)), nil, Limits{})
	if err != nil || len(tile.Layers[0].Features) != 1 {
		t.Fatalf("%+v, %v", tile, err)
	}
	l := &tile.Layers[0]
	f := l.Features[0]
	if got, want := l.Part(f, 0), []int32{5, 7, 15, 7, 15, 17}; f.Parts() != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("%d parts, %v, want %v", f.Parts(), got, want)
	}
}

// TestClosedLine closes a line, which only version 1 allows.
func TestClosedLine(t *testing.T) {
	closed := feature(Lines, nil, ring...)
	tile, err := Decode(msg{}.raw(3, msg{}.num(layerVersion, 1).text(layerName, "roads").raw(layerFeature, closed)), nil, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	l := &tile.Layers[0]
	if got, want := l.Part(l.Features[0], 0), []int32{5, 7, 15, 7, 15, 17, 5, 7}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestEmptyLayersCostLittle decodes layers with words but no features.
func TestEmptyLayersCostLittle(t *testing.T) {
	const layers = 50
	var data msg
	for i := range layers {
		l := msg{}.num(layerVersion, 2).text(layerName, "layer "+strconv.Itoa(i)).text(layerKey, "class").text(layerKey, "name")
		data = data.raw(3, l.raw(layerValue, msg{}.text(1, "primary")))
	}
	if n := testing.AllocsPerRun(10, func() {
		if tile, err := Decode(data, nil, Limits{}); err != nil || len(tile.Layers) != layers {
			t.Fatal(tile, err)
		}
	}); n > 2*layers {
		t.Errorf("%v allocations for %d empty layers", n, layers)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range broken {
		f.Add(c.tile)
	}
	for _, x := range fixtures(f) {
		f.Add(x.tile)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tile, err := Decode(data, nil, Limits{Vertices: 10_000})
		if err != nil {
			return
		}
		for i := range tile.Layers {
			l := &tile.Layers[i]
			for _, f := range l.Features {
				l.Get(f, "class")
				for part := range f.Parts() {
					if len(l.Part(f, part)) < 2 {
						t.Error("an empty part")
					}
				}
			}
		}
	})
}
