package fence

import (
	"time"

	"watchfloor/feed"
)

// judge lets the rules of one fence see a step.
func (e *Engine) judge(s *step, f *fence) {
	if f.visit == e.visit || len(f.areas) == 0 {
		return
	}
	f.visit = e.visit
	v := view{step: s, inside: f.contains(s.to.At)}
	v.across = s.joined && !v.inside && f.crossed(s.from.At, s.to.At)
	p := s.track.at(f)
	if p == nil {
		if !v.inside && !v.across && !s.first() {
			return
		}
		p = s.track.add(f)
	}
	for i, r := range f.rules {
		if r.concerns(s.to) {
			e.apply(v, r, &p.stays[i])
		}
	}
	s.track.tidy(p)
}

// A view is how a step lies to a fence.
type view struct {
	*step
	inside bool
	across bool // it does not end inside, but there was something inside on the way
}

// apply moves the subject in or out for one rule.
func (e *Engine) apply(v view, r *rule, here *stay) {
	switch {
	case v.inside && !here.in:
		e.enter(v, r, here)
	case here.in && !v.inside && r.fence.beyond(v.to.At, max(r.Hysteresis, v.to.Accuracy)):
		e.leave(v, r, here)
	case here.in:
		e.hurry(v, r, here)
	case v.across:
		e.enter(v, r, here)
		e.leave(v, r, here)
	case r.On == feed.OnOutside && v.first():
		e.begin(r, v.track, &here.spell, v.from, v.to)
	}
}

// enter puts the subject inside.
func (e *Engine) enter(v view, r *rule, here *stay) {
	here.spell.end()
	*here = stay{in: true, came: !v.first()}
	switch r.On {
	case feed.OnEnter:
		if here.came && r.holds(v.to.Time) {
			e.begin(r, v.track, &here.spell, v.from, v.to)
		}
	case feed.OnCross: // until it leaves
		here.spell = &spell{from: v.from}
	case feed.OnInside, feed.OnDwell:
		e.begin(r, v.track, &here.spell, v.from, v.to)
	case feed.OnSpeed:
		e.hurry(v, r, here)
	case feed.OnCount, feed.OnAbsence:
		e.crowd(r, +1, v.from, v.to)
	}
}

// leave puts it outside.
func (e *Engine) leave(v view, r *rule, here *stay) {
	inside := *here
	here.spell.end()
	*here = stay{}
	switch r.On {
	case feed.OnExit:
		if r.holds(v.to.Time) {
			e.begin(r, v.track, &here.spell, v.from, v.to)
		}
	case feed.OnCross:
		if inside.came && r.holds(v.to.Time) {
			e.begin(r, v.track, &here.spell, inside.spell.from, v.to)
		}
	case feed.OnOutside:
		e.begin(r, v.track, &here.spell, v.from, v.to)
	case feed.OnCount, feed.OnAbsence:
		e.crowd(r, -1, v.from, v.to)
	}
}

// hurry compares the speed of a subject that is inside.
func (e *Engine) hurry(v view, r *rule, here *stay) {
	switch fast := v.speed > r.Speed; {
	case r.On != feed.OnSpeed:
	case !fast:
		here.spell.end()
		here.spell = nil
	case here.spell == nil:
		e.begin(r, v.track, &here.spell, v.from, v.to)
	}
}

// crowd counts subjects in and out; to tells when.
func (e *Engine) crowd(r *rule, more int, from, to feed.Fix) {
	r.inside += more
	met := r.On == feed.OnCount && r.inside >= r.Count || r.On == feed.OnAbsence && r.inside == 0
	switch {
	case !met:
		r.spell.end()
		r.spell = nil
	case r.spell == nil:
		e.begin(r, nil, &r.spell, from, to)
	}
}

// begin starts a spell at the time of a fix, and puts it into its place for as
// long as it lasts.
func (e *Engine) begin(r *rule, t *track, place **spell, from, to feed.Fix) {
	s := e.spare
	if s == nil {
		s = &spell{}
	}
	e.spare = nil
	*s = spell{rule: r, track: t, on: true, since: to.Time, from: from, to: to}
	*place = s
	if e.tell(s); !s.on { // told at once: no timer knows it
		*place, e.spare = nil, s
	}
}

// later is the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
