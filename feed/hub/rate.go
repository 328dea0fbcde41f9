package hub

import (
	"time"

	"watchfloor/feed/wire"
)

// patience is how many commands in a row may be too many before the
// connection is closed with 4429.
const patience = 5 * wire.CommandsPerSec

// A rate is a bucket of wire.CommandsPerSec tokens that fills in a second.
type rate struct {
	tokens  float64
	at      time.Time
	refused int // in a row
}

// A pace is what a rate says of a command.
type pace int

const (
	fine pace = iota
	fast
	tooFast
)

func newRate(now time.Time) rate { return rate{tokens: wire.CommandsPerSec, at: now} }

// take counts a command.
func (r *rate) take(now time.Time) pace {
	r.tokens = min(wire.CommandsPerSec, r.tokens+now.Sub(r.at).Seconds()*wire.CommandsPerSec)
	r.at = now
	switch {
	case r.tokens >= 1:
		r.tokens--
		r.refused = 0
		return fine
	case r.refused < patience:
		r.refused++
		return fast
	}
	return tooFast
}
