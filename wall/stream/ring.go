package stream

import (
	"sync"
	"time"
)

// The limits of a ring.
const (
	maxUnit  = 8 << 20 // bytes of one access unit
	maxBytes = 8 << 20
	maxSpan  = 10 * time.Second
	behind   = 500 * time.Millisecond // backlog from which on a newer key frame is taken instead
)

// A ring holds the access units of the present group of pictures, taken or
// not, and those before it that still wait to be taken. So whoever begins to
// watch has a picture at once. Safe for concurrent use.
type ring struct {
	wake chan struct{} // there may be something to take, or taking was switched

	mu      sync.Mutex
	units   []AccessUnit
	first   int64 // serial number of units[0]
	bytes   int
	next    int   // index of the first unit not taken
	replay  int   // so many units to take were there before somebody watched
	broken  bool  // nothing can be kept before the next key frame
	torn    int64 // serial number of the newest key frame before which units are missing
	lenient bool  // units are kept and taken although no key frame came
	watched bool
}

func newRing() *ring { return &ring{wake: make(chan struct{}, 1), broken: true, first: 1} }

// push adds u and returns how many units somebody waited for are gone.
func (r *ring) push(u AccessUnit) (dropped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case len(u.Data) > maxUnit:
		r.broken = true
		return r.missed(1)
	case u.Key:
		r.forget()
		if r.broken {
			r.torn = r.first + int64(len(r.units))
		}
		r.broken, r.lenient = false, false
	case r.broken:
		return r.missed(1)
	}
	r.units = append(r.units, u)
	r.bytes += len(u.Data)
	dropped = r.shrink()
	r.signal()
	return r.missed(dropped)
}

// lose says that what follows cannot be decoded before the next key frame.
func (r *ring) lose() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken = !r.lenient
}

// improvise takes what comes, until there is a key frame.
func (r *ring) improvise() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken, r.lenient = false, true
}

// watch switches taking. Switched on, it begins again at the newest key
// frame; ready tells whether there is one.
func (r *ring) watch(on bool) (ready bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer r.signal()
	if r.watched == on {
		return len(r.units) > 0
	}
	r.watched, r.next, r.replay = on, len(r.units), 0
	if k := r.newestKey(); on && k >= 0 {
		r.next, r.replay = k, len(r.units)-k
		return true
	}
	r.broken = r.broken || on
	return false
}

// A taken unit comes with what the decoder must know about it.
type taken struct {
	AccessUnit
	serial  int64 // of this connection, from 1
	passing bool  // replayed, and more of it follows: its picture is not news
	late    int   // units skipped before it
	torn    bool  // it is a key frame, and units before it are missing
	lenient bool  // it is to be decoded although no key frame came
}

// take returns the next unit, the newest key frame if it is late.
func (r *ring) take() (t taken, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.watched || r.next == len(r.units) {
		return t, false
	}
	if k := r.newestKey(); k > r.next && r.span(r.next) > behind {
		t.late = k - r.next
		r.next = k
		r.replay = max(0, r.replay-t.late)
	}
	t.serial = r.first + int64(r.next)
	t.torn = t.late > 0 || t.serial == r.torn
	t.AccessUnit, t.passing, t.lenient = r.units[r.next], r.replay > 1, r.lenient
	r.next++
	r.replay = max(0, r.replay-1)
	return t, true
}

// again has the pictures from the newest key frame on taken once more, unless
// that is the unit with that serial number. It returns how many units that
// were not taken are skipped for it.
func (r *ring) again(serial int64) (skipped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	k := r.newestKey()
	if k < 0 || r.first+int64(k) == serial {
		return 0
	}
	skipped = max(0, k-r.next)
	r.next, r.replay = k, len(r.units)-k
	return skipped
}

func (r *ring) isWatched() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.watched
}

// missed is n if somebody would have seen those pictures.
func (r *ring) missed(n int) int {
	if r.watched {
		return n
	}
	return 0
}

// forget drops what was taken, as a key frame makes it superfluous.
func (r *ring) forget() {
	if !r.watched {
		r.next = len(r.units)
	}
	r.cut(r.next)
}

// shrink brings the ring back within its limits: to the newest key frame, else
// to what was not taken, else to nothing.
func (r *ring) shrink() (dropped int) {
	if r.full() {
		dropped += r.cut(max(0, r.newestKey()))
	}
	if r.full() && r.watched {
		r.cut(r.next)
	}
	if r.full() {
		dropped += r.cut(len(r.units))
		r.broken = true
	}
	return dropped
}

func (r *ring) full() bool {
	return len(r.units) > 0 && (r.bytes > maxBytes || r.span(0) > maxSpan)
}

// span is the time from unit i to the newest.
func (r *ring) span(i int) time.Duration {
	return r.units[len(r.units)-1].Arrived.Sub(r.units[i].Arrived)
}

// cut removes the first n units and returns how many of them were not taken.
func (r *ring) cut(n int) (untaken int) {
	for i := range r.units[:n] {
		r.bytes -= len(r.units[i].Data)
	}
	kept := copy(r.units, r.units[n:])
	clear(r.units[kept:])
	r.units = r.units[:kept]
	r.first += int64(n)
	untaken = max(0, n-r.next)
	r.next = max(0, r.next-n)
	r.replay = max(0, r.replay-untaken)
	return untaken
}

// newestKey is the index of the newest key frame, or -1.
func (r *ring) newestKey() int {
	for i := len(r.units) - 1; i >= 0; i-- {
		if r.units[i].Key {
			return i
		}
	}
	return -1
}

func (r *ring) signal() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}
