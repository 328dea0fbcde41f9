package kinds

import (
	"bytes"
	"encoding/binary"
	"image"
)

// An orientation is how a picture's rows lie (Exif 2.32, tag 0x0112): 1 is
// upright, 2 to 8 are mirrored, turned, or both.
type orientation uint16

const upright orientation = 1

// orientationOf reads what a camera has noted in a JPEG file that starts with
// head. It is upright where there is no sound note.
func orientationOf(head []byte) orientation {
	const app1, startOfScan = 0xE1, 0xDA
	if !bytes.HasPrefix(head, []byte{0xFF, 0xD8}) {
		return upright
	}
	for rest := head[2:]; len(rest) >= 4 && rest[0] == 0xFF && rest[1] != startOfScan; {
		long := int(binary.BigEndian.Uint16(rest[2:])) + 2
		if long < 4 || long > len(rest) {
			break
		}
		if exif, is := bytes.CutPrefix(rest[4:long], []byte("Exif\x00\x00")); is && rest[1] == app1 {
			return inTIFF(exif)
		}
		rest = rest[long:]
	}
	return upright
}

// inTIFF looks for the orientation in the first directory of a TIFF structure
// (TIFF 6.0, section 2).
func inTIFF(b []byte) orientation {
	const header, entry, tag, short = 8, 12, 0x0112, 3
	if len(b) < header {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	at := order.Uint32(b[4:])
	if int64(at)+2 > int64(len(b)) {
		return upright
	}
	entries := b[at+2:]
	for range order.Uint16(b[at:]) {
		if len(entries) < entry {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			return sound(orientation(order.Uint16(entries[8:])))
		}
		entries = entries[entry:]
	}
	return upright
}

func sound(o orientation) orientation {
	if o < upright || o > 8 {
		return upright
	}
	return o
}

// turn is the picture upright; img itself, if it is.
func (o orientation) turn(img *image.RGBA) *image.RGBA {
	if o == upright {
		return img
	}
	size := img.Rect.Size()
	across := o >= 5 // rows are columns
	mirrorX, mirrorY := o == 2 || o == 3 || o == 7 || o == 8, o == 3 || o == 4 || o == 6 || o == 7
	turned := image.NewRGBA(image.Rectangle{Max: o.size(size)})
	for y := range turned.Rect.Dy() {
		for x := range turned.Rect.Dx() {
			from := image.Pt(x, y)
			if across {
				from = image.Pt(y, x)
			}
			if mirrorX {
				from.X = size.X - 1 - from.X
			}
			if mirrorY {
				from.Y = size.Y - 1 - from.Y
			}
			copy(turned.Pix[turned.PixOffset(x, y):][:4], img.Pix[img.PixOffset(from.X, from.Y):][:4])
		}
	}
	return turned
}

// size is that of a picture of size pixels, upright.
func (o orientation) size(size image.Point) image.Point {
	if o >= 5 {
		return image.Pt(size.Y, size.X)
	}
	return size
}
