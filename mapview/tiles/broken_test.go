package tiles

import (
	"encoding/binary"
	"strings"
	"testing"
)

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
	"half a directory":  {part{change: func(b []byte) []byte { b[headerSize] = 200; return b }}, "the directory at byte 127: it is damaged"},
	"endless number":    {part{meta: strings.Repeat("\xff", 20), change: func(b []byte) []byte { b[16], b[headerSize] = 20, 0xff; return b }}, "at byte 127: it is damaged"},
	"tile beyond":       {part{entries: []entry{{run: 1, length: 9, offset: 1 << 40}}}, "directory is damaged"},
	"huge tile":         {part{entries: []entry{{run: 1, length: 5 << 20}}, data: make([]byte, 5<<20)}, "more than"},
	"not gzip":          {one([]byte("a tile")), "unpack"},
	"cut gzip":          {one(tile[:len(tile)-4]), "unpack"},
	"bomb":              {one(bomb), "unpack to more than"},
	"overlapping":       {part{entries: []entry{{run: 3, length: 26}, {id: 2, run: 1, length: 26}}, data: tile}, "at byte 127: it is damaged"},
	"twice":             {part{entries: []entry{{run: 1, length: 26}, {run: 1, length: 26}}, data: tile}, "at byte 127: it is damaged"},
	"many entries":      {part{meta: "\xff\xff\xff\x7f", change: func(b []byte) []byte { b[8], b[16] = b[24], 4; return b }}, "it is damaged"},
	"overflowing number": {part{meta: strings.Repeat("\xff", 20), change: func(b []byte) []byte {
		b[16] = 20
		copy(b[headerSize:], "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f")
		return b
	}}, "it is damaged"},
	"overflowing ids":     {part{entries: []entry{{id: 1 << 63, run: 1, length: 1}, {id: 1, run: 1, length: 1}}}, "it is damaged"},
	"overflowing offsets": {part{change: func(b []byte) []byte { fill(b[8:24]); return b }}, "cut off: its root directory"},
	"overflowing data":    {part{entries: one(tile).entries, data: tile, change: func(b []byte) []byte { fill(b[64:72]); return b }}, "cut off: its tiles"},
	"overflowing entry":   {part{entries: []entry{{run: 1, length: 9, offset: 1<<64 - 2}}, data: tile}, "directory is damaged"},
	"follows nothing":     {part{entries: []entry{{run: 1, length: 9, offset: 1<<64 - 1}}, data: tile}, "directory is damaged"},
	"huge root":           {part{change: func(b []byte) []byte { return long(b, 16, 20, 9<<20) }}, "more than the 8388608"},
	"huge metadata":       {part{meta: "{}", change: func(b []byte) []byte { return long(b, 32, 40, 5<<20) }}, "its metadata: 5242880 bytes are more than"},
	"root bomb":           {part{meta: string(bomb), change: func(b []byte) []byte { b[97] = byte(gzipped); return swap(b) }}, "unpack to more than"},
	"metadata no gzip":    {part{meta: "{}", change: func(b []byte) []byte { b[97] = byte(gzipped); return b }}, "the directory at byte 127: unpack"},
	"cut leaf":            {part{entries: []entry{{length: 3}}, leaves: [][]entry{one(tile).entries}, data: tile}, "it is damaged"},
	"cut in the leaves":   {part{entries: []entry{{length: 5}}, leaves: [][]entry{one(tile).entries}, change: func(b []byte) []byte { return b[:len(b)-2] }}, "cut off: its leaf directories"},
	"leaves in a ring":    {ring(), "more than 4 deep"},
	"empty leaf":          {part{entries: []entry{{length: 1}}, leaves: [][]entry{{}}}, "there is no tile"},
	"no compression said": {part{change: func(b []byte) []byte { b[97] = 0; return b }}, "compressed with an unknown method"},
	"brotli":              {part{change: func(b []byte) []byte { b[98] = 3; return b }}, "brotli"},
	"version of tomorrow": {part{change: func(b []byte) []byte { b[7] = 4; return b }}, "version 4"},
	"MapLibre tiles":      {part{change: func(b []byte) []byte { b[99] = 6; return b }}, "MLT"},
	"8192 entries":        {wide(8192), ""},
	"leaf":                {part{entries: []entry{{length: 5}}, leaves: [][]entry{one(tile).entries}, data: tile}, ""},
	"leaf in itself":      {part{entries: []entry{{length: 5}}, leaves: [][]entry{{{length: 5}}}}, "more than 4 deep"},
	"leaf beyond":         {part{entries: []entry{{length: 5, offset: 7}}, leaves: [][]entry{{{length: 5}}}}, "directory is damaged"},
}

// fill makes numbers as large as they can be.
func fill(b []byte) {
	for i := range b {
		b[i] = 0xff
	}
}

// long writes the length of a piece into a header and makes the file that long.
func long(b []byte, from, to int, length uint32) []byte {
	binary.LittleEndian.PutUint32(b[from:to], length)
	return append(b, make([]byte, length)...)
}

// swap takes the metadata for the root directory.
func swap(b []byte) []byte {
	copy(b[8:24], b[24:40])
	return b
}

// ring is an archive with two leaf directories, each of which leads to the
// other.
func ring() part {
	size := uint32(len(packDirectory([]entry{{length: 5, offset: 5}})))
	return part{
		entries: []entry{{length: size}},
		leaves:  [][]entry{{{length: size, offset: uint64(size)}}, {{length: size}}},
	}
}

// wide is an archive with n entries in its root directory.
func wide(n int) part {
	p := part{data: tile}
	for i := range n {
		p.entries = append(p.entries, entry{id: uint64(i), run: 1, length: uint32(len(tile))})
	}
	return p
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
	for _, c := range archives {
		if data := c.pack(); len(data) < 1<<20 {
			f.Add(data)
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
