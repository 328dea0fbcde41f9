package stream

import "image"

// av1Size reads the sequence headers among the open bitstream units (OBU) of a
// temporal unit (AV1 specification, 5.3).
func av1Size(data []byte) (size image.Point) {
	const sequenceHeader = 1
	for len(data) > 0 {
		kind, extended, sized := data[0]>>3&0xF, data[0]&4 != 0, data[0]&2 != 0
		data = data[1:]
		if extended {
			data = data[min(1, len(data)):]
		}
		n := uint64(len(data))
		if sized {
			n, data = leb128(data)
		}
		if n > uint64(len(data)) {
			return size
		}
		if kind == sequenceHeader {
			size = wider(size, av1Sequence(data[:n]))
		}
		data = data[n:]
	}
	return size
}

// leb128 reads a number of at most 8 bytes, 7 bits each, the lowest first
// (4.10.5), and returns what follows it.
func leb128(data []byte) (v uint64, rest []byte) {
	for i := range min(8, len(data)) {
		v |= uint64(data[i]&0x7F) << (7 * i)
		if data[i]&0x80 == 0 {
			return v, data[i+1:]
		}
	}
	return 0, nil
}

// av1Sequence reads a sequence header (5.5.1) as far as to the size.
func av1Sequence(data []byte) image.Point {
	b := bits{data: data}
	b.read(4)
	if b.flag() { // reduced, for a still picture
		b.read(5)
	} else {
		av1Points(&b)
	}
	w, h := int(b.read(4))+1, int(b.read(4))+1
	return whole(&b, b.read(w)+1, b.read(h)+1)
}

// av1Points reads the timing and the operating points.
func av1Points(b *bits) {
	delay := 0 // bits of a buffer delay; 0: there is no decoder model
	if b.flag() {
		b.read(64)
		if b.flag() {
			b.golomb()
		}
		if b.flag() {
			delay = int(b.read(5)) + 1
			b.read(32 + 5 + 5)
		}
	}
	displayDelay := b.flag()
	for points := b.read(5) + 1; points > 0; points-- {
		b.read(12)
		if level := b.read(5); level > 7 {
			b.flag()
		}
		if delay > 0 && b.flag() {
			b.read(2*delay + 1)
		}
		if displayDelay && b.flag() {
			b.read(4)
		}
	}
}
