package mapview

import "image"

// stretch draws the part of an opaque picture that lies in area, when the
// whole of it lies in whole: bilinear, in fixed point, two channels at once.
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
		stretchRow(dst.Pix[from:from+4*area.Dx()], upper, lower, start, stepX, uint32(fy>>8&0xFF))
	}
}

// stretchRow fills one row from two of the source; down is the weight of the
// lower one, of 256.
func stretchRow(out, upper, lower []uint8, x, step int, down uint32) {
	last := (len(upper)/4-1)<<16 - 1
	for i := 0; i+3 < len(out); i += 4 {
		at := max(0, min(last, x))
		j, right := at>>16*4, uint32(at>>8&0xFF)
		rb, ga := blend2(upper[j:j+8], right)
		rb2, ga2 := blend2(lower[j:j+8], right)
		rb, ga = mix2(rb, rb2, down), mix2(ga, ga2, down)
		out[i], out[i+1], out[i+2], out[i+3] = uint8(rb), uint8(ga), uint8(rb>>16), uint8(ga>>16)
		x += step
	}
}

// blend2 mixes two neighbouring pixels: red and blue in one word, green and
// alpha in the other.
func blend2(p []uint8, right uint32) (rb, ga uint32) {
	_ = p[7]
	rb = mix2(uint32(p[0])|uint32(p[2])<<16, uint32(p[4])|uint32(p[6])<<16, right)
	ga = mix2(uint32(p[1])|uint32(p[3])<<16, uint32(p[5])|uint32(p[7])<<16, right)
	return rb, ga
}

// mix2 mixes two words of two channels.
func mix2(a, b, part uint32) uint32 {
	return (a*(256-part) + b*part) >> 8 & 0x00FF00FF
}
