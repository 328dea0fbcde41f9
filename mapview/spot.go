package mapview

import (
	"image"
	"math"
)

// A spot is a marker on screen, or a crowd of them that is drawn as one.
type spot struct {
	marker *Marker // of a crowd: the one that it looks like
	crowd  *crowd  // nil: it is alone
	at     world
	off    [2]float64 // how far beside its place it is drawn, logical pixels

	x, y  float64 // on the picture, device pixels
	pixel image.Point
}

// screen is where the spot is in a view.
func (s *spot) screen(v Viewport) (x, y float64) {
	x, y = v.screen(s.at)
	return x + s.off[0]*v.scale(), y + s.off[1]*v.scale()
}

// settle finds out where it is on a picture.
func (s *spot) settle(v Viewport) {
	s.x, s.y = s.screen(v)
	s.pixel = image.Pt(int(math.Floor(s.x)), int(math.Floor(s.y)))
}

// pulses says whether it calls for attention.
func (s spot) pulses() bool {
	if s.crowd != nil {
		return s.crowd.pulse
	}
	return s.marker.Pulse
}

// radius is that of its body, logical pixels.
func (s *spot) radius() float64 {
	if s.crowd != nil {
		return s.crowd.radius()
	}
	return s.marker.Symbol.radius()
}

// forgiving is how far beside a symbol a click still counts, logical pixels.
const forgiving = 7

// hit finds the spot at a device pixel: the topmost whose symbol is there,
// else the nearest that is almost there.
func hit(spots []spot, v Viewport, x, y float64) (found *spot, ok bool) {
	nearest := forgiving * v.scale()
	for i := len(spots) - 1; i >= 0; i-- {
		sx, sy := spots[i].screen(v)
		off := math.Hypot(sx-x, sy-y) - spots[i].radius()*v.scale()
		if off <= 0 {
			return &spots[i], true
		}
		if off < nearest {
			nearest, found = off, &spots[i]
		}
	}
	return found, found != nil
}

// radius is that of the symbol's body, logical pixels. What an operator must
// act on is bigger than what stands around.
func (s Symbol) radius() float64 {
	switch s {
	case SymbolCamera:
		return 7.5
	case SymbolUnit:
		return 9.5
	}
	return 13
}
