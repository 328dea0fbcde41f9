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

// first tells whether nothing was known of the subject before.
func (s *step) first() bool { return s.from.Time.IsZero() }

// bound is where the step may touch zones; its lon may go beyond ±180.
func (s *step) bound() orb.Bound {
	b := s.to.At.Bound()
	if s.joined {
		b = s.from.At.Bound().Extend(near(s.to.At, s.from.At[0]))
	}
	return b
}

// real tells whether a place is on the earth.
func real(p orb.Point) bool { return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 }
