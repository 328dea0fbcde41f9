package mapview

import (
	"image"
	"math"
)

// A spot is a marker on screen.
type spot struct {
	marker *Marker
	x, y   float64
	at     image.Point
}

// visible lists the markers on screen in the order of drawing.
func visible(s *scene) []spot {
	const reach = 40
	ox, oy := s.view.origin()
	size := s.view.pixels()
	edge := reach * s.view.scale()
	right, bottom := float64(s.view.Size.X)+edge, float64(s.view.Size.Y)+edge
	var seen []spot
	for i := range s.markers {
		m := &s.markers[i]
		x, y := ox+m.at.x*size, oy+m.at.y*size
		near := x > -edge && y > -edge && x < right && y < bottom
		if near || m.Wedge != nil && touches(m.Wedge, x, y, s.view) {
			seen = append(seen, spot{&m.Marker, x, y, image.Pt(int(math.Floor(x)), int(math.Floor(y)))})
		}
	}
	return seen
}

func touches(w *Wedge, x, y float64, v Viewport) bool {
	r := w.Range / v.MetresPerPixel()
	return x > -r && y > -r && x < float64(v.Size.X)+r && y < float64(v.Size.Y)+r
}
