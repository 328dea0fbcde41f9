package apart

import (
	"bytes"
	"errors"
	"log/slog"
	"time"
)

// What a child may say for people.
const (
	sayEvery = time.Second
	sayBytes = 1 << 20 // in its life
)

// A voice takes what a child writes to its standard error: the complaints of
// its decoder, or how it crashed. The first line of those that come at once is
// logged, at most one a second. Too much of it is cut off. One goroutine uses
// it.
type voice struct {
	log    *slog.Logger
	last   time.Time
	unsaid int // lines
	total  int // bytes
}

var errLoud = errors.New("a decoder process writes too much")

// Write implements io.Writer.
func (v *voice) Write(p []byte) (int, error) {
	if v.total += len(p); v.total > sayBytes {
		return 0, errLoud
	}
	for line := range bytes.Lines(p) {
		v.say(bytes.TrimSpace(line))
	}
	return len(p), nil
}

func (v *voice) say(line []byte) {
	switch {
	case len(line) == 0:
	case time.Since(v.last) < sayEvery:
		v.unsaid++
	default:
		v.log.Warn("a decoder process says", "text", plain(line[:min(len(line), maxText)]), "unsaid", v.unsaid)
		v.last, v.unsaid = time.Now(), 0
	}
}
