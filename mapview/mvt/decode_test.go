package mvt

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
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
	"no extent":         {msg{}.raw(3, msg{}.text(layerName, "x").num(layerExtent, 0)), 0, "extent"},
	"twice":             {append(layer(), layer()...), 0, "comes twice"},
	"cut":               {layer(feature(Lines, nil, straight...))[:20], 0, "cut off"},
	"endless number":    {bytes.Repeat([]byte{0xff}, 12), 0, "cut off"},
	"group":             {[]byte{3<<3 | 3}, 0, "cut off"},
	"tag beyond":        {layer(feature(Lines, []uint32{2, 0}, straight...)), 0, "beyond"},
	"odd tags":          {layer(feature(Lines, []uint32{0}, straight...)), 0, "beyond"},
	"no type":           {layer(feature(Unknown, nil, straight...)), 0, ""},
	"no shape":          {layer(feature(Lines, nil)), 0, ""},
	"line of one point": {layer(feature(Lines, nil, moved...)), 0, ""},
	"line at once":      {layer(feature(Lines, nil, command(lineTo, 1), 2, 2)), 0, ""},
	"open ring":         {layer(feature(Polygons, nil, straight...)), 0, ""},
	"ring of a point":   {layer(feature(Polygons, nil, append(moved[:3:3], command(closePath, 1))...)), 0, ""},
	"closed line":       {layer(feature(Lines, nil, ring...)), 0, ""},
	"huge count":        {layer(feature(Lines, nil, append(moved[:3:3], command(lineTo, 1<<28), 2, 2)...)), 0, ""},
	"far away":          {layer(feature(Points, nil, command(moveTo, 3), 1<<32-2, 0, 1<<32-2, 0, 1<<32-2, 0)), 0, ""},
	"tiny ring":         {layer(feature(Polygons, nil, append(append(moved[:3:3], command(lineTo, 1), 2, 2, command(closePath, 1)), ring...)...)), 1, ""},
	"unknown command":   {layer(feature(Lines, nil, append(straight[:8:8], command(3, 1))...)), 0, ""},
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
	if _, err := Decode(append(layer(line), msg{}.raw(3, msg{}.text(layerName, "rivers"))...), nil, Limits{Layers: 1}); err == nil {
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
	other := msg{}.text(layerName, "rivers").raw(layerFeature, line).num(layerExtent, 1<<20)
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

func FuzzDecode(f *testing.F) {
	for _, c := range broken {
		f.Add(c.tile)
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

// cityTiles are all tiles of the demo city, found by their gzip headers.
func cityTiles(t testing.TB) (all [][]byte) {
	t.Helper()
	data, err := os.ReadFile("../../assets/basemap/monaco.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; ; at++ {
		i := bytes.Index(data[at:], []byte{0x1f, 0x8b, 8})
		if i < 0 {
			break
		}
		at += i
		z, err := gzip.NewReader(bytes.NewReader(data[at:]))
		if err != nil {
			continue
		}
		z.Multistream(false)
		if tile, err := io.ReadAll(z); err == nil && bytes.HasPrefix(tile, []byte{3<<3 | counted}) {
			all = append(all, tile)
		}
	}
	if len(all) < 100 {
		t.Fatalf("only %d tiles found", len(all))
	}
	return all
}

// TestAgreesWithOrb compares every tile of the demo city with another decoder.
func TestAgreesWithOrb(t *testing.T) {
	for _, data := range cityTiles(t) {
		tile, err := Decode(data, nil, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := orbmvt.Unmarshal(data)
		if err != nil || len(theirs) != len(tile.Layers) {
			t.Fatalf("%d layers, orb has %d, %v", len(tile.Layers), len(theirs), err)
		}
		for i, l := range theirs {
			compare(t, &tile.Layers[i], l)
		}
	}
}

func compare(t *testing.T, l *Layer, theirs *orbmvt.Layer) {
	t.Helper()
	if l.Name != theirs.Name || len(l.Features) != len(theirs.Features) {
		t.Fatalf("%s with %d features, orb: %s with %d", l.Name, len(l.Features), theirs.Name, len(theirs.Features))
	}
	for i, f := range theirs.Features {
		for key, want := range f.Properties {
			got, _ := l.Get(l.Features[i], key)
			if text, ok := want.(string); ok && got.Text != text {
				t.Fatalf("%s is %+v, want %v", key, got, want)
			}
			if number, ok := want.(float64); ok && got.Number != number {
				t.Fatalf("%s is %+v, want %v", key, got, want)
			}
		}
		if got, want := drawn(l, l.Features[i]), shape(f.Geometry); !slices.Equal(got, want) {
			t.Fatalf("%s feature %d: %v, want %v", l.Name, i, got, want)
		}
	}
}

// drawn are all points of a feature, rings closed as orb closes them.
func drawn(l *Layer, f Feature) (all []orb.Point) {
	for i := range f.Parts() {
		part := l.Part(f, i)
		if f.Type == Polygons {
			part = append(part[:len(part):len(part)], part[:2]...)
		}
		for ; len(part) > 0; part = part[2:] {
			all = append(all, orb.Point{float64(part[0]), float64(part[1])})
		}
	}
	return all
}

// shape are all points of a geometry.
func shape(g orb.Geometry) (all []orb.Point) {
	switch g := g.(type) {
	case orb.Point:
		return []orb.Point{g}
	case orb.MultiPoint:
		return g
	case orb.LineString:
		return g
	case orb.MultiLineString:
		for _, l := range g {
			all = append(all, l...)
		}
	case orb.Polygon:
		for _, r := range g {
			all = append(all, r...)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			all = append(all, shape(p)...)
		}
	}
	return all
}

func BenchmarkDecode(b *testing.B) {
	all := cityTiles(b)
	size := 0
	for _, data := range all {
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range all {
			if _, err := Decode(data, nil, Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
