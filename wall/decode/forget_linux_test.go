package decode

import (
	"strings"
	"syscall"
	"testing"
)

// kept is data that a file holds too, with other values.
var kept = [3 * 4096]byte{0: 1, 4096: 1, 2*4096 + 5: 1}

// faults counts the pages that were mapped when they were touched.
func faults(t *testing.T) int64 {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return u.Minflt
}

// TestCodeIsForgotten: each time, what runs next has to be mapped again, at
// least the caller, the C library and the constants of both. The size of the
// process would say little here: a file that is new comes back in large parts.
func TestCodeIsForgotten(t *testing.T) {
	const times = 20
	forget()
	before := faults(t)
	for range times {
		forget()
	}
	if n := faults(t) - before; n < 3*times {
		t.Errorf("%d pages were mapped again after code was forgotten %d times, want 3 each time", n, times)
	}
}

// TestDataIsNotForgotten: what was written stays, under load and again and
// again.
func TestDataIsNotForgotten(t *testing.T) {
	for i := range kept {
		kept[i] = byte(i * 7)
	}
	done := make(chan string)
	go func() {
		for range 50 {
			forget()
		}
		close(done)
	}()
	text := strings.Repeat("the map and the wall ", 1000)
	for busy := true; busy; {
		if n := strings.Count(text, "wall"); n != 1000 {
			t.Fatalf("a search finds %d words, want 1000", n)
		}
		select {
		case <-done:
			busy = false
		default:
		}
	}
	for i := range kept {
		if kept[i] != byte(i*7) {
			t.Fatalf("byte %d is %d, want %d: it is as the file has it", i, kept[i], byte(i*7))
		}
	}
}
