// Package pmtiles writes PMTiles v3 archives (PMTiles specification 3.4) of
// gzipped vector tiles. It is for generators of assets: an archive is made in
// memory and has no leaf directories.
package pmtiles

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// An Archive collects tiles. Its fields may be set until Bytes is called. One
// goroutine uses it.
type Archive struct {
	Name, Description, Attribution string
	Layers                         []string // names of the layers in the tiles
	MinZoom, MaxZoom               int
	Box                            orb.Bound // lon, lat in degrees
	Centre                         orb.Point // lon, lat in degrees, shown first
	CentreZoom                     int

	tiles   int
	entries []entry
	offsets map[string]uint64
	data    bytes.Buffer
}

type entry struct{ id, run, length, offset uint64 }

// Add takes a gzipped tile. Equal tiles are stored once.
func (a *Archive) Add(z, x, y int, data []byte) {
	if a.offsets == nil {
		a.offsets = map[string]uint64{}
	}
	offset, ok := a.offsets[string(data)]
	if !ok {
		offset = uint64(a.data.Len())
		a.offsets[string(data)] = offset
		a.data.Write(data)
	}
	a.tiles++
	a.entries = append(a.entries, entry{tileID(z, x, y), 1, uint64(len(data)), offset})
}

// Counts says how many tiles there are, and how many different ones.
func (a *Archive) Counts() (tiles, different int) { return a.tiles, len(a.offsets) }

// tileID is a tile's place on the Hilbert curve, after all tiles of the zooms
// before.
func tileID(z, x, y int) uint64 {
	t := maptile.New(uint32(x), uint32(y), maptile.Zoom(z))
	before := (uint64(1)<<(2*z) - 1) / 3
	var d uint64
	px, py := int64(t.X), int64(t.Y)
	for s := int64(1) << z >> 1; s > 0; s >>= 1 {
		rx, ry := bit(px&s), bit(py&s)
		d += uint64(s) * uint64(s) * uint64((3*rx)^ry)
		if ry == 0 {
			if rx == 1 {
				px, py = s-1-px, s-1-py
			}
			px, py = py, px
		}
	}
	return before + d
}

func bit(v int64) int64 {
	if v != 0 {
		return 1
	}
	return 0
}

// Bytes is the archive as it is written to a file. Its error says that the
// directory would need leaves: there are too many different tiles.
func (a *Archive) Bytes() ([]byte, error) {
	entries := runs(a.entries)
	root, err := zip(directory(entries))
	if err != nil {
		return nil, err
	}
	const header = 127
	if header+len(root) > 16384 {
		return nil, fmt.Errorf("the root directory has %d bytes and would need leaves", len(root))
	}
	meta, err := a.metadata()
	if err != nil {
		return nil, err
	}
	h := a.header(len(entries), uint64(len(root)), uint64(len(meta)))
	return slices.Concat(h, root, meta, a.data.Bytes()), nil
}

// runs sorts the entries and folds neighbours with the same content.
func runs(all []entry) (folded []entry) {
	slices.SortFunc(all, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	for _, e := range all {
		if n := len(folded) - 1; n >= 0 && folded[n].id+folded[n].run == e.id && folded[n].offset == e.offset {
			folded[n].run++
			continue
		}
		folded = append(folded, e)
	}
	return folded
}

func directory(entries []entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	var last uint64
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.run)
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.length)
	}
	for i, e := range entries {
		if i > 0 && e.offset == entries[i-1].offset+entries[i-1].length {
			b = binary.AppendUvarint(b, 0)
			continue
		}
		b = binary.AppendUvarint(b, e.offset+1)
	}
	return b
}

func zip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func (a *Archive) metadata() ([]byte, error) {
	type field struct {
		ID     string   `json:"id"`
		Fields struct{} `json:"fields"`
	}
	var layers []field
	for _, id := range a.Layers {
		layers = append(layers, field{ID: id})
	}
	data, err := json.Marshal(map[string]any{
		"name": a.Name, "attribution": a.Attribution, "vector_layers": layers,
		"description": a.Description, "type": "baselayer", "format": "pbf",
	})
	if err != nil {
		return nil, err
	}
	return zip(data)
}

func (a *Archive) header(entries int, root, meta uint64) []byte {
	const size, compressed, vector = 127, 2, 1
	at := uint64(size)
	b := append([]byte("PMTiles"), 3)
	for _, v := range []uint64{
		at, root, at + root, meta, at + root + meta, 0, at + root + meta, uint64(a.data.Len()),
		uint64(a.tiles), uint64(entries), uint64(len(a.offsets)),
	} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	b = append(b, 0, compressed, compressed, vector, byte(a.MinZoom), byte(a.MaxZoom))
	for _, v := range []float64{a.Box.Min[0], a.Box.Min[1], a.Box.Max[0], a.Box.Max[1]} {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(v*1e7)))
	}
	b = append(b, byte(a.CentreZoom))
	for _, v := range a.Centre {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(v*1e7)))
	}
	return b
}
