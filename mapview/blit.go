package mapview

import (
	"encoding/binary"
	"image"
)

// blit draws a small picture, whose Rect is about its anchor, with the anchor
// at a pixel of an opaque one. It is draw.Over, but quick where the picture is
// empty or opaque, as symbols mostly are.
func blit(dst *image.RGBA, p *image.RGBA, anchor image.Point) {
	area := p.Rect.Add(anchor).Intersect(dst.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from := p.Pix[p.PixOffset(area.Min.X-anchor.X, y-anchor.Y):][:4*area.Dx()]
		to := dst.Pix[dst.PixOffset(area.Min.X, y):][:len(from)]
		blitRow(to, from)
	}
}

func blitRow(to, from []uint8) {
	for i := 0; i+3 < len(from) && i+3 < len(to); i += 4 {
		c := binary.LittleEndian.Uint32(from[i:])
		switch a := c >> 24; a {
		case 0:
		case 0xFF:
			binary.LittleEndian.PutUint32(to[i:], c)
		default:
			under := spread(to[i:]) * uint64(256-a) >> 8 & fourChannels
			pack(to[i:], under+spread(from[i:]))
		}
	}
}
