package mapview

import (
	"image"
	"image/color"
)

// sketch draws what stands above everything: shapes in the making and the
// handles to take hold of them.
func (c *composer) sketch(dst *image.RGBA, s *scene, p palette) {
	for _, shape := range s.sketch {
		c.drafter.draw(dst, shape, s.view)
	}
	for _, shape := range s.sketch {
		if t, ok := captionOf(shape, s.view, c.fonts, p); ok {
			t.text.Draw(dst, t.at, t.ink, p.halo)
		}
	}
	for _, h := range s.handles {
		x, y := s.view.Screen(h.At)
		at := image.Pt(int(x), int(y))
		blit(dst, c.symbols.handle(h.Kind, s.view.scale()), at)
	}
}

// gripColour is the blue of what can be taken hold of.
func gripColour() color.NRGBA { return color.NRGBA{0x1E, 0x90, 0xFF, 0xFF} }

// handle is the picture of a handle.
func (s *symbolist) handle(k HandleKind, scale float64) *image.RGBA {
	return s.picture(look{symbol: symbolHandle, mark: Mark(k), beat: -1}, scale)
}

// handleFigure draws a corner, the faint middle of an edge, or the corner that
// is held.
func (s *symbolist) handleFigure(k HandleKind) {
	r := 5.5
	fill, rim := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, gripColour()
	switch k {
	case Middle:
		r, fill, rim = 4, fade(gripColour(), 0.55), color.NRGBA{0xFF, 0xFF, 0xFF, 0xE0}
	case Active:
		r, fill, rim = 7, gripColour(), color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	case Vertex:
	}
	s.pen.circle(0, 0, r+2.6)
	s.pen.fill(fade(ink, 0.45))
	s.pen.circle(0, 0, r+1.4)
	s.pen.fill(rim)
	s.pen.circle(0, 0, r-0.4)
	s.pen.fill(fill)
}
