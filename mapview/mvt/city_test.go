package mvt

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
)

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
