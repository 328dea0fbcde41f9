package feed

import (
	"errors"
	"maps"
	"sync/atomic"
)

// Errors of sending an Intent, for the operator's eyes.
var (
	ErrNotLive = errors.New("there is no link to the hub: this needs one")
	ErrBusy    = errors.New("too many actions are waiting for the hub: try again when the link is back")
	ErrOffline = errors.New("the hub refuses this station: sign in again")
)

// KeptAnswers is how many Answers a Snapshot holds, newest kept.
const KeptAnswers = 256

// A Snapshot is everything known at one moment, by id; it never changes and
// may be shared between goroutines. Nobody may write to its maps.
type Snapshot struct {
	Cameras   map[string]Camera
	Zones     map[string]Zone
	Units     map[string]Unit
	Incidents map[string]Incident
	Answers   map[string]Answer // by the intent's id
	History   *History          // the newest that came; nil: none
	Link      Link
}

// A Store folds Events into Snapshots. One goroutine calls Apply, any number
// Snapshot.
type Store struct {
	newest   atomic.Pointer[Snapshot]
	owners   map[string]map[string]struct{} // topic -> ids it brought
	answered []string                       // ids of answers, oldest first
}

// NewStore returns a Store that knows nothing yet.
func NewStore() *Store {
	s := &Store{owners: map[string]map[string]struct{}{}}
	s.newest.Store(&Snapshot{
		Cameras: map[string]Camera{}, Zones: map[string]Zone{}, Units: map[string]Unit{},
		Incidents: map[string]Incident{}, Answers: map[string]Answer{},
	})
	return s
}

// Snapshot returns the newest snapshot, never nil. The same pointer means
// that nothing has changed.
func (s *Store) Snapshot() *Snapshot { return s.newest.Load() }

// Apply folds events, in order, into one new snapshot.
func (s *Store) Apply(events ...Event) {
	if len(events) == 0 {
		return
	}
	next := draft{Snapshot: *s.newest.Load()}
	for _, e := range events {
		switch e := e.(type) {
		case Replaced:
			next.remove(s.owners[e.Topic])
			s.owners[e.Topic] = map[string]struct{}{}
			s.put(&next, e.Topic, e.Entities)
		case Changed:
			s.put(&next, e.Topic, e.Put)
			s.remove(&next, e.Topic, e.Deleted)
		case Answered:
			s.answer(&next, e)
		case Recalled:
			next.History = &e.History
		case LinkChanged:
			next.Link = e.Link
		}
	}
	s.newest.Store(&next.Snapshot)
}

func (s *Store) put(next *draft, topic string, e Entities) {
	ids := s.owners[topic]
	if ids == nil {
		ids = map[string]struct{}{}
		s.owners[topic] = ids
	}
	put(&next.Cameras, &next.own[0], e.Cameras, ids, func(c Camera) string { return c.ID })
	put(&next.Zones, &next.own[1], e.Zones, ids, func(z Zone) string { return z.ID })
	put(&next.Units, &next.own[2], e.Units, ids, func(u Unit) string { return u.ID })
	put(&next.Incidents, &next.own[3], e.Incidents, ids, func(i Incident) string { return i.ID })
}

// remove deletes what the topic brought; an id of another topic stays.
func (s *Store) remove(next *draft, topic string, ids []string) {
	mine := map[string]struct{}{}
	for _, id := range ids {
		if _, ok := s.owners[topic][id]; ok {
			mine[id] = struct{}{}
			delete(s.owners[topic], id)
		}
	}
	next.remove(mine)
}

func (s *Store) answer(next *draft, e Answered) {
	own(&next.Answers, &next.own[4])
	if _, again := next.Answers[e.Intent]; !again {
		s.answered = append(s.answered, e.Intent)
	}
	next.Answers[e.Intent] = e.Answer
	for len(s.answered) > KeptAnswers {
		delete(next.Answers, s.answered[0])
		s.answered = s.answered[1:]
	}
}

// A draft is a snapshot being made: a map is copied before it is first
// written to, so that published ones never change.
type draft struct {
	Snapshot
	own [5]bool // which maps are already copies
}

func (d *draft) remove(ids map[string]struct{}) {
	if len(ids) == 0 {
		return
	}
	remove(&d.Cameras, &d.own[0], ids)
	remove(&d.Zones, &d.own[1], ids)
	remove(&d.Units, &d.own[2], ids)
	remove(&d.Incidents, &d.own[3], ids)
}

// own makes *m a copy that may be written to.
func own[E any](m *map[string]E, owned *bool) {
	if !*owned {
		*m, *owned = maps.Clone(*m), true
	}
}

func put[E any](m *map[string]E, owned *bool, values []E, ids map[string]struct{}, id func(E) string) {
	if len(values) == 0 {
		return
	}
	own(m, owned)
	for _, v := range values {
		(*m)[id(v)] = v
		ids[id(v)] = struct{}{}
	}
}

func remove[E any](m *map[string]E, owned *bool, ids map[string]struct{}) {
	for id := range ids {
		if _, ok := (*m)[id]; ok {
			own(m, owned)
			delete(*m, id)
		}
	}
}
