// Package sequence says which of several items is on show: a tile's cameras
// or a wall's views, one after the other, each for its dwell time. It is
// arithmetic on moments that the caller gives it.
package sequence

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

const (
	// DefaultDwell is how long an item is shown when nothing else was asked.
	DefaultDwell = 10 * time.Second

	// MinDwell is the shortest time an item is shown: nobody can watch less.
	MinDwell = time.Second

	// Prelude is how long before its turn an item is to be prepared: enough
	// for a camera to connect and send a key frame.
	Prelude = 6 * time.Second
)

// A Sequence shows its items in turn. The items are names that mean something
// to the caller; "" is what an empty Sequence shows. Make one with New. Its
// methods belong to one goroutine.
type Sequence struct {
	items  []string
	dwell  time.Duration
	cannot func(item string) bool

	at    int
	due   time.Time     // when the next item has its turn, unless held
	left  time.Duration // until then, as of the last call that told the time
	held  bool
	ahead bool // the next item is to be prepared
}

// New starts a sequence with its first item. A dwell of zero or less is
// DefaultDwell, one below MinDwell is MinDwell.
func New(items []string, dwell time.Duration, now time.Time) *Sequence {
	s := &Sequence{items: slices.Clone(items), dwell: span(dwell)}
	s.begin(now)
	return s
}

func span(dwell time.Duration) time.Duration {
	if dwell <= 0 {
		return DefaultDwell
	}
	return max(dwell, MinDwell)
}

// Set replaces items and dwell. What is on show stays for the rest of its time
// if it is still among the items, else the item in its place begins. It says
// whether Current changed.
func (s *Sequence) Set(items []string, dwell time.Duration, now time.Time) (change bool) {
	was := s.Current()
	s.items, s.dwell = slices.Clone(items), span(dwell)
	s.at = nearest(s.items, was, s.at)
	if s.Current() != was {
		s.begin(now)
		return true
	}
	s.wait(min(s.remaining(now), s.dwell), now)
	return false
}

// nearest is the place of item that is closest to where it was; without the
// item, the place itself or the last.
func nearest(items []string, item string, was int) int {
	best := -1
	for i, other := range items {
		if other == item && (best < 0 || distance(i, was) < distance(best, was)) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	return max(0, min(was, len(items)-1))
}

func distance(a, b int) int { return max(a-b, b-a) }

// Skip gives the sequence a way to ask which items cannot be shown now, such
// as a camera that the backend no longer has; they are left out until they
// can. Where nothing can be shown, all have their turn. Nil skips none.
func (s *Sequence) Skip(cannot func(item string) bool) { s.cannot = cannot }

// Tick tells the time, and says whether Current has changed. However much time
// has passed, one item at most has been left.
func (s *Sequence) Tick(now time.Time) (change bool) {
	if left := s.remaining(now); s.held || left > 0 {
		s.wait(left, now)
		return false
	}
	was, late := s.Current(), now.Sub(s.due)
	s.at = s.next()
	s.begin(now)
	if late < MinDwell/2 { // a slow paint must not slow the sequence down
		s.wait(s.dwell-late, now)
	}
	return s.Current() != was
}

// next is the item whose turn comes: the first after this one that can be shown.
func (s *Sequence) next() int {
	for by := 1; by <= len(s.items); by++ {
		if i := s.wrap(by); s.cannot == nil || !s.cannot(s.items[i]) {
			return i
		}
	}
	return s.wrap(1)
}

// wrap is the item so many places on, around the ends.
func (s *Sequence) wrap(by int) int {
	n := len(s.items)
	if n == 0 {
		return 0
	}
	return ((s.at+by)%n + n) % n
}

// begin gives the current item its time.
func (s *Sequence) begin(now time.Time) { s.wait(s.dwell, now) }

// wait lets the current item stay for so long.
func (s *Sequence) wait(left time.Duration, now time.Time) {
	s.left, s.due = left, now.Add(left)
	s.ahead = !s.held && left <= Prelude
}

// remaining is the time that is left to the current item. A clock that was
// set back does not lengthen it beyond a dwell.
func (s *Sequence) remaining(now time.Time) time.Duration {
	if s.held {
		return s.left
	}
	return min(s.due.Sub(now), s.dwell)
}

// Current is the item on show, "" without items.
func (s *Sequence) Current() string {
	if len(s.items) == 0 {
		return ""
	}
	return s.items[s.at]
}

// Upcoming is the item that comes next, once it is time to prepare it. There
// is none while the sequence is held, and none that differs from Current.
func (s *Sequence) Upcoming() (item string, prepare bool) {
	if !s.ahead || len(s.items) == 0 {
		return "", false
	}
	next := s.items[s.next()]
	if next == s.Current() {
		return "", false
	}
	return next, true
}

// Hold keeps the current item on show until Hold(false, …), which leaves it
// the time it had left, and Prelude at least so that the next can be prepared.
func (s *Sequence) Hold(on bool, now time.Time) {
	if on == s.held {
		return
	}
	left := s.remaining(now)
	s.held = on
	if !on {
		left = max(left, min(Prelude, s.dwell))
	}
	s.wait(left, now)
}

// Held says whether the sequence stands still.
func (s *Sequence) Held() bool { return s.held }

// Step goes on by so many items, back if by is negative, around the ends, and
// gives the item its whole dwell. It skips nothing, as the operator asked, and
// does not end a hold.
func (s *Sequence) Step(by int, now time.Time) {
	s.at = s.wrap(by)
	s.begin(now)
}

// Position is the place of the current item, from 1, and the number of items;
// 0, 0 without items.
func (s *Sequence) Position() (at, of int) {
	return min(s.at+1, len(s.items)), len(s.items)
}

// Left is the time until the next item has its turn; while held, the time
// that will be left.
func (s *Sequence) Left(now time.Time) time.Duration { return max(0, s.remaining(now)) }

// Words says where the sequence stands: "3 of 8 · 12 s", "HELD 3 of 8", and
// "nothing to show" without items.
func (s *Sequence) Words(now time.Time) string {
	at, of := s.Position()
	switch {
	case of == 0:
		return "nothing to show"
	case s.held:
		return fmt.Sprintf("HELD %d of %d", at, of)
	case of == 1:
		return "1 of 1"
	}
	whole := (s.Left(now) + time.Second - 1) / time.Second // 12.1 s is not over in 12
	return fmt.Sprintf("%d of %d · %d s", at, of, cmp.Or(whole, 1))
}
