package chart

import (
	"time"

	"watchfloor/mapview"
)

// gestures are single ones, each there and back, so that their tiles are
// decoded already: pans in pixels and zooms in levels.
var gestures = []struct{ dx, dy, zoom float64 }{
	{0, 0, 0.4}, {0, 0, -0.4}, {300, 0, 0}, {-300, 0, 0}, {0, 0, 0.8}, {0, 0, -0.8}, {0, 200, 0}, {0, -200, 0}, {0, 0, -0.4}, {0, 0, 0.4},
}

// rounds is how often the gestures are made; what the first one waits for is
// not cached and does not count.
const rounds = 4

// rests measure how long after a gesture has come to rest the view is sharp.
type rests struct {
	made  int // gestures
	asked bool
	rest  time.Time // when the motion ended; zero: it goes on
	sharp []time.Duration
}

// look makes the next gesture when the view is sharp, and says whether that
// was the last. It is for Fyne's goroutine, after each Tick.
func (r *rests) look(m *mapview.Map, now time.Time) (done bool) {
	switch {
	case m.Moving():
		return false
	case r.asked && r.rest.IsZero():
		r.rest = now
	}
	if !m.ViewReady() {
		return false
	}
	if r.asked && r.made > len(gestures) {
		r.sharp = append(r.sharp, now.Sub(r.rest))
	}
	if r.made == rounds*len(gestures) {
		return true
	}
	g := gestures[r.made%len(gestures)]
	if g.zoom != 0 {
		m.ZoomBy(g.zoom)
	} else {
		m.Nudge(g.dx, g.dy)
	}
	r.made, r.asked, r.rest = r.made+1, true, time.Time{}
	return false
}
