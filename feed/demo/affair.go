package demo

import (
	"slices"
	"time"

	"watchfloor/feed"
)

// An affair is an incident that the story still has plans for.
type affair struct {
	id     string
	plot   plot
	spot   spot
	phase  phase
	next   time.Time // when the phase does its next thing
	ack    time.Time // when a colleague acknowledges it; zero: the operator must
	pause  time.Duration
	work   []string // what is still to be told from the scene
	turns  bool     // the severity will change
	waits  bool     // it will be put on hold
	crews  []*crew
	by     string // who writes the log
	lacked bool   // the log says already that no crew is free
}

// ClosedKept is how long a closed incident stays in the list.
const closedKept = 4 * time.Minute

// Dispatcher writes the log while no crew does.
const dispatcher = "dispatch"

// A phase is what an affair waits for.
type phase int

const (
	reported phase = iota // for a crew that is free
	coming                // for the first crew's arrival
	working               // for news from the scene
	held                  // for what it was put on hold for
	resolved              // to be closed
	closed                // to be forgotten
	forgotten
)

// Advance does what is due.
func (s *story) advance(a *affair) {
	s.acknowledge(a)
	if a.phase == coming {
		s.arrive(a)
		return
	}
	if s.now.Before(a.next) {
		return
	}
	switch a.phase {
	case reported:
		s.dispatch(a)
	case working:
		s.work(a)
	case held:
		s.resume(a)
	case resolved:
		s.close(a)
	case closed:
		s.stage.Delete("incidents", a.id)
		a.phase = forgotten
	}
}

// Change changes the incident, unless somebody has closed it: then the affair
// is over.
func (s *story) change(a *affair, do func(*feed.Incident)) {
	ended := true
	s.stage.Update(a.id, func(i *feed.Incident) {
		if ended = i.State == feed.Closed; !ended {
			do(i)
			i.UpdatedAt, i.Priority = s.now, priority(i)
		}
	})
	if ended && a.phase < closed {
		s.release(a)
		a.phase, a.next = closed, s.now.Add(closedKept)
	}
}

// Note adds a line to the incident's log.
func (s *story) note(i *feed.Incident, by, kind, text string) {
	i.Log = append(slices.Clone(i.Log), feed.LogLine{At: s.now, By: by, Kind: kind, Text: text})
}

// Move changes the state if protocol.md section 9 allows it: an operator may
// have changed it meanwhile.
func move(i *feed.Incident, to feed.State) bool {
	if !mayMove(i.State, to) {
		return false
	}
	i.State = to
	return true
}

func mayMove(from, to feed.State) bool {
	switch from {
	case feed.New:
		return to == feed.InProgress || to == feed.Closed
	case feed.InProgress:
		return to == feed.OnHold || to == feed.Resolved || to == feed.Closed
	case feed.OnHold:
		return to == feed.InProgress
	case feed.Resolved:
		return to == feed.InProgress || to == feed.Closed
	}
	return false
}
