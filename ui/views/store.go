package views

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"watchfloor/ui/document"
)

const (
	calm       = 200 * time.Millisecond // more changes may follow one
	shiftEvery = 10 * time.Minute
	retryAfter = 10 * time.Second
)

// A Store keeps the newest Book in a directory: views.json, and older
// generations in views.1.json to views.4.json. Save and Problem are safe for
// concurrent use.
type Store struct {
	dir     string
	next    atomic.Pointer[Book] // not yet written
	wake    chan struct{}
	problem atomic.Pointer[error]

	written []byte    // what the newest file holds; Run's
	shifted time.Time // when generations were shifted last; Run's
}

// Open reads the newest Book of a directory, which need not exist. The error
// is a notice for the operator: what could not be read and which older Book
// is taken instead. The Store and the Book are usable all the same.
func Open(dir string) (*Store, Book, error) {
	b, data, err := newest(dir)
	return &Store{dir: dir, wake: make(chan struct{}, 1), written: data}, b, err
}

// Save has Run write b within half a second, unless a newer one comes. It
// never blocks, and b stays the caller's.
func (s *Store) Save(b Book) {
	b = b.clone()
	s.next.Store(&b)
	select {
	case s.wake <- struct{}{}:
	default: // it is awake
	}
}

// Problem is why the newest Book could not be written; nil if it was. Run
// tries again by itself.
func (s *Store) Problem() error {
	if err := s.problem.Load(); err != nil {
		return *err
	}
	return nil
}

// Run writes what is saved until ctx ends, and what is left then.
func (s *Store) Run(ctx context.Context) {
	sweep(s.dir)
	for ctx.Err() == nil {
		var retry <-chan time.Time
		if s.Problem() != nil {
			retry = time.After(retryAfter)
		}
		select {
		case <-ctx.Done():
		case <-retry:
		case <-s.wake:
			pause(ctx, calm)
		}
		s.flush()
	}
	s.flush() // what came while the last was written
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// flush writes the newest Book that is not yet written.
func (s *Store) flush() {
	b := s.next.Swap(nil)
	if b == nil {
		return
	}
	err := s.write(*b)
	if err != nil {
		s.next.CompareAndSwap(nil, b) // to be tried again, unless there is a newer one
	}
	s.problem.Store(&err)
}

// write makes b the newest generation.
func (s *Store) write(b Book) error {
	data, err := encode(b)
	if err != nil {
		return fmt.Errorf("the views are not saved: %w", err)
	}
	if bytes.Equal(data, s.written) {
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return s.advise(err)
	}
	kept := s.keepOlder()
	if err := document.Write(generation(s.dir, 0), data, 0o600); err != nil {
		return s.advise(err)
	}
	s.written = data
	return kept
}

func (s *Store) advise(err error) error {
	return fmt.Errorf("the views are not saved: %w: make room, or make %s writable", err, s.dir)
}

// keepOlder shifts the generations when it is time to. Its error does not
// keep a newer book from being written.
func (s *Store) keepOlder() error {
	if time.Since(s.shifted) < shiftEvery {
		return nil
	}
	if err := shift(s.dir); err != nil {
		return fmt.Errorf("the views are saved, but no older ones are kept: %w", err)
	}
	s.shifted = time.Now()
	return nil
}
