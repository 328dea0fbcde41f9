package mapview

import "image/color"

// mostWedges is how many fields of view can be told apart; with more on
// screen only those of selected markers are drawn.
const mostWedges = 200

// A wedge is a field of view and its look.
type wedge struct {
	sector
	colour   color.NRGBA
	strength float64
}

func wedgesOf(seen []spot, v Viewport) []wedge {
	const smallest = 5 // device pixels
	count := 0
	for _, s := range seen {
		if s.marker.Wedge != nil {
			count++
		}
	}
	var wedges []wedge
	mpp := v.MetresPerPixel()
	for _, s := range seen {
		w := s.marker.Wedge
		if w == nil || w.Range/mpp < smallest || count > mostWedges && !s.marker.Selected {
			continue
		}
		c, strength := s.marker.Colour, 1.0
		switch {
		case s.marker.Selected:
			strength = wedgeSelected
		case s.marker.Dim:
			c, strength = pale(c), wedgeDim
		}
		wedges = append(wedges, wedge{sectorOf(w, s.x, s.y, mpp), c, strength})
	}
	return wedges
}
