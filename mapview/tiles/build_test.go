package tiles

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
)

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
	bomb = zipped(make([]byte, 8<<20))
)

func one(data []byte) part {
	return part{entries: []entry{{id: 0, run: 1, length: uint32(len(data))}}, data: data}
}
