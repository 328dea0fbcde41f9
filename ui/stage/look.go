package stage

import (
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
)

// look is how the wall shows a slot's picture, in a view's terms.
func (s *Stage) look(slot int) (views.Zoom, views.Look) {
	z, a, v := s.wall.Zoom(slot), s.wall.Adjust(slot), s.wall.Dewarp(slot)
	return views.Zoom{X: z.X, Y: z.Y, Scale: z.Scale}, views.Look{
		Fill: s.wall.Filled(slot), Brightness: a.Brightness, Contrast: a.Contrast, Gamma: a.Gamma, Sharpen: a.Sharpen,
		Warp: views.Warp{Pan: v.Pan, Tilt: v.Tilt, FOV: v.FOV},
	}
}

// show makes the wall show a slot's picture as a tile says.
func (s *Stage) show(slot int, t views.Tile) {
	s.wall.SetZoom(slot, wall.Zoom{X: t.Zoom.X, Y: t.Zoom.Y, Scale: t.Zoom.Scale})
	s.wall.SetFill(slot, t.Look.Fill)
	s.wall.SetAdjust(slot, adjust.Adjust{
		Brightness: t.Look.Brightness, Contrast: t.Look.Contrast, Gamma: t.Look.Gamma, Sharpen: t.Look.Sharpen,
	})
	s.wall.SetDewarp(slot, lens.View{Pan: t.Look.Warp.Pan, Tilt: t.Look.Warp.Tilt, FOV: t.Look.Warp.FOV})
}
