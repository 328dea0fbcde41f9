package stream

import (
	"errors"
	"time"
)

// crashWithin is the time in which three crashes are the stream's doing.
const crashWithin = time.Minute

// crashes are the times of a player's newest crashes of decoders.
type crashes [3]time.Time

// add notes one, and tells whether there are too many.
func (c *crashes) add(now time.Time) (tooMany bool) {
	copy(c[:], c[1:])
	c[len(c)-1] = now
	return !c[0].IsZero() && now.Sub(c[0]) < crashWithin
}

var errCrashes error = permanent{errors.New(
	"this stream crashes the decoder, three times within a minute: it is tried again in ten minutes")}
