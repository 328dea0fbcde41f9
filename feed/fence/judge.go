package fence

import "watchfloor/feed"

// judge lets the rules of one fence see a step.
func (e *Engine) judge(s step, f *fence) {
	if f.visit == e.visit || len(f.areas) == 0 {
		return
	}
	f.visit = e.visit
	place := whereabouts{fence: f, step: s, inside: f.contains(s.to.At)}
	for _, r := range f.rules {
		if r.concerns(s.to) {
			e.apply(s, r, &place)
		}
	}
}

// apply moves the subject in or out for one rule.
func (e *Engine) apply(s step, r *rule, place *whereabouts) {
	stay := s.track.stay(r)
	was := stay != nil && stay.in
	switch {
	case place.inside && !was:
		e.enter(s, r)
	case was && !place.inside && place.away() > max(r.Hysteresis, s.to.Accuracy):
		e.leave(s, stay)
	case !was && place.crossed():
		e.leave(s, e.enter(s, r))
	case was:
		e.hurry(s, stay)
	case r.On == feed.OnOutside && stay == nil:
		e.begin(&s.track.open(r).spell, s.to.Time, s.from, s.to)
	}
}

// whereabouts answers once how a step lies to a fence.
type whereabouts struct {
	fence  *fence
	step   step
	inside bool
	metres float64 // outside; 0: not measured
	across int     // 0: not looked, 1: it does not cross, 2: it does
}

func (w *whereabouts) away() float64 {
	if w.metres == 0 {
		w.metres = w.fence.away(w.step.to.At)
	}
	return w.metres
}

func (w *whereabouts) crossed() bool {
	if w.across == 0 {
		w.across = 1
		if w.step.joined && !w.inside && w.fence.crossed(w.step.from.At, w.step.to.At) {
			w.across = 2
		}
	}
	return w.across == 2
}

// enter puts the subject inside.
func (e *Engine) enter(s step, r *rule) *stay {
	stay := s.track.open(r)
	stay.in, stay.on, stay.came, stay.before = true, false, !s.from.Time.IsZero(), s.from
	switch r.On {
	case feed.OnEnter:
		if stay.came && r.holds(s.to.Time) {
			e.begin(&stay.spell, s.to.Time, s.from, s.to)
		}
	case feed.OnInside, feed.OnDwell:
		e.begin(&stay.spell, s.to.Time, s.from, s.to)
	case feed.OnSpeed:
		e.hurry(s, stay)
	case feed.OnCount, feed.OnAbsence:
		e.crowd(r, +1, s.from, s.to)
	}
	return stay
}

// leave puts it outside.
func (e *Engine) leave(s step, stay *stay) {
	stay.in, stay.on = false, false
	switch r := stay.rule; r.On {
	case feed.OnExit:
		if r.holds(s.to.Time) {
			e.begin(&stay.spell, s.to.Time, s.from, s.to)
		}
	case feed.OnCross:
		if stay.came && r.holds(s.to.Time) {
			e.begin(&stay.spell, s.to.Time, stay.before, s.to)
		}
	case feed.OnOutside:
		e.begin(&stay.spell, s.to.Time, s.from, s.to)
	case feed.OnCount, feed.OnAbsence:
		e.crowd(r, -1, s.from, s.to)
	}
	s.track.tidy(stay)
}

// hurry compares the speed of a subject that is inside.
func (e *Engine) hurry(s step, stay *stay) {
	if stay.rule.On != feed.OnSpeed {
		return
	}
	fast := s.speed > stay.rule.Speed
	if fast && !stay.on {
		e.begin(&stay.spell, s.to.Time, s.from, s.to)
	}
	stay.on = fast
}

// crowd counts subjects in and out; to has the time.
func (e *Engine) crowd(r *rule, more int, from, to feed.Fix) {
	if !r.counts() {
		return
	}
	r.inside += more
	met := r.On == feed.OnCount && r.inside >= r.Count || r.On == feed.OnAbsence && r.inside == 0
	if met && !r.spell.on {
		e.begin(&r.spell, to.Time, from, to)
	}
	r.spell.on = met
}
