package mapview

import (
	"image"

	"watchfloor/mapview/heat"
)

// heatRadius is how far an event's heat reaches, logical pixels.
const heatRadius = 38

// drawHeat draws the heat map of a scene.
func (c *composer) drawHeat(dst *image.RGBA, s *scene) {
	if len(s.heat) == 0 {
		return
	}
	ox, oy := s.view.origin()
	size := s.view.pixels()
	points := make([]heat.Point, len(s.heat))
	for i, p := range s.heat {
		w := project(p.At)
		points[i] = heat.Point{X: ox + w.x*size, Y: oy + w.y*size, Weight: p.Weight}
	}
	c.heat.Draw(dst, points, heatRadius*s.view.scale())
}
