package mapview

import (
	"encoding/binary"
	"image"
)

// stretch draws the part of an opaque picture that lies in area, when the
// whole of it lies in whole: bilinear, in fixed point.
func stretch(dst *image.RGBA, area image.Rectangle, src *image.RGBA, whole image.Rectangle) {
	area = area.Intersect(whole).Intersect(dst.Rect)
	size := src.Rect.Size()
	if area.Empty() || size.X < 2 || size.Y < 2 {
		return
	}
	stepX, stepY := size.X<<16/whole.Dx(), size.Y<<16/whole.Dy()
	start := stepX/2 - 1<<15 + (area.Min.X-whole.Min.X)*stepX
	for y := area.Min.Y; y < area.Max.Y; y++ {
		fy := stepY/2 - 1<<15 + (y-whole.Min.Y)*stepY
		fy = max(0, min((size.Y-1)<<16-1, fy))
		row := fy >> 16
		upper := src.Pix[row*src.Stride : row*src.Stride+4*size.X]
		lower := src.Pix[(row+1)*src.Stride : (row+1)*src.Stride+4*size.X]
		from := dst.PixOffset(area.Min.X, y)
		stretchRow(dst.Pix[from:from+4*area.Dx()], upper, lower, start, stepX, uint64(fy>>8&0xFF))
	}
}

// stretchRow fills one row from two of the source; down is the weight of the
// lower one, of 256. A column of the source is mixed once, for all the pixels
// beside it.
func stretchRow(out, upper, lower []uint8, x, step int, down uint64) {
	last := (len(upper)/4-1)<<16 - 1
	column := func(i int) uint64 { return mix4(spread(upper[4*i:]), spread(lower[4*i:]), down) }
	known, left, right := -2, uint64(0), uint64(0)
	for i := 0; i+3 < len(out); i += 4 {
		at := max(0, min(last, x))
		if c := at >> 16; c != known {
			if c == known+1 {
				left = right
			} else {
				left = column(c)
			}
			known, right = c, column(c+1)
		}
		pack(out[i:], mix4(left, right, uint64(at>>8&0xFF)))
		x += step
	}
}

// Four channels of a pixel in one word, 16 bits each.
const fourChannels = 0x00FF00FF00FF00FF

func spread(pixel []uint8) uint64 {
	v := uint64(binary.LittleEndian.Uint32(pixel))
	v = (v | v<<16) & 0x0000FFFF0000FFFF
	return (v | v<<8) & fourChannels
}

// mix4 mixes two words by a weight of 256.
func mix4(a, b, part uint64) uint64 { return (a*(256-part) + b*part) >> 8 & fourChannels }

func pack(pixel []uint8, v uint64) {
	v = (v | v>>8) & 0x0000FFFF0000FFFF
	binary.LittleEndian.PutUint32(pixel, uint32(v|v>>16))
}
