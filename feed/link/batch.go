package link

import (
	"time"

	"watchfloor/feed"
)

// gather is how long events may wait for more to come.
const gather = 50 * time.Millisecond

// A batch is events that reach the store together.
type batch struct {
	events []feed.Event
	since  time.Time // of the first
	urgent bool      // somebody may die: do not wait
}

func (b *batch) add(now time.Time, events ...feed.Event) {
	if len(b.events) == 0 {
		b.since = now
	}
	b.events = append(b.events, events...)
	for _, e := range events {
		if c, ok := e.(feed.Changed); ok {
			b.urgent = b.urgent || extreme(c.Put.Incidents)
		}
	}
}

func extreme(incidents []feed.Incident) bool {
	for _, i := range incidents {
		if i.Severity == feed.Extreme {
			return true
		}
	}
	return false
}

// due tells whether to flush; quiet means that nothing more has come yet.
func (b *batch) due(now time.Time, quiet bool) bool {
	return len(b.events) > 0 && (quiet || b.urgent || now.Sub(b.since) >= gather)
}

// flush folds the events into one snapshot.
func (b *batch) flush(store *feed.Store) {
	store.Apply(b.events...)
	*b = batch{}
}
