package tiles

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// An entry says where tiles lie, or, with no run, a leaf directory.
type entry struct {
	id, offset uint64
	length     uint32
	run        uint32
}

// entryLimit is the most entries of a directory, 6 MiB: writers make them of
// some thousands.
const entryLimit = 1 << 18

var errDirectory = errors.New("it is damaged")

// columns reads the numbers of a directory one after the other.
type columns struct {
	data []byte
	bad  bool
}

func (c *columns) next() uint64 {
	v, n := binary.Uvarint(c.data)
	if n <= 0 {
		c.bad = true
		return 0
	}
	c.data = c.data[n:]
	return v
}

// readDirectory reads a directory, not compressed (specification 4.2): ids,
// runs, lengths and offsets each as a column.
func readDirectory(data []byte) ([]entry, error) {
	c := columns{data: data}
	n := c.next()
	if c.bad || n > entryLimit || n > uint64(len(data)) {
		return nil, errDirectory
	}
	all := make([]entry, n)
	var id uint64
	for i := range all {
		id += c.next()
		all[i].id = id
	}
	for i := range all {
		all[i].run = uint32(min(c.next(), 1<<32-1))
	}
	for i := range all {
		all[i].length = uint32(min(c.next(), 1<<32-1))
	}
	for i := range all {
		all[i].offset = c.next() - 1
		if all[i].offset+1 == 0 && i > 0 { // it follows the one before
			all[i].offset = all[i-1].offset + uint64(all[i-1].length)
		}
	}
	if c.bad || overlapping(all) {
		return nil, errDirectory
	}
	return all, nil
}

// overlapping says whether an entry does not come after the tiles of the one
// before.
func overlapping(all []entry) bool {
	for i := 1; i < len(all); i++ {
		before := all[i-1]
		if all[i].id < before.id || all[i].id-before.id < uint64(max(before.run, 1)) {
			return true
		}
	}
	return false
}

// find is the entry that covers a tile, or the leaf directory to look in.
func find(all []entry, id uint64) (entry, bool) {
	i, exact := slices.BinarySearchFunc(all, id, func(e entry, id uint64) int { return cmp.Compare(e.id, id) })
	if !exact {
		i--
	}
	if i < 0 || all[i].run > 0 && id-all[i].id >= uint64(all[i].run) {
		return entry{}, false
	}
	return all[i], true
}

// maxZoom is the nearest zoom whose ids fit 64 bits.
const maxZoom = 26

// tileID is a tile's place on the Hilbert curve of its zoom, after all tiles
// of the zooms before (specification 4.1).
func tileID(z, x, y int) uint64 {
	id := (uint64(1)<<(2*z) - 1) / 3
	for s := 1 << z >> 1; s > 0; s >>= 1 {
		var rx, ry int
		if x&s != 0 {
			rx = 1
		}
		if y&s != 0 {
			ry = 1
		}
		id += uint64(s) * uint64(s) * uint64(3*rx^ry)
		if ry == 0 {
			if rx == 1 {
				x, y = s-1-x, s-1-y
			}
			x, y = y, x
		}
		x, y = x&(s-1), y&(s-1)
	}
	return id
}
