package mapview

import (
	"image"
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

// under is what markers have beneath them on the ground: fields of view, and
// room where no name may be. Its version counts changes.
type under struct {
	wedges  []wedge
	taken   []image.Rectangle
	version int
}

// look finds what is under what is seen.
func (u *under) look(seen []spot, v Viewport) {
	wedges, taken := wedgesOf(seen, v), bodiesOf(seen, v)
	same := slices.EqualFunc(wedges, u.wedges, func(a, b wedge) bool { return a.equal(&b) })
	if !same || !slices.Equal(taken, u.taken) {
		u.wedges, u.taken = wedges, taken
		u.version++
	}
}

// bodiesOf are the boxes of the symbols that names keep away from: those that
// matter and stand still.
func bodiesOf(seen []spot, v Viewport) (all []image.Rectangle) {
	for i := range seen {
		s := &seen[i]
		small := s.marker.Symbol == SymbolCamera || s.marker.Symbol == SymbolUnit
		if len(all) < mostTags && (s.crowd != nil || !small) {
			all = append(all, s.body(v))
		}
	}
	return all
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
