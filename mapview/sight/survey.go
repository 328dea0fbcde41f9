package sight

// A Camera is an eye that may be able to turn. It is comparable.
type Camera struct {
	Eye
	Turns bool // PTZ: it can look all round
}

// A View is what a camera sees.
type View struct {
	Camera
	Now   *Fan // as it looks
	Reach *Fan // if it turns; nil where it cannot
}

// A Survey is what cameras see, as far as it has been worked out. It never
// changes; a nil *Survey knows nothing.
type Survey struct{ views map[string]View }

// View is what a camera sees from its mount and pose, by its ID; false where
// that is not known, or not yet.
func (s *Survey) View(id string, c Camera) (View, bool) {
	if s == nil {
		return View{}, false
	}
	v, ok := s.views[id]
	return v, ok && v.Camera == c
}

// Len is how many cameras are known.
func (s *Survey) Len() int {
	if s == nil {
		return 0
	}
	return len(s.views)
}

// view works out what a camera sees.
func view(c Camera, walls []*Walls) View {
	v := View{Camera: c, Now: See(c.Eye, walls...)}
	if c.Turns {
		all := c.Eye
		all.FOV = 360
		v.Reach = See(all, walls...)
	}
	return v
}
