//go:build unix

package kinds

import (
	"image"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWhatCannotBeOpenedSaysWhy(t *testing.T) {
	dir := t.TempDir()
	pipe, file := filepath.Join(dir, "pipe"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, file, nil)
	for path, want := range map[string]string{
		pipe:                         pipe + " is not a file",
		filepath.Join(file, "x.png"): "x.png cannot be read: not a directory",
	} {
		if news := load(t, path, image.Pt(9, 9)); news.problem != want {
			t.Errorf("said %q, want %q", news.problem, want)
		}
	}
}
