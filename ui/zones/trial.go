package zones

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/fence"
)

// A Trial replays the past over a zone that is being edited, before it is
// armed, with the engine that will judge it. Ask and Take never block; they
// are for one goroutine, Run for another.
type Trial struct {
	jobs chan job
	done atomic.Pointer[Outcome]
}

// A job is a zone and the fixes to judge it by, in the order of their time.
type job struct {
	zone  feed.Zone
	fixes []feed.Fix
}

// An Outcome is what a zone's rules would have raised. Rules that are not
// enabled are judged, too: they are what is to be armed.
type Outcome struct {
	From, To time.Time // what was replayed
	Fixes    int
	Subjects int
	Alerts   []fence.Alert // in the order of their time
	Took     time.Duration
}

// NewTrial makes a Trial.
func NewTrial() *Trial { return &Trial{jobs: make(chan job, 1)} }

// Ask wants an outcome for a zone; a wish not yet begun is forgotten. The
// fixes are in the order of their time and must not change any more.
func (t *Trial) Ask(z feed.Zone, fixes []feed.Fix) {
	select {
	case <-t.jobs:
	default:
	}
	t.jobs <- job{z, fixes}
}

// Take is the newest outcome that was not taken, or nil.
func (t *Trial) Take() *Outcome { return t.done.Swap(nil) }

// Run judges until ctx ends.
func (t *Trial) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-t.jobs:
			began := time.Now()
			out := j.judge(ctx)
			out.Took = time.Since(began)
			t.done.Store(&out)
		}
	}
}

// slice is how many fixes are judged before a look whether that is still
// wanted.
const slice = 50_000

// judge replays the fixes; it stops early when ctx ends.
func (j job) judge(ctx context.Context) Outcome {
	out := Outcome{Fixes: len(j.fixes)}
	if len(j.fixes) == 0 {
		return out
	}
	z := j.zone
	z.Rules = slices.Clone(z.Rules)
	for i := range z.Rules {
		z.Rules[i].Enabled = true
	}
	e, subjects := fence.New(fence.Config{}), map[string]struct{}{}
	e.SetZones([]feed.Zone{z})
	for i, f := range j.fixes {
		if i%slice == 0 && ctx.Err() != nil {
			break
		}
		subjects[f.Subject] = struct{}{}
		out.Alerts = append(out.Alerts, e.Update(f)...)
	}
	out.From, out.To = j.fixes[0].Time, j.fixes[len(j.fixes)-1].Time
	out.Alerts = append(out.Alerts, e.Advance(out.To)...)
	out.Subjects = len(subjects)
	return out
}

// By counts the alerts of a rule.
func (o *Outcome) By(rule string) int {
	n := 0
	for _, a := range o.Alerts {
		if a.Rule.ID == rule {
			n++
		}
	}
	return n
}
