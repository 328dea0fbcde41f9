package mapview

import (
	"image"
	"image/color"
)

// fade is c with a part of its opacity.
func fade(c color.NRGBA, part float64) color.NRGBA {
	c.A = uint8(float64(c.A)*max(0, min(1, part)) + 0.5)
	return c
}

// luma is a colour's brightness (Rec. 709), 0 to 255.
func luma(c color.NRGBA) float64 {
	return 0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B)
}

// pale is a colour with most of its saturation gone.
func pale(c color.NRGBA) color.NRGBA {
	const kept = 0.35
	grey := luma(c)
	channel := func(v uint8) uint8 { return uint8(grey + (float64(v)-grey)*kept + 0.5) }
	return color.NRGBA{channel(c.R), channel(c.G), channel(c.B), c.A}
}

// inkOn is the colour for letters on c.
func inkOn(c color.NRGBA) color.NRGBA {
	const darkest = 85
	if luma(c) < darkest {
		return color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	}
	return ink
}

// thin takes opacity from a whole picture.
func thin(p *image.RGBA, part float64) {
	for i, v := range p.Pix {
		p.Pix[i] = uint8(float64(v)*part + 0.5)
	}
}

// trim leaves out the transparent edge of a picture.
func trim(p *image.RGBA) *image.RGBA {
	var used image.Rectangle
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.Pix[p.PixOffset(x, y)+3] > 0 {
				used = used.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return p.SubImage(used).(*image.RGBA)
}
