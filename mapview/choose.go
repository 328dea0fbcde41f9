package mapview

import "math"

// choose does what a click on a spot means: a marker is announced, a crowd is
// looked at more closely, or spread out where that does not help.
func (m *Map) choose(s *spot) {
	switch {
	case s.crowd == nil:
		if m.OnMarker != nil {
			m.OnMarker(s.marker.ID)
		}
	case s.crowd.together(m.limits.high):
		m.spread, m.dirty = s.crowd.members[0].ID, true
	default:
		m.Goto(m.closer(s.crowd))
	}
}

// gather ends the spreading of a crowd.
func (m *Map) gather() {
	if m.spread != "" {
		m.spread, m.dirty = "", true
	}
}

// closer is the nearest view that holds a crowd, and at least a level nearer.
func (m *Map) closer(c *crowd) View {
	v := m.viewport()
	room := func(pixels int) float64 { return max(float64(pixels)/v.scale()-4*holdMargin, 2*holdMargin) }
	wide := min(room(v.Size.X)/max(c.max.x-c.min.x, 1e-12), room(v.Size.Y)/max(c.max.y-c.min.y, 1e-12))
	return View{
		Centre: world{(c.min.x + c.max.x) / 2, (c.min.y + c.max.y) / 2}.point(),
		Zoom:   max(math.Log2(wide/tileSize), v.Zoom+1),
	}
}
