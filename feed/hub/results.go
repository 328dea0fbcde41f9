package hub

import (
	"time"

	"watchfloor/feed/wire"
)

// Results remembers for wire.DedupTime how each user's commands went, so that
// a repeat has no second effect (protocol.md 1.9).
type results struct {
	by    map[key]wire.Ack
	order []dated // oldest first
}

type key struct{ user, command string }

type dated struct {
	key
	at time.Time
}

func newResults() results { return results{by: map[key]wire.Ack{}} }

// find returns the result of a command done before, marked as a repeat.
func (r *results) find(k key) (wire.Ack, bool) {
	ack, ok := r.by[k]
	ack.Dup = true
	return ack, ok
}

// keep remembers a result and forgets old ones.
func (r *results) keep(now time.Time, k key, a wire.Ack) {
	r.by[k] = a
	r.order = append(r.order, dated{k, now})
	for len(r.order) > 0 && now.Sub(r.order[0].at) > wire.DedupTime {
		delete(r.by, r.order[0].key)
		r.order = r.order[1:]
	}
}
