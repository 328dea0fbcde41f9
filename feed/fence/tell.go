package fence

import (
	"time"

	"watchfloor/feed"
)

// tell raises the alert that a spell calls for, or sets a timer to look again.
func (e *Engine) tell(s *spell) {
	r := s.rule
	w, last := r.fence.schedule.at(e.now), s.last()
	switch due := s.due(w, last); {
	case s.told && (!r.repeats() || r.Cooldown == 0):
	case !w.open && r.momentary():
		s.on = false
	case !w.open:
		e.look(s, w.to)
	case due.After(e.now):
		e.look(s, due)
	default:
		s.told = true
		if last.IsZero() || !due.Before(last.Add(r.Cooldown)) {
			e.raise(s, due)
		}
		if r.repeats() && r.Cooldown > 0 {
			e.look(s, due.Add(r.Cooldown))
		}
		s.on = !r.momentary()
	}
}

// due is when a spell is to be told while the schedule's window is open.
func (s *spell) due(w window, last time.Time) time.Time {
	since := s.since
	if !s.rule.momentary() {
		since = later(since, w.from)
	}
	due := since.Add(s.rule.lasting())
	if s.rule.repeats() && !last.IsZero() {
		due = later(due, last.Add(s.rule.Cooldown))
	}
	return due
}

func (e *Engine) raise(s *spell, at time.Time) {
	a := Alert{
		Zone: s.rule.fence.zone.ID, Revision: s.rule.fence.zone.Revision, Rule: s.rule.Rule,
		Inside: s.rule.inside, Time: at, From: s.from, To: s.to,
	}
	if s.rule.On != feed.OnAbsence {
		a.Subject = s.to.Subject
	}
	e.alerts = append(e.alerts, a)
	if s.track == nil {
		s.rule.told = at
	} else {
		s.track.note(s.rule, at)
	}
}

// last is when there was an alert about the same subject; zero: never, or it
// does not matter.
func (s *spell) last() time.Time {
	switch {
	case s.rule.Cooldown == 0:
		return time.Time{}
	case s.track == nil:
		return s.rule.told
	}
	return s.track.told[s.rule]
}

// look has tell called again.
func (e *Engine) look(s *spell, at time.Time) {
	s.wake = at
	e.timers.add(timer{at: at, spell: s})
}
