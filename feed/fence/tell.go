package fence

import (
	"time"

	"watchfloor/feed"
)

// begin starts a spell.
func (e *Engine) begin(s *spell, since time.Time, from, to feed.Fix) {
	s.on, s.told, s.since, s.from, s.to = true, false, since, from, to
	e.tell(s)
}

// tell raises the alert that a spell calls for, or sets a timer to look again.
func (e *Engine) tell(s *spell) {
	w := s.rule.fence.schedule.at(e.now)
	last := s.last()
	switch due := s.due(w, last); {
	case s.told && (!s.rule.repeats() || s.rule.Cooldown == 0):
	case !w.open && s.rule.momentary():
		s.on = false
	case !w.open:
		e.look(s, w.to)
	case due.After(e.now):
		e.look(s, due)
	default:
		s.told = true
		if last.IsZero() || !due.Before(last.Add(s.rule.Cooldown)) {
			e.raise(s, due)
		}
		e.ended(s, due)
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

// ended looks after a spell that was told.
func (e *Engine) ended(s *spell, at time.Time) {
	switch {
	case s.rule.repeats() && s.rule.Cooldown > 0:
		e.look(s, at.Add(s.rule.Cooldown))
	case s.rule.On == feed.OnExit || s.rule.On == feed.OnCross:
		s.on = false
		if stay := s.track.stay(s.rule); stay != nil {
			s.track.tidy(stay)
		}
	}
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
		return
	}
	if s.track.told == nil {
		s.track.told = map[*rule]time.Time{}
	}
	s.track.told[s.rule] = at
}

// last is when there was an alert about the same subject; zero: never.
func (s *spell) last() time.Time {
	if s.track == nil {
		return s.rule.told
	}
	return s.track.told[s.rule]
}

// look has tell called again.
func (e *Engine) look(s *spell, at time.Time) {
	s.wake = at
	e.timers.add(timer{at: at, spell: s})
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
