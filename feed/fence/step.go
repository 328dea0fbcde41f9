package fence

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

// A step is what a new fix says of a subject.
type step struct {
	track    *track
	from, to feed.Fix // from has no Time at the first
	joined   bool     // there is a straight way from one to the other
	speed    float64  // m/s
}

func (e *Engine) step(t *track, f feed.Fix) step {
	s := step{track: t, from: t.fix, to: f, speed: f.Speed}
	if t.fix.Time.IsZero() {
		return s
	}
	way, took := geo.Distance(t.fix.At, f.At), f.Time.Sub(t.fix.Time)
	s.joined = took <= e.cfg.Gap && way <= e.cfg.TopSpeed*took.Seconds()
	if s.joined && f.Speed <= 0 {
		s.speed = max(0, way-f.Accuracy-t.fix.Accuracy) / took.Seconds()
	}
	return s
}

// boxes are where the step may touch zones: lon from -180 to 180, so on both
// sides of the antimeridian when it crosses it.
func (s step) boxes() []orb.Bound {
	if !s.joined {
		return []orb.Bound{s.to.At.Bound()}
	}
	b := s.from.At.Bound().Extend(near(s.to.At, s.from.At[0]))
	return around(b)
}

// around is a box, and what of it lies beyond the antimeridian once more on
// the other side.
func around(b orb.Bound) []orb.Bound {
	all := []orb.Bound{b}
	for _, by := range []float64{-360, 360} {
		c := b
		c.Min[0], c.Max[0] = c.Min[0]+by, c.Max[0]+by
		if c.Min[0] <= 180 && c.Max[0] >= -180 {
			all = append(all, c)
		}
	}
	return all
}

// real tells whether a place is on the earth.
func real(p orb.Point) bool { return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 }
