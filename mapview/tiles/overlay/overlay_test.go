package overlay

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"

	"watchfloor/mapview/tiles"
)

// documents are GeoJSON and what the errors of reading say.
var documents = map[string]struct{ text, want string }{
	"collection":   {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[7.4,43.7]},"properties":{"name":"gate"}}]}`, ""},
	"feature":      {`{"type":"Feature","geometry":{"type":"LineString","coordinates":[[7,43],[8,44]]},"properties":null}`, ""},
	"geometry":     {`{"type":"Polygon","coordinates":[[[7,43],[8,43],[8,44],[7,43]]]}`, ""},
	"no place":     {`{"type":"Feature","geometry":null,"properties":{}}`, ""},
	"nothing":      {`{"type":"FeatureCollection","features":[]}`, ""},
	"null feature": {`{"type":"FeatureCollection","features":[null]}`, ""},
	"nested words": {`{"type":"Feature","geometry":{"type":"Point","coordinates":[7,43]},"properties":{"a":{"b":[1]},"c":[2],"d":null}}`, ""},
	"flat polygon": {`{"type":"Polygon","coordinates":[[[7,43],[7,43],[7,43],[7,43]],[]]}`, ""},
	"no ring":      {`{"type":"Polygon","coordinates":[]}`, ""},
	"empty line":   {`{"type":"LineString","coordinates":[]}`, ""},
	"poles":        {`{"type":"LineString","coordinates":[[-180,-90],[180,90]]}`, ""},
	"text":         {`a letter`, "it is no GeoJSON"},
	"empty":        {``, "it is no GeoJSON"},
	"list":         {`[1]`, "it is no GeoJSON"},
	"typeless":     {`{}`, "it has no type"},
	"other type":   {`{"type":"Topology"}`, "it is no GeoJSON"},
	"metres":       {`{"type":"Point","coordinates":[823434,5423434]}`, "feature 1: it has a place that is not on earth"},
	"huge":         {`{"type":"Point","coordinates":[1e308,1]}`, "not on earth"},
	"deep": {
		strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 12) + `{"type":"Point","coordinates":[1,2]}` + strings.Repeat(`]}`, 12),
		"more than 8 deep",
	},
}

func TestDocuments(t *testing.T) {
	for name, c := range documents {
		l, err := Read("x", strings.NewReader(c.text))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if err == nil {
			cutAll(t, l)
		}
	}
}

// cutAll cuts tiles of several zooms and reads them.
func cutAll(t *testing.T, l *Layer) {
	t.Helper()
	for _, at := range [][3]int{{0, 0, 0}, {1, 1, 0}, {5, 16, 11}, {6, 33, 23}, {12, 2132, 1493}, {22, 2183000, 1528000}} {
		data, err := l.Slice(at[0], at[1], at[2])
		if err != nil {
			t.Fatalf("%v: %v", at, err)
		}
		if _, err := mvt.Unmarshal(data); err != nil {
			t.Errorf("%v: a tile cannot be read: %v", at, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range documents {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := Read("x", bytes.NewReader(data)); err == nil {
			cutAll(t, l)
		}
	})
}

func read(t testing.TB, format string, args ...any) *Layer {
	t.Helper()
	l, err := Read("overlay", strings.NewReader(fmt.Sprintf(format, args...)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestAreasAreKept adds up what the tiles of a zoom show of a polygon with a
// hole: their areas are its own.
func TestAreasAreKept(t *testing.T) {
	l := read(t, `{"type":"MultiPolygon","coordinates":[[[[7.1,43.1],[7.9,43.2],[7.7,43.9],[7.2,43.8],[7.1,43.1]],[[7.4,43.4],[7.4,43.6],[7.6,43.6],[7.6,43.4],[7.4,43.4]]]]}`)
	want := planar.Area(l.pieces[0].shape)
	for z := 4; z <= 12; z += 4 {
		var got float64
		low, high := maptile.At(orb.Point{7, 44}, maptile.Zoom(z)), maptile.At(orb.Point{8, 43}, maptile.Zoom(z))
		for x := low.X; x <= high.X; x++ {
			for y := low.Y; y <= high.Y; y++ {
				got += area(t, l, z, int(x), int(y)) / math.Pow(4, float64(z))
			}
		}
		if math.Abs(got/want-1) > 0.01 {
			t.Errorf("zoom %d: %g, want %g", z, got, want)
		}
	}
}

// area is what a tile shows of a layer, in tiles, without its margin.
func area(t *testing.T, l *Layer, z, x, y int) (sum float64) {
	t.Helper()
	data, err := l.Slice(z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	layers, err := mvt.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, layer := range layers {
		width := float64(layer.Extent)
		layer.Clip(orb.Bound{Max: orb.Point{width, width}})
		for _, f := range layer.Features {
			sum += planar.Area(f.Geometry) / width / width
			if p, ok := f.Geometry.(orb.Polygon); ok && len(p) > 0 && p[0].Orientation() != orb.CCW {
				t.Error("the outer ring turns the wrong way")
			}
		}
	}
	return sum
}

func TestPropertiesAndPlaces(t *testing.T) {
	l := read(t, `{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[
		{"type":"Point","coordinates":[7.4,43.7]},{"type":"LineString","coordinates":[[7.4,43.7],[7.41,43.71]]}]},
		"properties":{"name":"gate","lanes":2,"open":true,"more":{}}}`)
	at := maptile.At(orb.Point{7.4, 43.7}, 14)
	data, err := l.Slice(14, int(at.X), int(at.Y))
	if err != nil {
		t.Fatal(err)
	}
	layers, err := mvt.Unmarshal(data)
	if err != nil || len(layers) != 1 || layers[0].Name != "overlay" || layers[0].Version != 2 || len(layers[0].Features) != 2 {
		t.Fatalf("%+v, %v", layers, err)
	}
	layers.ProjectToWGS84(at)
	for _, f := range layers[0].Features {
		if p := f.Properties; len(p) != 3 || p["name"] != "gate" || p["lanes"] != 2.0 || p["open"] != true {
			t.Errorf("%v", p)
		}
	}
	if p, ok := layers[0].Features[0].Geometry.(orb.Point); !ok || planar.Distance(p, orb.Point{7.4, 43.7}) > 1e-5 {
		t.Errorf("%v", layers[0].Features[0].Geometry)
	}
	if data, err := l.Slice(14, int(at.X)+3, int(at.Y)); data != nil || err != nil {
		t.Errorf("far away there are %d bytes, %v", len(data), err)
	}
}

func TestLinesBecomeSimplerFarAway(t *testing.T) {
	l := read(t, "%s", zigzag(1, 5000))
	size := func(z int) int {
		at := maptile.At(orb.Point{-79, 40.5}, maptile.Zoom(z))
		data, err := l.Slice(z, int(at.X), int(at.Y))
		if err != nil || data == nil {
			t.Fatalf("zoom %d: %d bytes, %v", z, len(data), err)
		}
		return len(data)
	}
	if far, near := size(0), size(6); far > 400 || near < 20*far {
		t.Errorf("%d bytes, where it may be enlarged %d", far, near)
	}
	if n := len(must(read(t, "%s", zigzag(1500, 200)).Slice(6, 17, 24))); n > sizeLimit || n < sizeLimit/20 {
		t.Errorf("a large tile has %d bytes", n)
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

// zigzag is a document with lines that go to and fro.
func zigzag(lines, points int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range lines {
		if i > 0 {
			b.WriteByte(',')
		}
		lon, lat := -80+r.Float64(), 40+r.Float64()
		b.WriteString(`{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"LineString","coordinates":[`)
		for j := range points {
			if j > 0 {
				b.WriteByte(',')
			}
			lon, lat = lon+r.Float64()*0.001, lat+(r.Float64()-0.5)*0.001
			fmt.Fprintf(&b, "[%.5f,%.5f]", lon, lat)
		}
		b.WriteString("]}}")
	}
	b.WriteString("]}")
	return b.String()
}

// one is a map of one tile.
type one struct{ err error }

func (o one) Meta() tiles.Meta { return tiles.Meta{MaxZoom: 5, Name: "one"} }

func (o one) Tile(_ context.Context, z, _, _ int) ([]byte, error) {
	if z != 5 {
		return nil, tiles.ErrNoTile
	}
	return base, o.err
}

func (o one) Best(_ context.Context, z, x, y int) (tiles.Found, error) {
	if z < 5 {
		return tiles.Found{}, tiles.ErrNoTile
	}
	return tiles.Found{Data: base, Z: 5, X: x >> (z - 5), Y: y >> (z - 5), Schema: tiles.Protomaps}, o.err
}

// base is a tile with one layer.
var base = []byte{0x1a, 0x06, 0x78, 0x02, 0x0a, 0x02, 'g', 'o'}

func TestGround(t *testing.T) {
	g := Over(one{}, read(t, `{"type":"Point","coordinates":[7.4,43.7]}`))
	if g.Meta().Name != "one" {
		t.Errorf("%+v", g.Meta())
	}
	names := func(data []byte) (names string) {
		layers, err := mvt.Unmarshal(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range layers {
			names += fmt.Sprint(l.Name, l.Extent, " ")
		}
		return names
	}
	at := func(z int) (int, int, int) {
		tile := maptile.At(orb.Point{7.4, 43.7}, maptile.Zoom(z))
		return z, int(tile.X), int(tile.Y)
	}
	for z, want := range map[int]string{3: "overlay4096 ", 5: "go4096 overlay4096 ", 7: "go4096 overlay4096 "} {
		z, x, y := at(z)
		f, err := g.Best(t.Context(), z, x, y)
		if err != nil || names(f.Data) != want || f.Z != min(z, 5) {
			t.Errorf("zoom %d: %v, %v", z, names(f.Data), err)
		}
	}
	z, x, y := at(5)
	if data, err := g.Tile(t.Context(), z, x, y); err != nil || names(data) != "go4096 overlay4096 " {
		t.Errorf("%q, %v", data, err)
	}
	if data, err := g.Tile(t.Context(), z, x+1, y); err != nil || !bytes.Equal(data, base) {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := g.Tile(t.Context(), 3, 0, 0); !errors.Is(err, tiles.ErrNoTile) {
		t.Errorf("%v", err)
	}
	broken := errors.New("broken")
	if _, err := Over(one{broken}).Best(t.Context(), z, x, y); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

// BenchmarkSlice cuts 5,000 lines of 20 points each that all touch the tile.
func BenchmarkSlice(b *testing.B) {
	l := read(b, "%s", zigzag(5000, 20))
	at := maptile.At(orb.Point{-79.5, 40.5}, 9)
	for b.Loop() {
		if data, err := l.Slice(9, int(at.X), int(at.Y)); err != nil || data == nil {
			b.Fatal(err)
		}
	}
}
