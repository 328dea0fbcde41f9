package mapview

import "image/color"

// A palette has the colours of what stands over the tiles: it follows the
// ground, so that it can be read by day and by night.
type palette struct {
	dark   bool
	ground color.NRGBA
	text   color.NRGBA
	halo   color.NRGBA
	pill   color.NRGBA
	rim    color.NRGBA // of pills
}

func paletteOn(ground color.NRGBA) palette {
	if luma(ground) < 128 {
		return palette{
			dark: true, ground: ground, text: color.NRGBA{0xE8, 0xEE, 0xF4, 0xFF}, halo: color.NRGBA{0x0B, 0x10, 0x15, 0xE0},
			pill: color.NRGBA{0x0F, 0x16, 0x1D, 0xE6}, rim: color.NRGBA{0xFF, 0xFF, 0xFF, 0x30},
		}
	}
	return palette{
		ground: ground, text: color.NRGBA{0x15, 0x20, 0x2B, 0xFF}, halo: color.NRGBA{0xFF, 0xFF, 0xFF, 0xE6},
		pill: color.NRGBA{0xFF, 0xFF, 0xFF, 0xEE}, rim: color.NRGBA{0x15, 0x20, 0x2B, 0x40},
	}
}

// toned moves a colour toward the text's, so that it can be read.
func (p palette) toned(c color.NRGBA) color.NRGBA {
	const part = 0.45
	channel := func(a, b uint8) uint8 { return uint8(float64(a)*(1-part) + float64(b)*part + 0.5) }
	return color.NRGBA{channel(c.R, p.text.R), channel(c.G, p.text.G), channel(c.B, p.text.B), 0xFF}
}
