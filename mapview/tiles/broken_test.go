package tiles

import (
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
