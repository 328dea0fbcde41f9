package views

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestFiveGenerations(t *testing.T) {
	dir := t.TempDir()
	for n := range 8 { // eight runs
		s, stop := running(t, dir)
		s.Save(marked(n))
		stop()
	}
	for range 8 { // eight runs that change nothing
		s, stop := running(t, dir)
		s.Save(opened(t, dir))
		stop()
	}
	left, _ := os.ReadDir(dir)
	if len(left) != generations {
		t.Errorf("there are %v", left)
	}
	for n := range generations {
		if b, _, err := readBook(generation(dir, n)); err != nil || mark(b) != 7-n {
			t.Errorf("generation %d is book %d, %v", n, mark(b), err)
		}
	}
}

func TestGenerationsAreTenMinutesApart(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, stop := running(t, dir)
		defer stop()
		for n := range 26 { // one a minute
			s.Save(marked(n))
			time.Sleep(time.Minute)
		}
		synctest.Wait()
		for n, want := range []int{25, 19, 9} { // 10 and 20 drove these out
			if b, _, err := readBook(generation(dir, n)); err != nil || mark(b) != want {
				t.Errorf("generation %d is book %d, %v; want %d", n, mark(b), err, want)
			}
		}
		if _, err := os.Stat(generation(dir, 3)); err == nil {
			t.Error("a fourth generation")
		}
	})
}

func TestATruncatedFileGivesWayToTheOneBefore(t *testing.T) {
	for _, left := range []int64{0, 1, 40, 400, 2000} {
		dir := t.TempDir()
		for n := range 3 {
			s, stop := running(t, dir)
			s.Save(marked(n))
			stop()
		}
		if err := os.Truncate(generation(dir, 0), left); err != nil {
			t.Fatal(err)
		}
		s, b, err := Open(dir)
		if mark(b) != 1 || err == nil || !strings.Contains(err.Error(), "views.json") || !strings.Contains(err.Error(), "views.1.json") {
			t.Fatalf("%d bytes left: book %d, %v", left, mark(b), err)
		}
		s.Save(marked(3))
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		s.Run(ended)
		if b := opened(t, dir); mark(b) != 3 {
			t.Errorf("book %d after the repair", mark(b))
		}
		for n, want := range map[string]int{"views.1.json": 1, "views.2.json": 0} {
			if b, _, err := readBook(filepath.Join(dir, n)); err != nil || mark(b) != want {
				t.Errorf("a damaged file drove out %s: book %d, %v", n, mark(b), err)
			}
		}
		if info, err := os.Stat(filepath.Join(dir, "views.unreadable.json")); err != nil || info.Size() != left {
			t.Errorf("the damaged file is not kept: %v", err)
		}
	}
}

func TestWhenNothingCanBeReadTheOperatorIsTold(t *testing.T) {
	dir := t.TempDir()
	for n := range generations {
		text := fmt.Sprintf(`{"format":"watchfloor.views/%d"}`, n+2)
		if err := os.WriteFile(generation(dir, n), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, b, err := Open(dir)
	if s == nil || !reflect.DeepEqual(b, Book{}) || err == nil || !strings.Contains(err.Error(), "starting with none") {
		t.Errorf("got %+v, %v", b, err)
	}
}

func TestATornFileOfAKilledWriterIsPassedOverAndSwept(t *testing.T) {
	dir := t.TempDir()
	s, stop := running(t, dir)
	s.Save(marked(1))
	stop()
	old, fresh := filepath.Join(dir, "views.json.123.part"), filepath.Join(dir, "views.1.json.456.part")
	for _, path := range []string{old, fresh} {
		if err := os.WriteFile(path, []byte(`{"format":"watchf`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hour := time.Now().Add(-time.Hour)
	if err := os.Chtimes(old, hour, hour); err != nil {
		t.Fatal(err)
	}
	if b := opened(t, dir); mark(b) != 1 {
		t.Errorf("book %d", mark(b))
	}
	_, stop = running(t, dir)
	stop()
	if _, err := os.Stat(old); err == nil {
		t.Error("the old one is still there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("a file that another writer may be writing was removed")
	}
}
