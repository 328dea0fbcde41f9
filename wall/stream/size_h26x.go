package stream

import (
	"bytes"
	"image"
)

// annexBSize is the size that the NAL units of an access unit in Annex B
// announce.
func annexBSize(data []byte, of func(nalu []byte) image.Point) (size image.Point) {
	start := []byte{0, 0, 1}
	for {
		i := bytes.Index(data, start)
		if i < 0 {
			return size
		}
		data = data[i+len(start):]
		size = wider(size, of(data))
	}
}

// h264Size reads a sequence parameter set (H.264 7.3.2.1.1). Others are none.
func h264Size(nalu []byte) image.Point {
	if len(nalu) < 4 || nalu[0]&0x1F != 7 {
		return image.Point{}
	}
	b := bits{data: nalu[1:], escaped: true}
	profile := b.read(8)
	b.read(16)
	b.golomb()
	h264Chroma(&b, profile)
	b.golomb()
	h264Order(&b)
	b.golomb()
	b.flag()
	w, h := 16*(b.golomb()+1), 16*(b.golomb()+1)
	if !b.flag() { // fields: two rows of macroblocks each
		h *= 2
	}
	return whole(&b, w, h)
}

// h264Chroma reads what the high profiles have in front.
func h264Chroma(b *bits, profile uint64) {
	switch profile {
	case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244:
	default:
		return
	}
	lists := 8
	if b.golomb() == 3 {
		b.flag()
		lists = 12
	}
	b.golomb()
	b.golomb()
	b.flag()
	if !b.flag() {
		return
	}
	for i := range lists {
		if b.flag() {
			h264Scaling(b, i)
		}
	}
}

// h264Scaling reads the i-th scaling list (H.264 7.3.2.1.1.1).
func h264Scaling(b *bits, i int) {
	size := 16
	if i >= 6 {
		size = 64
	}
	for last, next := int64(8), int64(8); size > 0 && next != 0; size-- {
		next = (last + b.signed()) & 0xFF
		last = next
	}
}

// h264Order reads how pictures are ordered.
func h264Order(b *bits) {
	switch b.golomb() {
	case 0:
		b.golomb()
	case 1:
		b.flag()
		b.golomb()
		b.golomb()
		for n := min(b.golomb(), 255); n > 0; n-- {
			b.golomb()
		}
	}
}

// h265Size reads a sequence parameter set (H.265 7.3.2.2.1) of the base layer.
// Others are none.
func h265Size(nalu []byte) image.Point {
	if len(nalu) < 4 || nalu[0]>>1&0x3F != 33 || nalu[0]&1 != 0 || nalu[1]>>3 != 0 {
		return image.Point{}
	}
	b := bits{data: nalu[2:], escaped: true}
	b.read(4)
	layers := b.read(3)
	b.flag()
	h265Profile(&b, int(layers))
	b.golomb()
	if b.golomb() == 3 {
		b.flag()
	}
	return whole(&b, b.golomb(), b.golomb())
}

// h265Profile reads profile, tier and level (H.265 7.3.3), with those of so
// many sub-layers.
func h265Profile(b *bits, layers int) {
	b.read(96)
	var has [8]uint64
	for i := range layers {
		has[i] = b.read(2)
	}
	if layers > 0 {
		b.read(2 * (8 - layers))
	}
	for _, h := range has {
		b.read(int(88*(h>>1) + 8*(h&1)))
	}
}

// whole is a size that was read without a lack of bits. What no decoder takes
// is cut to a size that is refused.
func whole(b *bits, w, h uint64) image.Point {
	if b.short {
		return image.Point{}
	}
	const absurd = 1 << 24
	return image.Pt(int(min(w, absurd)), int(min(h, absurd)))
}
