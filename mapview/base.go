package mapview

import (
	"image"
	"image/color"
	"image/draw"
)

// drawBase draws the tiles; where there are none yet, what is known of the
// place at other levels, and where there is nothing at all, a hatch.
func (a *atlas) drawBase(dst *image.RGBA, s *scene, ground color.NRGBA) {
	v := s.view
	if s.look.none() || a.meta.MaxZoom == 0 {
		hatch(dst, dst.Rect, v, ground)
		return
	}
	for _, r := range outside(v, dst.Rect) {
		hatch(dst, r, v, ground)
	}
	for _, c := range v.cells(v.level(), 0) {
		at := v.rect(c)
		key := pictureKey{c, v.Zoom, v.scale(), s.look}
		p, ok := a.pictures.get(key)
		switch {
		case ok && p.image == nil:
			hatch(dst, at, v, ground)
		case ok && p.image.Rect.Size() == at.Size():
			draw.Draw(dst, at, p.image, image.Point{}, draw.Src)
		default:
			a.standIn(dst, v, key, ground)
		}
	}
}

// standIn draws a cell from pictures of other zooms: its own, the nearest
// ancestor's, or plain ground, and over that what its children have.
func (a *atlas) standIn(dst *image.RGBA, v Viewport, key pictureKey, ground color.NRGBA) {
	at := v.rect(key.cell)
	switch n, p := a.nearest(key); {
	case p == nil:
		draw.Draw(dst, at, image.NewUniform(ground), image.Point{}, draw.Src)
	case n == 0:
		stretch(dst, at, p, at)
		return
	default:
		stretch(dst, at, p, v.rect(key.ancestor(n)))
	}
	for i := range 4 {
		c := key.child(i)
		if p, ok := a.newest(c, key, false); ok {
			stretch(dst, v.rect(c), p.image, v.rect(c))
		}
	}
}

// nearest is a cell's newest picture, or that of the ancestor n levels above;
// nil: there is none near. One in another look is better than none, while the
// tiles are drawn anew.
func (a *atlas) nearest(key pictureKey) (n int, picture *image.RGBA) {
	const far = 8
	for _, any := range []bool{false, true} {
		for n := range min(key.z, far) + 1 {
			if p, ok := a.newest(key.ancestor(n), key, any); ok {
				return n, p.image
			}
		}
	}
	return 0, nil
}

// outside are the parts of an area that are not in the world.
func outside(v Viewport, area image.Rectangle) []image.Rectangle {
	w := v.rect(cell{})
	return []image.Rectangle{
		image.Rect(area.Min.X, area.Min.Y, area.Max.X, w.Min.Y).Intersect(area),
		image.Rect(area.Min.X, w.Max.Y, area.Max.X, area.Max.Y).Intersect(area),
		image.Rect(area.Min.X, w.Min.Y, w.Min.X, w.Max.Y).Intersect(area),
		image.Rect(w.Max.X, w.Min.Y, area.Max.X, w.Max.Y).Intersect(area),
	}
}

// hatch says that there is no map here. Its lines stand still on the ground.
func hatch(dst *image.RGBA, area image.Rectangle, v Viewport, ground color.NRGBA) {
	area = area.Intersect(dst.Rect)
	if area.Empty() {
		return
	}
	draw.Draw(dst, area, image.NewUniform(ground), image.Point{}, draw.Src)
	line := contrast(ground, 0.10)
	gap := int(11*v.scale() + 0.5)
	phase := v.phase() % gap
	for y := area.Min.Y; y < area.Max.Y; y++ {
		first := area.Min.X + mod(phase-area.Min.X-y, gap)
		for x := first; x < area.Max.X; x += gap {
			over(dst.Pix[dst.PixOffset(x, y):], line, 1)
		}
	}
}

func mod(a, n int) int { return (a%n + n) % n }

// contrast is white on dark ground and black on light, nearly transparent.
func contrast(ground color.NRGBA, part float64) color.NRGBA {
	if luma(ground) < 128 {
		return fade(color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, part)
	}
	return fade(color.NRGBA{0, 0, 0, 0xFF}, part)
}
