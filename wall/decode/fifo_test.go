//go:build unix

package decode_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"watchfloor/wall/decode"
)

// TestPipesAreRefused at once: opening one would wait for its writer.
func TestPipesAreRefused(t *testing.T) {
	path := beside(t, "x.mp4")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	_, err := decode.OpenFile(path)
	if err == nil || !strings.Contains(err.Error(), "pipe") {
		t.Errorf("it says %v", err)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}
