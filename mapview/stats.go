package mapview

import (
	"slices"
	"time"
)

// Stats are figures about the map's work.
type Stats struct {
	// PaintP50, PaintP95 and PaintP99 are the map's share of Fyne's goroutine
	// per paint: Tick, and the upload of a new picture. They are taken over the
	// last 4096 ticks.
	PaintP50, PaintP95, PaintP99 time.Duration
	Tiles                        int // pictures of tiles at hand
	Pending                      int // tiles of the view, and around it, still to come
}

// remembered is how many paints the figures are about.
const remembered = 4096

// A stopwatch remembers how long the last paints took.
type stopwatch struct {
	took  []time.Duration // a ring
	next  int
	extra time.Duration // spent since the last tick, beside it
}

// note adds a tick, and what was uploaded since the one before.
func (w *stopwatch) note(d time.Duration) {
	d += w.extra
	w.extra = 0
	if len(w.took) < remembered {
		w.took = append(w.took, d)
		return
	}
	w.took[w.next] = d
	w.next = (w.next + 1) % remembered
}

// at is the time that a part of the paints took at most.
func at(sorted []time.Duration, part float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(part*float64(len(sorted)-1)+0.5)]
}

// Stats are the figures as of the last Tick.
func (m *Map) Stats() Stats {
	all := slices.Clone(m.watch.took)
	slices.Sort(all)
	return Stats{
		PaintP50: at(all, 0.50), PaintP95: at(all, 0.95), PaintP99: at(all, 0.99),
		Tiles: m.shown.tiles, Pending: m.shown.pending,
	}
}

// ResetStats forgets the paints so far.
func (m *Map) ResetStats() { m.watch = stopwatch{} }

// Moving says whether the view is on its way to where it comes to rest.
func (m *Map) Moving() bool { return m.motion != nil }

// ViewReady says whether the picture on screen is of the view at rest, in the
// newest style, and sharp: no tile is still to come. Markers that move do not
// count.
func (m *Map) ViewReady() bool {
	of := m.shown.of
	return m.motion == nil && of != nil && of.view == m.viewport() && of.look == m.content.look && m.shown.sharp
}
