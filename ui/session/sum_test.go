package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSumReadsToTheEnd(t *testing.T) {
	dir := t.TempDir()
	got, size, err := Sum(t.Context(), put(t, dir, "a", "test"))
	if got != sum || size != 4 || err != nil {
		t.Error(got, size, err)
	}
	// 3 MiB of zeros: more than one buffer.
	const zeros = "bbd05cf6097ac9b1f89ea29d2542c1b7b67ee46848393895f5a9e43fa1f621e5"
	got, size, err = Sum(t.Context(), put(t, dir, "b", strings.Repeat("\x00", 3<<20)))
	if got != zeros || size != 3<<20 || err != nil {
		t.Error(got, size, err)
	}
	if _, _, err := Sum(t.Context(), dir); err == nil {
		t.Error("a directory has a sum")
	}
	if _, _, err := Sum(t.Context(), filepath.Join(dir, "none")); err == nil || strings.Count(err.Error(), "none") != 1 {
		t.Error(err)
	}
}

func TestSumStopsWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, _, err := Sum(ctx, put(t, t.TempDir(), "a", "test")); got != "" || !errors.Is(err, context.Canceled) {
		t.Error(got, err)
	}
}

func TestChangedTellsWhatIsNotAsItWas(t *testing.T) {
	dir := t.TempDir()
	s := Session{Files: []File{
		{Path: put(t, dir, "same", "test"), SHA256: sum, Size: 4},
		{Path: filepath.Join(dir, "gone"), SHA256: sum, Size: 4},
		{Path: put(t, dir, "grown", "tests"), SHA256: sum, Size: 4},
		{Path: put(t, dir, "edited", "tost"), SHA256: sum, Size: 4},
		{Path: dir, SHA256: sum, Size: func() int64 { i, _ := os.Stat(dir); return i.Size() }()},
		{Path: put(t, dir, "unhashed", "test"), Size: 4},
	}}
	changes := s.Changed(t.Context())
	var kinds []Kind
	for _, c := range changes {
		kinds = append(kinds, c.Kind)
		if !strings.HasPrefix(c.Says, filepath.Base(c.File.Path)+" ") || !strings.HasSuffix(c.Says, ".") {
			t.Errorf("%q is no sentence about %s", c.Says, c.File.Path)
		}
	}
	if want := []Kind{Missing, OtherSize, OtherContent, Unreadable, Unchecked}; !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v: %+v", kinds, want, changes)
	}
}

func TestChangedStopsWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if c := (Session{Files: []File{{Path: "/nowhere"}}}).Changed(ctx); len(c) > 0 {
		t.Errorf("%+v after the end", c)
	}
}
