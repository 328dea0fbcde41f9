package mapview

import (
	"image"
	"image/color"
	"math"

	"watchfloor/mapview/label"
)

// A look is all that a marker's picture depends on.
type look struct {
	symbol        Symbol
	letter        string
	colour        color.NRGBA
	heading       int // degrees, in steps
	selected, dim bool
	mark          Mark
	crowd         float64 // its radius; 0: a marker alone
	beat          int     // of the pulse; -1: none
}

// symbolHandle is that of a sketch's handles.
const symbolHandle = SymbolRing + 1

// headingStep is how many degrees share a picture.
const headingStep = 4

func lookOf(m *Marker, beat int) look {
	l := look{
		symbol: m.Symbol, letter: m.Letter, colour: m.Colour, selected: m.Selected, dim: m.Dim, mark: m.Mark, beat: -1,
	}
	if m.Symbol == SymbolCamera || m.Symbol == SymbolUnit {
		turned := math.Mod(math.Mod(m.Heading, 360)+360, 360)
		if !math.IsNaN(turned) {
			l.heading = int(turned/headingStep+0.5) * headingStep % 360
		}
	}
	if m.Pulse {
		l.beat = beat
	}
	return l
}

// crowdLook is that of a crowd whose worst member is m.
func crowdLook(c *crowd, m *Marker, beat int) look {
	l := look{
		symbol: m.Symbol, letter: c.count(), colour: m.Colour, dim: c.dim, mark: m.Mark, crowd: c.radius(), beat: -1,
	}
	if c.pulse {
		l.beat = beat
	}
	return l
}

// A symbolist draws markers' pictures and keeps them.
type symbolist struct {
	fonts *label.Fonts
	pen   pen
	made  map[look]*image.RGBA
	scale float64
}

// keptSymbols is how many pictures are kept before starting afresh.
const keptSymbols = 2048

// draw draws a spot of a scene.
func (s *symbolist) draw(dst *image.RGBA, at *spot, of *scene) {
	l := lookOf(at.marker, of.beat)
	if at.crowd != nil {
		l = crowdLook(at.crowd, at.marker, of.beat)
	}
	blit(dst, s.picture(l, of.view.scale()), at.pixel)
}

// picture is a marker's; its Rect is about the marker's place.
func (s *symbolist) picture(l look, scale float64) *image.RGBA {
	if s.made == nil || s.scale != scale || len(s.made) >= keptSymbols {
		s.made, s.scale = map[look]*image.RGBA{}, scale
	}
	p, ok := s.made[l]
	if !ok {
		p = trim(s.make(l))
		s.made[l] = p
	}
	return p
}

func (s *symbolist) make(l look) *image.RGBA {
	s.pen.on(l.reach(), s.scale)
	if l.dim {
		l.colour = pale(l.colour)
	}
	r := l.radius()
	if l.beat >= 0 {
		s.pulse(l, r)
	}
	if l.selected {
		s.pen.ring(r+5, 5.5)
		s.pen.fill(fade(ink, 0.55))
		s.pen.ring(r+5, 2.6)
		s.pen.fill(color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF})
	}
	switch {
	case l.symbol == symbolHandle:
		s.handleFigure(HandleKind(l.mark))
		return s.pen.dst
	case l.crowd > 0:
		s.throng(l, r)
	case l.symbol == SymbolCamera:
		s.camera(l, r)
	case l.symbol == SymbolUnit:
		s.unit(l, r)
	case l.symbol == SymbolRing:
		s.hollow(l, r)
	default:
		s.badge(l, r)
	}
	if l.dim {
		thin(s.pen.dst, 0.7)
	}
	s.mark(l, r)
	return s.pen.dst
}

// radius is that of the body, logical pixels.
func (l look) radius() float64 {
	if l.crowd > 0 {
		return l.crowd
	}
	return l.symbol.radius()
}

