package mapview

import (
	"image/color"
	"slices"

	"github.com/paulmach/orb"
)

// mostWedges is how many fields of view can be told apart; with more on
// screen only those of selected markers are drawn.
const mostWedges = 200

// A wedge is a field of view and its look.
type wedge struct {
	sector
	outline  []orb.Point // what can really be seen; nil: the whole sector
	colour   color.NRGBA
	strength float64
}

func (w *wedge) equal(o *wedge) bool {
	return w.sector == o.sector && w.colour == o.colour && w.strength == o.strength &&
		len(w.outline) == len(o.outline) && (len(w.outline) == 0 || &w.outline[0] == &o.outline[0])
}

// wedges are those of a picture. Their version counts changes.
type wedges struct {
	all     []wedge
	version int
}

// look finds the fields of view of what is seen.
func (ws *wedges) look(seen []spot, v Viewport) {
	now := wedgesOf(seen, v)
	if !slices.EqualFunc(now, ws.all, func(a, b wedge) bool { return a.equal(&b) }) {
		ws.all = now
		ws.version++
	}
}

func wedgesOf(seen []spot, v Viewport) []wedge {
	const smallest = 5 // device pixels
	count := 0
	for i := range seen {
		if seen[i].wedge() != nil {
			count++
		}
	}
	var all []wedge
	mpp := v.MetresPerPixel()
	for i := range seen {
		s := &seen[i]
		w := s.wedge()
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
		x, y := v.screen(s.at)
		all = append(all, wedge{sectorOf(w, x, y, mpp), w.Outline, c, strength})
	}
	return all
}

// wedge is the field of view of a marker that is alone.
func (s *spot) wedge() *Wedge {
	if s.crowd != nil {
		return nil
	}
	return s.marker.Wedge
}
