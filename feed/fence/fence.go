package fence

import (
	"slices"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// A fence is a zone made ready to judge.
type fence struct {
	zone     feed.Zone
	areas    []area
	rules    []*rule
	schedule schedule
	visit    uint64 // the engine's, when it last judged here
}

// A rule is one of a fence's that is enabled, and how it stands.
type rule struct {
	feed.Rule
	fence  *fence
	inside int       // subjects; of OnCount and OnAbsence
	spell  *spell    // of OnCount and OnAbsence; nil: that is not so
	told   time.Time // the last alert about no subject
}

func newFence(z feed.Zone) *fence {
	f := &fence{zone: z, areas: areas(z), schedule: newSchedule(z)}
	for _, r := range z.Rules {
		if r.Enabled {
			f.rules = append(f.rules, &rule{Rule: r, fence: f})
		}
	}
	return f
}

// boxes are where to look for it: in what of the earth is beyond the
// antimeridian, once more on this side of it.
func (f *fence) boxes() (all []orb.Bound) {
	for _, a := range f.areas {
		for _, by := range []float64{-360, 0, 360} {
			b := a.bound()
			b.Min[0], b.Max[0] = b.Min[0]+by, b.Max[0]+by
			if b.Min[0] <= 180 && b.Max[0] >= -180 {
				all = append(all, b)
			}
		}
	}
	return all
}

func (f *fence) contains(p orb.Point) bool {
	return slices.ContainsFunc(f.areas, func(a area) bool { return a.contains(p) })
}

// beyond tells whether a place that is not inside is farther out than that.
func (f *fence) beyond(p orb.Point, metres float64) bool {
	return !slices.ContainsFunc(f.areas, func(a area) bool { return !a.beyond(p, metres) })
}

func (f *fence) crossed(a, b orb.Point) bool {
	b = near(b, a[0])
	return slices.ContainsFunc(f.areas, func(x area) bool { return x.crossed(a, b) })
}

// concerns tells whether the rule is about a subject.
func (r *rule) concerns(f feed.Fix) bool {
	return len(r.Subjects) == 0 || slices.Contains(r.Subjects, f.Subject) || slices.Contains(r.Subjects, f.Kind)
}

// counts tells whether the rule is about how many are inside.
func (r *rule) counts() bool { return r.On == feed.OnCount || r.On == feed.OnAbsence }

// repeats tells whether it tells again of what goes on.
func (r *rule) repeats() bool { return r.On == feed.OnInside || r.On == feed.OnOutside }

// momentary tells whether it is about a change, which must happen while the
// schedule is open, and not about a state.
func (r *rule) momentary() bool {
	return r.On == feed.OnEnter || r.On == feed.OnExit || r.On == feed.OnCross
}

// holds tells whether the schedule is open.
func (r *rule) holds(at time.Time) bool { return r.fence.schedule.at(at).open }

// lasting is how long a spell must last before it is told.
func (r *rule) lasting() time.Duration {
	if r.On == feed.OnCross { // it is over already
		return 0
	}
	return r.For
}
