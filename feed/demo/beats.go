package demo

import (
	"cmp"
	"slices"
	"time"

	"watchfloor/feed"
)

func (s *story) acknowledge(a *affair) {
	if a.ack.IsZero() || s.now.Before(a.ack) {
		return
	}
	a.ack = time.Time{}
	colleague := pick(s, []string{"c.moreau", "l.rossi", "j.laurent"})
	s.change(a, func(i *feed.Incident) {
		if i.AckedAt.IsZero() {
			i.AckedBy, i.AckedAt, i.Owner = colleague, s.now, cmp.Or(i.Owner, colleague)
			s.note(i, colleague, "ack", "Acknowledged")
		}
	})
}

// Dispatch sends the crews; the first kind must be there.
func (s *story) dispatch(a *affair) {
	for n, kind := range a.plot.crews {
		c := s.nearest(kind, a.spot)
		if c == nil && n == 0 {
			s.lack(a, kind)
			return
		}
		if c != nil {
			a.crews = append(a.crews, c)
			c.called(a.id, a.spot.halt.beside(n), s.now.Add(s.between(4*time.Second, 25*time.Second)))
		}
	}
	a.phase, a.by = coming, a.crews[0].unit.Name
	s.change(a, func(i *feed.Incident) {
		move(i, feed.InProgress)
		for _, c := range a.crews {
			i.Units = append(slices.Clone(i.Units), c.unit.ID)
			s.note(i, dispatcher, "unit", c.unit.Name+" sent")
		}
	})
}

func (s *story) lack(a *affair, kind string) {
	a.next = s.now.Add(5 * time.Second)
	if a.lacked {
		return
	}
	a.lacked = true
	s.change(a, func(i *feed.Incident) {
		s.note(i, dispatcher, "unit", "No "+kind+" crew is free, the next one is sent")
	})
}

func (s *story) nearest(kind string, to spot) *crew {
	var best *crew
	for _, c := range s.crews {
		if c.unit.Kind == kind && c.free() && (best == nil || c.metresTo(to.at) < best.metresTo(to.at)) {
			best = c
		}
	}
	return best
}

// Arrive notes who has come; the first one begins the work.
func (s *story) arrive(a *affair) {
	if a.crews[0].unit.State != "on_scene" {
		return
	}
	a.phase, a.next = working, s.now.Add(s.between(a.pause/3, a.pause))
	s.change(a, func(i *feed.Incident) { s.note(i, a.by, "unit", "On scene") })
}

// Work tells one thing from the scene, or ends the affair.
func (s *story) work(a *affair) {
	a.next = s.now.Add(s.between(a.pause*2/3, a.pause*4/3))
	switch {
	case a.turns && len(a.work) <= len(a.plot.work)/2:
		a.turns = false
		s.turn(a)
	case len(a.work) > 0:
		text := a.work[0]
		a.work = a.work[1:]
		s.change(a, func(i *feed.Incident) { s.note(i, a.by, "note", text) })
	case a.waits:
		a.waits, a.phase, a.next = false, held, s.now.Add(s.between(5*time.Minute, 25*time.Minute))
		s.change(a, func(i *feed.Incident) {
			move(i, feed.OnHold)
			i.Units = nil
			s.note(i, a.by, "state", "On hold: "+a.plot.wait)
		})
		s.release(a)
	default:
		s.resolve(a)
	}
}

// Turn changes the severity by one, if there is not too much of that already.
func (s *story) turn(a *affair) {
	step, why := feed.Severity(-1), a.plot.better
	if a.plot.worse != "" && (why == "" || s.chance(0.5)) {
		step, why = 1, a.plot.worse
	}
	if room := s.short(a.plot.severity + step); why == "" || step > 0 && room <= 0 || room < 0 {
		return
	}
	a.plot.severity += step
	s.change(a, func(i *feed.Incident) {
		i.Severity = a.plot.severity
		s.note(i, a.by, "severity", why)
	})
}

func (s *story) resume(a *affair) {
	a.phase, a.next = working, s.now.Add(s.between(a.pause/3, a.pause))
	s.change(a, func(i *feed.Incident) {
		move(i, feed.InProgress)
		s.note(i, a.by, "state", "The wait is over")
	})
}

func (s *story) resolve(a *affair) {
	a.phase, a.next = resolved, s.now.Add(s.between(time.Minute, 3*time.Minute))
	s.change(a, func(i *feed.Incident) {
		move(i, feed.Resolved)
		i.Units = nil
		s.note(i, a.by, "state", a.plot.end)
	})
	s.release(a)
}

// Release lets the crews go.
func (s *story) release(a *affair) {
	for _, c := range a.crews {
		c.released(&s.town.streets, s.now)
	}
	a.crews, a.by = nil, dispatcher
}

func (s *story) close(a *affair) {
	a.phase, a.next = closed, s.now.Add(closedKept)
	s.change(a, func(i *feed.Incident) {
		if move(i, feed.Closed) {
			i.ClosedAt = s.now
			s.note(i, dispatcher, "state", "Closed")
		}
	})
}
