package stream

import (
	"errors"
	"fmt"
	"syscall"
	"testing"
	"time"
)

// TestBackoff: half a second to 15 s, varied, and never as one.
func TestBackoff(t *testing.T) {
	busy := errors.New("the camera is busy (503)")
	for _, c := range []struct {
		name        string
		try         int
		err         error
		lately      bool
		least, most time.Duration
	}{
		{"the first failure", 1, busy, false, 500 * time.Millisecond, 625 * time.Millisecond},
		{"the third", 3, busy, false, 2 * time.Second, 2500 * time.Millisecond},
		{"the hundredth", 100, busy, false, 12 * time.Second, 15 * time.Second},
		{"of a camera that restarts", 100, busy, true, time.Second, 1250 * time.Millisecond},
		{"that nobody answers for", 100, fmt.Errorf("x: %w", ErrNoAnswer), false, time.Second, 1250 * time.Millisecond},
		{"that is refused", 100, fmt.Errorf("x: %w", syscall.ECONNREFUSED), false, time.Second, 1250 * time.Millisecond},
		{"that crashes the decoder", 1, errCrashes, true, 10 * time.Minute, 13 * time.Minute},
	} {
		var waits [200]time.Duration
		for i := range waits {
			waits[i] = backoff(c.try, c.err, c.lately)
			if waits[i] < c.least || waits[i] > c.most {
				t.Errorf("%s: waits %v, want %v to %v", c.name, waits[i], c.least, c.most)
			}
		}
		if waits[0] == waits[1] && waits[1] == waits[2] {
			t.Errorf("%s: always waits %v", c.name, waits[0])
		}
	}
}
