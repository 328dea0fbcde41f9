package stream

import (
	"errors"
	"math/rand/v2"
	"syscall"
	"time"
)

// How long to wait after a failure, at least; up to a quarter is added, so
// that the cameras of one dead switch spread.
const (
	firstWait   = 500 * time.Millisecond
	longestWait = 12 * time.Second
	soonWait    = time.Second      // at most, while asking costs nothing or a camera restarts
	lastingWait = time.Minute      // after a Permanent error
	crashWait   = 10 * time.Minute // after a stream that crashes decoders
)

// ErrNoAnswer is an Opener's error when nobody answers at the address:
// refused, unreachable, or no answer to the dialling itself. Asking again
// burdens nobody, so it is done often, and a camera that starts is seen soon.
var ErrNoAnswer = errors.New("no answer from the camera")

// A Permanent error will not go away by trying again soon: a refused
// password, a codec that cannot be played. It is shown at once, and tried
// again at a slow pace, as cameras lock accounts that try too often.
type Permanent interface{ Permanent() bool }

func lasting(err error) bool {
	var p Permanent
	return errors.As(err, &p) && p.Permanent()
}

// permanent is a Permanent error of ours.
type permanent struct{ error }

// Permanent implements Permanent.
func (permanent) Permanent() bool { return true }

func (p permanent) Unwrap() error { return p.error }

func unanswered(err error) bool {
	return errors.Is(err, ErrNoAnswer) || errors.Is(err, syscall.ECONNREFUSED)
}

// backoff is how long to wait after the try-th failure in a row, which was
// err: twice as long each time. A camera that was live lately restarts, and
// what it answers meanwhile is not what it means.
func backoff(try int, err error, lately bool) time.Duration {
	d := min(longestWait, firstWait<<min(try-1, 8))
	switch {
	case errors.Is(err, errCrashes):
		d = crashWait
	case lasting(err):
		d = lastingWait
	case lately, unanswered(err):
		d = min(d, soonWait)
	}
	return d + rand.N(d/4)
}
