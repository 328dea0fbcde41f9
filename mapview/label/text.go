package label

import (
	"image"
	"image/color"
)

// A Text is drawn text: its ink, and a halo around it. It never changes.
type Text struct {
	Bounds    image.Rectangle // of ink and halo, pixels from the anchor
	Width     float64         // of the widest line, pixels
	ink, halo []uint8         // masks of Bounds
}

// lineHeight and capHeight are in ems.
const (
	lineHeight = 1.15
	capHeight  = 0.714
)

// Text draws lines, centred on the anchor; size, spacing (between letters)
// and halo (its width) are pixels. Texts are cached.
func (f *Fonts) Text(lines string, face Face, size, spacing, halo float64) *Text {
	return f.printed(f.setting(settingKey{text: lines, face: face, size: size, spacing: spacing, halo: halo}))
}

// print draws posed glyphs of a size of the em into one text.
func (f *Fonts) print(posed []pose, size, halo float64) *Text {
	t := &Text{}
	stamps, corners := make([]*stamp, len(posed)), make([]image.Point, len(posed))
	for i, p := range posed {
		stamps[i], corners[i] = f.stamped(p, size, halo)
		t.Bounds = t.Bounds.Union(stamps[i].rect.Add(corners[i]))
	}
	area := t.Bounds.Dx() * t.Bounds.Dy()
	t.ink = make([]uint8, area)
	if halo > 0 {
		t.halo = make([]uint8, area)
	}
	for i, s := range stamps {
		t.press(t.ink, s, s.ink, corners[i])
		t.press(t.halo, s, s.halo, corners[i])
	}
	return t
}

// press adds a stamp's mask to the text's.
func (t *Text) press(onto []uint8, s *stamp, mask []uint8, at image.Point) {
	if len(mask) == 0 {
		return
	}
	width, whole := s.rect.Dx(), t.Bounds.Dx()
	corner := s.rect.Min.Add(at).Sub(t.Bounds.Min)
	for y := range s.rect.Dy() {
		row := onto[(corner.Y+y)*whole+corner.X:][:width]
		for x, a := range mask[y*width:][:width] {
			row[x] = max(row[x], a)
		}
	}
}

// Draw puts the text's anchor at a pixel of dst.
func (t *Text) Draw(dst *image.RGBA, at image.Point, ink, halo color.NRGBA) {
	seen := t.Bounds.Add(at).Intersect(dst.Rect)
	if seen.Empty() {
		return
	}
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		from := (y-at.Y-t.Bounds.Min.Y)*t.Bounds.Dx() + seen.Min.X - at.X - t.Bounds.Min.X
		row := dst.Pix[dst.PixOffset(seen.Min.X, y):][:4*seen.Dx()]
		if t.halo != nil && halo.A > 0 {
			tint(row, t.halo[from:], halo)
		}
		tint(row, t.ink[from:], ink)
	}
}

// tint puts a colour over a row of pixels where the mask says.
func tint(row, mask []uint8, c color.NRGBA) {
	r, g, b, opacity := uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
	for i := 0; i < len(row); i += 4 {
		m := mask[i/4]
		if m == 0 {
			continue
		}
		a := (uint32(m)*opacity + 127) / 255
		p := row[i : i+4 : i+4]
		p[0] = over(p[0], r, a)
		p[1] = over(p[1], g, a)
		p[2] = over(p[2], b, a)
		p[3] = over(p[3], 255, a)
	}
}

func over(below uint8, above, a uint32) uint8 {
	return uint8((above*a + uint32(below)*(255-a) + 127) / 255)
}
