package tiles

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// city is the demo city's map, made by the generator of the assets.
func city(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../assets/basemap/monaco.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func open(data []byte) (*PMTiles, error) {
	return OpenPMTiles(bytes.NewReader(data), int64(len(data)))
}

func TestCity(t *testing.T) {
	p, err := open(city(t))
	if err != nil {
		t.Fatal(err)
	}
	m := p.Meta()
	if m.Attribution != "© OpenStreetMap contributors" || m.MinZoom != 9 || m.MaxZoom != 16 || !m.Bounds.Contains(orb.Point{7.4246, 43.7384}) {
		t.Errorf("%+v", m)
	}
	for z := m.MinZoom; z <= m.MaxZoom; z++ {
		at := maptile.At(orb.Point{7.4246, 43.7384}, maptile.Zoom(z))
		if data, err := p.Tile(t.Context(), z, int(at.X), int(at.Y)); err != nil || len(data) < 100 {
			t.Errorf("zoom %d: %d bytes, %v", z, len(data), err)
		}
	}
	for _, at := range [][3]int{{14, 0, 0}, {8, 132, 93}, {17, 1, 1}, {10, -1, 3}, {10, 5, 1 << 10}} {
		if _, err := p.Tile(t.Context(), at[0], at[1], at[2]); !errors.Is(err, ErrNoTile) {
			t.Errorf("%v: %v", at, err)
		}
	}
}

// A part says what to put into an archive for a test.
type part struct {
	entries []entry
	leaves  [][]entry
	data    []byte
	meta    string
	change  func([]byte) []byte
}

// pack makes an archive whose directories and metadata are not compressed.
func (p part) pack() []byte {
	root := packDirectory(p.entries)
	var leaves []byte
	for _, l := range p.leaves {
		leaves = append(leaves, packDirectory(l)...)
	}
	b := append([]byte("PMTiles"), 3)
	at := uint64(headerSize)
	for _, n := range []int{len(root), len(p.meta), len(leaves), len(p.data)} {
		b = binary.LittleEndian.AppendUint64(b, at)
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
		at += uint64(n)
	}
	b = append(b, make([]byte, 97-len(b))...)
	b = append(b, byte(none), byte(gzipped), vectors, 0, 4)
	b = append(b, make([]byte, headerSize-len(b))...)
	for _, more := range [][]byte{root, []byte(p.meta), leaves, p.data} {
		b = append(b, more...)
	}
	if p.change != nil {
		b = p.change(b)
	}
	return b
}

func packDirectory(all []entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(all)))
	var last uint64
	for _, e := range all {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range all {
		b = binary.AppendUvarint(b, uint64(e.run))
	}
	for _, e := range all {
		b = binary.AppendUvarint(b, uint64(e.length))
	}
	for _, e := range all {
		b = binary.AppendUvarint(b, e.offset+1)
	}
	return b
}

func zipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data) // into memory
	_ = w.Close()
	return b.Bytes()
}

var (
	tile = zipped([]byte("a tile"))
	bomb = zipped(make([]byte, 64<<20))
)

func one(data []byte) part {
	return part{entries: []entry{{id: 0, run: 1, length: uint32(len(data))}}, data: data}
}

