package stream

import "sync"

// The limits of a ring.
const (
	ringBytes = 8 << 20
	ringUnits = 600 // 10 s at 60 frames a second
	lateUnits = 12  // as much may wait when a key frame comes; beyond, skip to it
)

// ring holds the access units from the newest key frame on, so that a tile
// that comes back shows the present at once, and those that wait for the
// decoder. Full or late, it drops to a key frame and counts it. It is a Sink
// on the one side and read by one goroutine on the other.
type ring struct {
	ready chan struct{} // there is something new to read

	mu      sync.Mutex
	units   []AccessUnit
	bytes   int
	next    int // of units, the first not read yet
	key     int // of units, the newest key frame; -1: it was dropped
	broken  bool
	stats   ringStats
	failure error
}

type ringStats struct {
	units, keys, bytes, dropped, lost int64
}

func newRing() *ring { return &ring{ready: make(chan struct{}, 1), key: -1, broken: true} }

// Unit implements Sink.
func (r *ring) Unit(u AccessUnit) {
	r.mu.Lock()
	r.add(u)
	r.mu.Unlock()
	r.wake()
}

func (r *ring) add(u AccessUnit) {
	r.stats.units++
	r.stats.bytes += int64(len(u.Data))
	if u.Key {
		r.stats.keys++
		r.broken = false
		r.trim()
		r.key = len(r.units)
	}
	if r.broken || r.full(u) {
		r.stats.dropped++
		return
	}
	r.units = append(r.units, u)
	r.bytes += len(u.Data)
}

// trim drops what a new key frame makes useless: what was read, and what
// waits, when that is too much to catch up with.
func (r *ring) trim() {
	cut := r.next
	if late := len(r.units) - r.next; late > lateUnits {
		cut = len(r.units)
		r.stats.dropped += int64(late)
	}
	r.cut(cut)
}

func (r *ring) cut(n int) {
	for _, u := range r.units[:n] {
		r.bytes -= len(u.Data)
	}
	r.units = append(r.units[:0], r.units[n:]...)
	r.next = max(0, r.next-n)
	r.key = max(-1, r.key-n)
}

// full makes room for u by giving up the replay, then what waits. It says
// whether u, too, has to go.
func (r *ring) full(u AccessUnit) bool {
	over := func() bool { return r.bytes+len(u.Data) > ringBytes || len(r.units) >= ringUnits }
	if over() {
		r.cut(r.next)
	}
	if !over() {
		return false
	}
	r.stats.dropped += int64(len(r.units))
	r.cut(len(r.units))
	r.key, r.broken = -1, !u.Key
	return !u.Key
}

// Lost implements Sink. What comes is broken until the next key frame.
func (r *ring) Lost(n int) {
	r.mu.Lock()
	r.stats.lost += int64(n)
	r.broken = true
	r.key = -1
	r.mu.Unlock()
	r.wake()
}

// fail ends the ring with why; what waits can still be read.
func (r *ring) fail(err error) {
	r.mu.Lock()
	r.failure = err
	r.mu.Unlock()
	r.wake()
}

func (r *ring) wake() {
	select {
	case r.ready <- struct{}{}:
	default:
	}
}

// take returns the next unit and how many wait behind it.
func (r *ring) take() (u AccessUnit, behind int, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == len(r.units) {
		return AccessUnit{}, 0, false
	}
	u = r.units[r.next]
	r.next++
	return u, len(r.units) - r.next, true
}

// skip passes over all that waits, for when nobody watches.
func (r *ring) skip() {
	r.mu.Lock()
	r.next = len(r.units)
	r.mu.Unlock()
}

// rewind goes back to the newest key frame. False if it is no longer there.
func (r *ring) rewind() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.key < 0 {
		return false
	}
	r.next = r.key
	return true
}

// state is what the reader needs to know beside the units.
func (r *ring) state() (stats ringStats, broken bool, failure error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stats, r.broken, r.failure
}
