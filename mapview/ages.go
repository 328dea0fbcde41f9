package mapview

import (
	"image"

	"watchfloor/mapview/label"
)

// drawAges says under symbols how old their data is, where it matters: what is
// pale, and what is selected. Ages that would cover each other are left out.
func drawAges(dst *image.RGBA, seen []spot, v Viewport, fonts *label.Fonts, p palette) {
	unit := v.scale()
	var taken []image.Rectangle
	for i := len(seen) - 1; i >= 0 && len(taken) < mostTags; i-- {
		s := &seen[i]
		if s.crowd != nil || s.marker.Age == "" || !s.marker.Dim && !s.marker.Selected {
			continue
		}
		text := fonts.Text(s.marker.Age, label.Bold, 9.5*unit, 0, 1.6*unit)
		below := s.radius() + 10
		if s.marker.Selected {
			below += 6
		}
		at := s.pixel.Add(image.Pt(0, int(below*unit)))
		box := text.Bounds.Add(at)
		if !box.In(dst.Rect) || !free(box, taken) {
			continue
		}
		taken = append(taken, box)
		text.Draw(dst, at, p.text, p.halo)
	}
}