// archives are what can be wrong, and what the errors of opening or of the
// tile 0/0/0 say.
var archives = map[string]struct {
	part
	want string
}{
	"good":              {one(tile), ""},
	"nothing":           {part{}, "there is no tile"},
	"another file":      {part{change: func(b []byte) []byte { return append([]byte("GIF89a"), b[6:]...) }}, "no PMTiles archive"},
	"version 2":         {part{change: func(b []byte) []byte { b[7] = 2; return b }}, "version 2"},
	"pictures":          {part{change: func(b []byte) []byte { b[99] = 2; return b }}, "PNG"},
	"zstd":              {part{change: func(b []byte) []byte { b[98] = 4; return b }}, "zstd"},
	"zooms":             {part{change: func(b []byte) []byte { b[101] = 200; return b }}, "zooms 0 to 200"},
	"cut in the header": {part{change: func(b []byte) []byte { return b[:100] }}, "cut off"},
	"cut in the tiles":  {part{entries: one(tile).entries, data: tile, change: func(b []byte) []byte { return b[:len(b)-3] }}, "cut off: its tiles"},
	"no metadata":       {part{meta: "{"}, "metadata"},
	"half a directory":  {part{change: func(b []byte) []byte { b[headerSize] = 200; return b }}, "directory is damaged"},
	"endless number":    {part{meta: strings.Repeat("\xff", 20), change: func(b []byte) []byte { b[16], b[headerSize] = 20, 0xff; return b }}, "directory is damaged"},
	"tile beyond":       {part{entries: []entry{{run: 1, length: 9, offset: 1 << 40}}}, "directory is damaged"},
	"huge tile":         {part{entries: []entry{{run: 1, length: 5 << 20}}, data: make([]byte, 5<<20)}, "more than"},
	"not gzip":          {one([]byte("a tile")), "unpack"},
	"cut gzip":          {one(tile[:len(tile)-4]), "unpack"},
	"bomb":              {one(bomb), "unpack to more than"},
	"leaf":              {part{entries: []entry{{length: 5}}, leaves: [][]entry{one(tile).entries}, data: tile}, ""},
	"leaf in itself":    {part{entries: []entry{{length: 5}}, leaves: [][]entry{{{length: 5}}}}, "more than 4 deep"},
	"leaf beyond":       {part{entries: []entry{{length: 5, offset: 7}}, leaves: [][]entry{{{length: 5}}}}, "directory is damaged"},
}

func TestArchives(t *testing.T) {
	for name, c := range archives {
		t.Run(name, func(t *testing.T) {
			p, err := open(c.pack())
			var data []byte
			if err == nil {
				data, err = p.Tile(t.Context(), 0, 0, 0)
			}
			switch {
			case c.want == "" && (err != nil || string(data) != "a tile"):
				t.Errorf("%q, %v", data, err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func FuzzPMTiles(f *testing.F) {
	for name, c := range archives {
		if name != "bomb" && name != "huge tile" {
			f.Add(c.pack())
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := open(data)
		if err != nil {
			return
		}
		for z := range 3 {
			_, _ = p.Tile(t.Context(), z, 0, 0) // it must only not panic
		}
	})
}

func TestTileIDs(t *testing.T) {
	for _, c := range []struct {
		z, x, y int
		want    uint64
	}{{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19078479}} {
		if got := tileID(c.z, c.x, c.y); got != c.want {
			t.Errorf("%d/%d/%d: %d, want %d", c.z, c.x, c.y, got, c.want)
		}
	}
	seen := map[uint64]bool{}
	for x := range 32 {
		for y := range 32 {
			seen[tileID(5, x, y)] = true
		}
	}
	if len(seen) != 32*32 || !seen[341] || !seen[341+1023] {
		t.Errorf("zoom 5 has %d ids", len(seen))
	}
}

func TestFewLeavesAreKept(t *testing.T) {
	p := part{data: tile}
	for i := range 80 {
		leaf := []entry{{id: uint64(i), run: 1, length: uint32(len(tile))}}
		size := len(packDirectory(leaf))
		p.entries = append(p.entries, entry{id: uint64(i), length: uint32(size), offset: uint64(i * size)})
		p.leaves = append(p.leaves, leaf)
	}
	a, err := open(p.pack())
	if err != nil {
		t.Fatal(err)
	}
	for z := range 4 {
		for x := range 1 << z {
			for y := range 1 << z {
				if _, err := a.Tile(t.Context(), z, x, y); err != nil && tileID(z, x, y) < 80 {
					t.Fatal(z, x, y, err)
				}
			}
		}
	}
	if len(a.leaves) > leavesKept || len(a.recent) != len(a.leaves) {
		t.Errorf("%d leaves, %d in order", len(a.leaves), len(a.recent))
	}
}

func TestAttributionIsPlain(t *testing.T) {
	got := plain(`<a href="https://x">&copy; OpenStreetMap</a>   contributors`)
	if got != "© OpenStreetMap contributors" {
		t.Errorf("%q", got)
	}
}

func BenchmarkTile(b *testing.B) {
	p, err := open(city(b))
	if err != nil {
		b.Fatal(err)
	}
	at := maptile.At(orb.Point{7.4246, 43.7384}, 15)
	for b.Loop() {
		if _, err := p.Tile(b.Context(), 15, int(at.X), int(at.Y)); err != nil {
			b.Fatal(err)
		}
	}
}
