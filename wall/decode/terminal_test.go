//go:build unix

package decode_test

import (
	"bytes"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// divert sends what the process, C included, says on its standard error to w.
func divert(t testing.TB, w *os.File) (restore func()) {
	t.Helper()
	old, err := unix.Dup(2)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Dup2(int(w.Fd()), 2); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := unix.Dup2(old, 2); err != nil {
			t.Fatal(err)
		}
		unix.Close(old)
	}
}

// TestTerminalStaysClean whatever FFmpeg has to say.
func TestTerminalStaysClean(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	restore := divert(t, w)
	complain(t, 100)
	restore()
	w.Close()
	var said bytes.Buffer
	if _, err := said.ReadFrom(r); err != nil || said.Len() > 0 {
		t.Errorf("%v, on the terminal: %s", err, said.String())
	}
}
