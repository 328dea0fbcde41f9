package views

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// marked is a book that can be told from others.
func marked(n int) Book {
	last := rich("")
	return Book{Views: []View{rich("Night"), plain("Day")}, Last: &last, Windows: map[string]Window{"wall": {X: n}}}
}

func mark(b Book) int { return b.Windows["wall"].X }

// running is a Store whose Run has been started; stop waits for its end.
func running(t *testing.T, dir string) (s *Store, stop func()) {
	t.Helper()
	s, _, err := Open(dir)
	if err != nil {
		t.Log("notice:", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var run sync.WaitGroup
	run.Go(func() { s.Run(ctx) })
	return s, func() { cancel(); run.Wait() }
}

// opened is what the next start finds.
func opened(t *testing.T, dir string) Book {
	t.Helper()
	_, b, err := Open(dir)
	if err != nil {
		t.Errorf("a notice: %v", err)
	}
	return b
}

func TestNothingSavedIsAnEmptyBook(t *testing.T) {
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "not", "there")} {
		if b := opened(t, dir); !reflect.DeepEqual(b, Book{}) {
			t.Errorf("got %+v", b)
		}
	}
}

func TestTheNewestBookIsWrittenWithinHalfASecond(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "directory")
	synctest.Test(t, func(t *testing.T) {
		s, stop := running(t, dir)
		defer stop()
		for n := range 100 {
			s.Save(marked(n))
		}
		time.Sleep(500 * time.Millisecond)
		synctest.Wait()
		if b := opened(t, dir); !reflect.DeepEqual(b, marked(99)) {
			t.Errorf("got %+v", b)
		}
		if s.Problem() != nil {
			t.Error(s.Problem())
		}
	})
}

func TestRunWritesWhatIsLeftWhenItEnds(t *testing.T) {
	dir := t.TempDir()
	s, stop := running(t, dir)
	for n := range 50 {
		s.Save(marked(n))
	}
	stop()
	if b := opened(t, dir); mark(b) != 49 {
		t.Errorf("book %d was written, not 49", mark(b))
	}
	s.Save(marked(50)) // before a Run that has no time
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.Run(ctx)
	if b := opened(t, dir); mark(b) != 50 {
		t.Errorf("book %d was written, not 50", mark(b))
	}
}

func TestSaveTakesACopy(t *testing.T) {
	dir := t.TempDir()
	s, _, _ := Open(dir)
	b := marked(7)
	s.Save(b)
	b.Views[0], b.Last.Tiles[0].Camera, b.Windows["wall"] = plain("x"), "x", Window{}
	s.flush()
	if b := opened(t, dir); !reflect.DeepEqual(b, marked(7)) {
		t.Errorf("got %+v", b)
	}
}

func TestManyMaySave(t *testing.T) {
	dir := t.TempDir()
	s, stop := running(t, dir)
	var savers sync.WaitGroup
	for range 4 {
		savers.Go(func() {
			b := marked(1)
			for i := range 200 {
				s.Save(b)
				b.Last.Tiles[0].Zoom.X = float64(i) / 200 // the race detector watches
				b.Windows["wall"] = Window{X: i}
			}
			s.Save(marked(7))
		})
	}
	savers.Wait()
	stop()
	if b := opened(t, dir); !reflect.DeepEqual(b, marked(7)) {
		t.Errorf("got %+v", b)
	}
}

func TestADirectoryThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // in the way of the directory, for root too
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s, stop := running(t, dir)
		defer stop()
		s.Save(marked(1))
		time.Sleep(time.Second)
		if err := s.Problem(); err == nil || !strings.Contains(err.Error(), "make "+dir+" writable") {
			t.Errorf("the problem is %v", err)
		}
		if err := os.Remove(dir); err != nil {
			t.Error(err)
		}
		time.Sleep(retryAfter)
		synctest.Wait()
		if b := opened(t, dir); s.Problem() != nil || mark(b) != 1 {
			t.Errorf("book %d, %v", mark(b), s.Problem())
		}
	})
}

func TestABookThatCannotBeReadBackIsNotWritten(t *testing.T) {
	dir := t.TempDir()
	s, stop := running(t, dir)
	s.Save(marked(1))
	stop()
	bad := marked(2)
	bad.Last.Map.Lat = 1000
	s.Save(bad)
	s.flush()
	if err := s.Problem(); err == nil || !strings.Contains(err.Error(), "lat 1000") {
		t.Errorf("the problem is %v", err)
	}
	if b := opened(t, dir); mark(b) != 1 {
		t.Errorf("book %d", mark(b))
	}
}
