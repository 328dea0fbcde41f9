package raster

import (
	"encoding/binary"
	"image/color"
)

// full is the area of a pixel in the units of cell.area.
const full = 2 * int32(One) * int32(One)

// ink is what a shape is painted with.
type ink struct {
	color uint32 // R, G, B and A, premultiplied, from the lowest byte on
	rule  Rule
}

func newInk(c color.RGBA, rule Rule) ink {
	return ink{uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | uint32(c.A)<<24, rule}
}

// alpha turns an area into 0 to 255.
func (k ink) alpha(area int32) uint32 {
	if area < 0 {
		area = -area
	}
	if k.rule == EvenOdd {
		if area %= 2 * full; area > full {
			area = 2*full - area
		}
	}
	return (uint32(min(area, full))*255 + uint32(full)/2) / uint32(full)
}

// pixel paints one pixel, as far as the shape covers it.
func (k ink) pixel(pix []byte, area int32) {
	switch a := k.alpha(area); a {
	case 0:
	case 255:
		over(pix, k.color)
	default:
		over(pix, scale(k.color, a))
	}
}

// span paints a run of pixels that the shape covers alike.
func (k ink) span(pix []byte, area int32) {
	c := scale(k.color, k.alpha(area))
	if c>>24 < 255 {
		for ; len(pix) >= 4; pix = pix[4:] {
			over(pix, c)
		}
		return
	}
	binary.LittleEndian.PutUint32(pix, c)
	for n := 4; n < len(pix); n *= 2 {
		copy(pix[n:], pix[:n])
	}
}

// over paints a colour over one pixel.
func over(pix []byte, c uint32) {
	if c>>24 == 255 {
		binary.LittleEndian.PutUint32(pix, c)
		return
	}
	below := binary.LittleEndian.Uint32(pix)
	binary.LittleEndian.PutUint32(pix, c+scale(below, 255-c>>24))
}

// scale is each of four bytes times by of 255, rounded: two at a time, each
// with room for the product.
func scale(four, by uint32) uint32 {
	const half, even = 0x00800080, 0x00ff00ff
	low, high := four&even*by+half, four>>8&even*by+half
	low, high = low+low>>8&even, high+high>>8&even
	return low>>8&even | high&^even
}
