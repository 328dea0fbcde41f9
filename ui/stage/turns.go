package stage

import (
	"time"

	"watchfloor/ui/sequence"
	"watchfloor/ui/views"
)

// takeTurns keeps the sequence of a slot in step with its tile.
func (s *Stage) takeTurns(slot int, t views.Tile, now time.Time) {
	items, dwell := t.Rotation.Items, t.Rotation.Dwell
	switch turn := s.turns[slot]; {
	case t.Kind != views.Camera || len(items) == 0:
		delete(s.turns, slot)
	case turn == nil:
		turn = sequence.New(items, dwell, now)
		turn.Skip(func(id string) bool { return len(s.source.Camera(id).Streams) == 0 })
		s.turns[slot] = turn
	default:
		turn.Set(items, dwell, now)
	}
}

// Tick moves the sequences and what else moves by itself.
func (s *Stage) Tick(now time.Time) {
	s.props.tick(now)
	for slot, turn := range s.turns {
		if slot >= s.wall.Len() {
			continue
		}
		changed := turn.Tick(now)
		if id, due := turn.Upcoming(); due && !changed {
			s.wall.Prepare(slot, s.source.Camera(id))
		}
		s.turn(slot, changed)
	}
}

// turn shows what a sequence is at.
func (s *Stage) turn(slot int, changed bool) {
	c := s.content(slot, s.Now().Tile(slot))
	switch {
	case changed:
		s.wall.Change(slot, c)
	case !equal(c, s.wall.Content(slot)):
		s.wall.Put(slot, c) // the words count down
	}
}

// Turns says whether a slot rotates.
func (s *Stage) Turns(slot int) bool { return s.turns[slot] != nil }

// Hold stops the sequence of a slot, or lets it go on; false without one.
func (s *Stage) Hold(slot int, now time.Time) bool {
	turn := s.turns[slot]
	if turn == nil {
		return false
	}
	turn.Hold(!turn.Held(), now)
	s.turn(slot, false)
	return true
}

// Step moves the sequence of a slot by hand; false without one.
func (s *Stage) Step(slot, by int, now time.Time) bool {
	turn := s.turns[slot]
	if turn == nil {
		return false
	}
	turn.Step(by, now)
	s.turn(slot, true)
	return true
}

// Prepare starts the streams of an arrangement that is about to come.
func (s *Stage) Prepare(a Arrangement) {
	for slot, t := range a.Shown() {
		if t.Kind == views.Camera && len(t.Rotation.Items) == 0 {
			s.wall.Prepare(slot, s.source.Camera(t.Camera))
		}
	}
}
