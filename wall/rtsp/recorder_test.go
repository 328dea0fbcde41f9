package rtsp_test

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// A recorder is a Sink that keeps what it is given.
type recorder struct {
	mu     sync.Mutex
	units  []stream.AccessUnit
	losses []loss
}

// A loss is so many packets, missing before the unit with that index.
type loss struct{ before, packets int }

func (r *recorder) Unit(u stream.AccessUnit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.units = append(r.units, u)
}

func (r *recorder) Lost(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.losses = append(r.losses, loss{len(r.units), n})
}

// wait returns the first n units.
func (r *recorder) wait(t *testing.T, n int) []stream.AccessUnit {
	t.Helper()
	var got []stream.AccessUnit
	until(t, func() bool {
		r.mu.Lock()
		defer r.mu.Unlock()
		got = slices.Clone(r.units[:min(n, len(r.units))])
		return len(got) == n
	})
	return got
}

func (r *recorder) lost() []loss {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.losses)
}

// until waits for a condition, but not for ever.
func until(t *testing.T, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited 20 s in vain")
		}
	}
}

// tidy checks, when the test is over, that no goroutine of a client is left.
func tidy(t *testing.T) {
	t.Helper()
	t.Cleanup(func() {
		left := ""
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			if left = clients(); left == "" {
				return
			}
		}
		t.Errorf("left behind:\n%s", left)
	})
}

// clients are the stacks of the goroutines that belong to RTSP clients.
func clients() string {
	buf := make([]byte, 1<<20)
	var ours []string
	for _, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(stack, "gortsplib/v4.(*Client)") || strings.Contains(stack, "gortsplib/v4.(*clientReader)") ||
			strings.Contains(stack, "wall/rtsp.(*conn)") {
			ours = append(ours, stack)
		}
	}
	return strings.Join(ours, "\n\n")
}
