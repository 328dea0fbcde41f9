package mapview

import (
	"image"

	"watchfloor/mapview/label"
)

// drawAges says under symbols how old their data is, where it matters: what is
// pale, and what is selected; over them where something else is. Ages that find
// no room beside what is taken are left out.
func drawAges(dst *image.RGBA, seen []spot, v Viewport, fonts *label.Fonts, p palette, taken []image.Rectangle) {
	unit, drawn := v.scale(), 0
	for i := len(seen) - 1; i >= 0 && drawn < mostTags; i-- {
		s := &seen[i]
		if s.crowd != nil || s.marker.Age == "" || !s.marker.Dim && !s.marker.Selected {
			continue
		}
		text := fonts.Text(s.marker.Age, label.Bold, 9.5*unit, 0, 1.6*unit)
		for _, side := range []float64{1, -1} {
			at := s.pixel.Add(image.Pt(0, int(side*s.ageAway()*unit)))
			box := text.Bounds.Add(at)
			if box.In(dst.Rect) && free(box, taken) {
				taken, drawn = append(taken, box), drawn+1
				text.Draw(dst, at, p.text, p.halo)
				break
			}
		}
	}
}

// ageAway is how far a spot's age is from its middle, logical pixels.
func (s *spot) ageAway() float64 {
	away := s.radius() + 10
	if s.marker.Selected {
		away += 6
	}
	return away
}
