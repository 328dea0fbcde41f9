package stream

import (
	"encoding/binary"
	"image"
)

// vp8Size reads the header of a key frame (RFC 6386, 9.1).
func vp8Size(data []byte) image.Point {
	if len(data) < 10 || data[0]&1 != 0 || data[3] != 0x9D || data[4] != 1 || data[5] != 0x2A {
		return image.Point{}
	}
	const side = 0x3FFF // the rest says how to scale it
	return image.Pt(
		int(binary.LittleEndian.Uint16(data[6:])&side),
		int(binary.LittleEndian.Uint16(data[8:])&side))
}

// vp9Size reads the frames of a unit, of which those that are not shown come
// in a superframe with others (VP9 bitstream specification, annex B).
func vp9Size(data []byte) (size image.Point) {
	frames, each, ok := vp9Index(data)
	if !ok {
		return vp9Frame(data)
	}
	index := data[len(data)-1-frames*each:]
	for i := range frames {
		n := 0
		for k := range each {
			n |= int(index[i*each+k]) << (8 * k)
		}
		if n > len(data) {
			break
		}
		size = wider(size, vp9Frame(data[:n]))
		data = data[n:]
	}
	return size
}

// vp9Index looks for the index of a superframe: so many sizes of so many bytes
// each, between two markers.
func vp9Index(data []byte) (frames, each int, ok bool) {
	if len(data) == 0 {
		return 0, 0, false
	}
	marker := data[len(data)-1]
	frames, each = int(marker&7)+1, int(marker>>3&3)+1
	length := 2 + frames*each
	ok = marker>>5 == 6 && len(data) >= length && data[len(data)-length] == marker
	return frames, each, ok
}

// vp9Frame reads an uncompressed header (6.2) as far as to the size, which
// frames that take that of another do not have.
func vp9Frame(data []byte) image.Point {
	b := bits{data: data}
	marker := b.read(2)
	profile := b.read(1) | b.read(1)<<1
	if profile == 3 {
		b.flag()
	}
	if marker != 2 || b.flag() { // shows an earlier frame
		return image.Point{}
	}
	inter, shown, resilient := b.flag(), b.flag(), b.flag()
	switch {
	case !inter:
		b.read(24)
		vp9Colour(&b, profile)
	case !vp9Inter(&b, profile, shown, resilient):
		return image.Point{}
	}
	return whole(&b, b.read(16)+1, b.read(16)+1)
}

// vp9Inter reads what stands before the size of a frame that is no key frame,
// and tells whether it has one of its own.
func vp9Inter(b *bits, profile uint64, shown, resilient bool) bool {
	intra := !shown && b.flag()
	if !resilient {
		b.read(2)
	}
	if intra {
		b.read(24)
		if profile > 0 {
			vp9Colour(b, profile)
		}
		b.read(8)
		return true
	}
	b.read(8 + 3*4)
	for range 3 { // the frames that the size may be taken from
		if b.flag() {
			return false
		}
	}
	return true
}

// vp9Colour reads the colour configuration (6.2.2).
func vp9Colour(b *bits, profile uint64) {
	const rgb = 7
	if profile >= 2 {
		b.flag()
	}
	if b.read(3) != rgb {
		b.flag()
		if profile&1 == 1 {
			b.read(3)
		}
	} else if profile&1 == 1 {
		b.flag()
	}
}
