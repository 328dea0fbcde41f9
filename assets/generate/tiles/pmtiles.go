package main

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

// An archive collects tiles for a PMTiles v3 file (PMTiles specification
// 3.4). Equal tiles are stored once.
type archive struct {
	box     orb.Bound
	centre  orb.Point
	tiles   int
	entries []entry
	offsets map[string]uint64
	data    bytes.Buffer
}

type entry struct{ id, run, length, offset uint64 }

func newArchive(box orb.Bound, centre orb.Point) *archive {
	return &archive{box: box, centre: centre, offsets: map[string]uint64{}}
}

func (a *archive) add(z, x, y int, data []byte) {
	offset, ok := a.offsets[string(data)]
	if !ok {
		offset = uint64(a.data.Len())
		a.offsets[string(data)] = offset
		a.data.Write(data)
	}
	a.tiles++
	a.entries = append(a.entries, entry{tileID(z, x, y), 1, uint64(len(data)), offset})
}

// TileID is a tile's place on the Hilbert curve, after all tiles of the zooms
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

func (a *archive) bytes() ([]byte, error) {
	entries := runs(a.entries)
	root, err := zip(directory(entries))
	if err != nil {
		return nil, err
	}
	const header = 127
	if header+len(root) > 16384 {
		return nil, fmt.Errorf("the root directory has %d bytes and would need leaves", len(root))
	}
	meta, err := metadata()
	if err != nil {
		return nil, err
	}
	h := a.header(len(entries), uint64(len(root)), uint64(len(meta)))
	return slices.Concat(h, root, meta, a.data.Bytes()), nil
}

// Runs sorts the entries and folds neighbours with the same content.
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

func metadata() ([]byte, error) {
	type field struct {
		ID     string   `json:"id"`
		Fields struct{} `json:"fields"`
	}
	var layers []field
	for _, id := range []string{"water", "landcover", "landuse", "park", "transportation", "building", "transportation_name", "place", "poi"} {
		layers = append(layers, field{ID: id})
	}
	data, err := json.Marshal(map[string]any{
		"name": "Monaco", "attribution": "© OpenStreetMap contributors", "vector_layers": layers,
		"description": "A subset of the OpenMapTiles schema", "type": "baselayer", "format": "pbf",
	})
	if err != nil {
		return nil, err
	}
	return zip(data)
}

func (a *archive) header(entries int, root, meta uint64) []byte {
	const size, compressed, vector = 127, 2, 1
	at := uint64(size)
	b := append([]byte("PMTiles"), 3)
	for _, v := range []uint64{
		at, root, at + root, meta, at + root + meta, 0, at + root + meta, uint64(a.data.Len()),
		uint64(a.tiles), uint64(entries), uint64(len(a.offsets)),
	} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	b = append(b, 0, compressed, compressed, vector, minZoom, maxZoom)
	for _, v := range []float64{a.box.Min[0], a.box.Min[1], a.box.Max[0], a.box.Max[1]} {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(v*1e7)))
	}
	b = append(b, 14)
	for _, v := range a.centre {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(v*1e7)))
	}
	return b
}
