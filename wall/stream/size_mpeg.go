package stream

import (
	"bytes"
	"encoding/binary"
	"image"
	mathbits "math/bits"
)

// jpegSize reads the frame headers (SOF) of a JPEG file (ITU-T T.81, B.2.2),
// those behind a scan too.
func jpegSize(data []byte) (size image.Point) {
	for {
		i := bytes.IndexByte(data, 0xFF)
		if i < 0 || i+4 > len(data) {
			return size
		}
		marker := data[i+1]
		data = data[i+1:]
		if marker < 0xC0 || marker == 0xFF || marker >= 0xD0 && marker <= 0xD9 { // no segment
			continue
		}
		segment := data[1:]
		if n := int(binary.BigEndian.Uint16(segment)); n < len(segment) {
			segment, data = segment[:n], segment[n:]
		}
		if isFrame := marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; isFrame && len(segment) >= 7 {
			h, w := binary.BigEndian.Uint16(segment[3:]), binary.BigEndian.Uint16(segment[5:])
			size = wider(size, image.Pt(int(w), int(h)))
		}
	}
}

// mpeg4Size reads the headers of video object layers (ISO/IEC 14496-2, 6.2.3).
func mpeg4Size(data []byte) (size image.Point) {
	for {
		i := bytes.Index(data, []byte{0, 0, 1})
		if i < 0 || i+4 > len(data) {
			return size
		}
		code := data[i+3]
		data = data[i+3:]
		if code >= 0x20 && code <= 0x2F {
			size = wider(size, mpeg4Layer(data[1:]))
		}
	}
}

// mpeg4Layer reads a video object layer behind its start code.
func mpeg4Layer(data []byte) image.Point {
	const extendedAspect, greyscale = 15, 3
	b := bits{data: data}
	b.read(1 + 8)
	version := uint64(1)
	if b.flag() {
		version = b.read(4)
		b.read(3)
	}
	if b.read(4) == extendedAspect {
		b.read(16)
	}
	if b.flag() { // control parameters
		b.read(3)
		if b.flag() {
			b.read(79)
		}
	}
	shape := b.read(2)
	if shape == greyscale && version != 1 {
		b.read(4)
	}
	b.flag()
	ticks := b.read(16)
	b.flag()
	if b.flag() { // every picture lasts as long
		b.read(max(1, mathbits.Len64(ticks-1)))
	}
	if shape != 0 { // none but rectangles have a size
		return image.Point{}
	}
	b.flag()
	w := b.read(13)
	b.flag()
	return whole(&b, w, b.read(13))
}
