package govern

import (
	"math"
	"time"

	"watchfloor/wall/stream"
)

const (
	busy      = 0.7 // share of all cores from which on work is left out
	idle      = 0.5 // below which it is taken up again
	enough    = 2 * time.Second
	cautious  = 10 * time.Second
	timidest  = 160 * time.Second
	memory    = time.Second     // the load is smoothed over
	unwatched = 5 * time.Second // a gap in the steps after which the past says nothing
)

// A Governor holds how much is left out. The zero value leaves out nothing.
// Not safe for concurrent use.
type Governor struct {
	depth int // tiles' steps down, in all
	load  float64

	last      time.Time     // Step
	hot, cold time.Time     // since when there is too much, or little to do; zero: there is not
	eased     time.Time     // the newest step back
	wait      time.Duration // before the next one
}

// New makes a Governor that leaves out nothing.
func New() *Governor { return new(Governor) }

// A Tile is what the governor knows of a tile.
type Tile struct {
	ID       int
	Pixels   int
	Selected bool // or shown alone
	Hidden   bool // decodes nothing anyway
}

// Step takes the load of the moment, a share of all cores from 0 to 1, and
// whether pictures were left out because decoding was late, which counts as
// busy whatever the load. It returns the level of each tile by its ID; hidden
// ones get stream.Every, so that they are back at once. To be called about
// once a second.
func (g *Governor) Step(now time.Time, load float64, late bool, tiles []Tile) map[int]stream.Level {
	g.note(now, load, late)
	order := ranked(tiles)
	g.depth = min(g.depth, 2*len(order))
	stride := max(1, (len(order)+3)/4)
	switch {
	case since(g.hot, now) >= enough:
		g.tighten(now, min(2*len(order), g.depth+stride))
	case since(g.cold, now) >= max(cautious, g.wait):
		g.ease(now, max(0, g.depth-stride))
	}
	return levels(tiles, order, g.depth)
}

// Load is the smoothed load, a share of all cores.
func (g *Governor) Load() float64 { return g.load }

// Held says whether anything is left out.
func (g *Governor) Held() bool { return g.depth > 0 }

// note smooths the load, and times how long it has been too much or little.
func (g *Governor) note(now time.Time, load float64, late bool) {
	gap := now.Sub(g.last)
	if g.last.IsZero() || gap > unwatched {
		g.load, g.hot, g.cold = load, time.Time{}, time.Time{}
	} else {
		g.load += (load - g.load) * (1 - math.Exp(-gap.Seconds()/memory.Seconds()))
	}
	g.last = now
	g.hot = began(g.hot, now, late || g.load > busy)
	g.cold = began(g.cold, now, !late && g.load < idle)
}

// tighten goes down to a depth. A step back that did not last makes the next
// one wait twice as long, so that a wall does not swing for ever.
func (g *Governor) tighten(now time.Time, depth int) {
	if depth == g.depth {
		return
	}
	if !g.eased.IsZero() && now.Sub(g.eased) < cautious {
		g.wait = min(timidest, 2*max(cautious, g.wait))
	}
	g.depth, g.hot, g.eased = depth, now, time.Time{}
}

// ease goes back up to a depth.
func (g *Governor) ease(now time.Time, depth int) {
	if depth == g.depth {
		g.wait = 0 // all is well, and has been for long
		return
	}
	g.depth, g.cold, g.eased = depth, now, now
}

func began(since, now time.Time, on bool) time.Time {
	if !on {
		return time.Time{}
	}
	if since.IsZero() {
		return now
	}
	return since
}

func since(t, now time.Time) time.Duration {
	if t.IsZero() {
		return -1
	}
	return now.Sub(t)
}