// reach is how far the picture goes from its anchor, logical pixels.
func (l look) reach() float64 {
	switch {
	case l.beat >= 0:
		return l.radius() + 17
	case l.selected || l.crowd > 0 || l.symbol == SymbolCamera || l.symbol == SymbolUnit:
		return l.radius() + 9
	}
	return l.radius() + 6
}

// pulse is a ring that grows and fades.
func (s *symbolist) pulse(l look, r float64) {
	part := (float64(l.beat) + 0.5) / beats
	s.pen.circle(0, 0, r+3+11*part)
	s.pen.fill(fade(l.colour, 0.30*(1-part)))
	s.pen.ring(r+3+11*part, 2)
	s.pen.fill(fade(l.colour, 0.95*(1-part)))
}

// camera is a lens in a body with a beak.
func (s *symbolist) camera(l look, r float64) {
	heading := float64(l.heading)
	s.pen.beak(heading, r*0.45, r+7.5, r*0.92+1)
	s.pen.circle(0, 0, r+1.5)
	s.pen.fill(ink)
	s.pen.beak(heading, r*0.5, r+4.6, r*0.72)
	s.pen.circle(0, 0, r)
	s.pen.fill(l.colour)
	s.pen.circle(0, 0, r*0.52)
	s.pen.fill(ink)
	s.pen.circle(-r*0.14, -r*0.16, r*0.17)
	s.pen.fill(fade(l.colour, 0.9))
}

// unit is a puck with a beak and a light rim.
func (s *symbolist) unit(l look, r float64) {
	heading := float64(l.heading)
	s.pen.beak(heading, r*0.4, r+8, r*0.92+1)
	s.pen.circle(0, 0, r+1.4)
	s.pen.fill(ink)
	s.pen.beak(heading, r*0.4, r+5.6, r*0.86)
	s.pen.circle(0, 0, r)
	s.pen.fill(color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF})
	s.pen.beak(heading, r*0.4, r+2.8, r*0.62)
	s.pen.circle(0, 0, r-1.8)
	s.pen.fill(l.colour)
	s.letter(l.letter, r*1.12, 0, inkOn(l.colour))
}

// badge is an incident's: as in the list, by shape, colour and letter.
func (s *symbolist) badge(l look, r float64) {
	s.figure(l.symbol, r+2)
	s.pen.fill(fade(ink, 0.92))
	s.figure(l.symbol, r-0.4)
	s.pen.fill(l.colour)
	drop := 0.0
	if l.symbol == SymbolTriangle {
		drop = r * 0.22
	}
	s.letter(l.letter, r*1.05, drop, inkOn(l.colour))
}

// hollow is a badge that has an outline only.
func (s *symbolist) hollow(l look, r float64) {
	s.pen.circle(0, 0, r+1)
	s.pen.fill(fade(ink, 0.85))
	s.pen.ring(r-1.8, 2.8)
	s.pen.fill(l.colour)
	s.letter(l.letter, r*1.05, 0, l.colour)
}

// figure draws a badge's shape within about a radius.
func (s *symbolist) figure(symbol Symbol, r float64) {
	switch symbol {
	case SymbolDiamond:
		s.pen.polygon([][2]float64{{0, -r * 1.12}, {r * 1.12, 0}, {0, r * 1.12}, {-r * 1.12, 0}}, 0.12)
	case SymbolTriangle:
		s.pen.polygon([][2]float64{{0, -r * 1.12}, {r * 1.16, r * 0.9}, {-r * 1.16, r * 0.9}}, 0.1)
	case SymbolSquare:
		s.pen.polygon([][2]float64{{-r * .88, -r * .88}, {r * .88, -r * .88}, {r * .88, r * .88}, {-r * .88, r * .88}}, 0.14)
	default:
		s.pen.circle(0, 0, r)
	}
}

func (s *symbolist) letter(letter string, size, drop float64, c color.NRGBA) {
	if letter == "" {
		return
	}
	t := s.fonts.Text(letter, label.Bold, math.Round(size*s.scale*2)/2, 0, 0)
	t.Draw(s.pen.dst, image.Pt(0, int(math.Round(drop*s.scale))), c, color.NRGBA{})
}
