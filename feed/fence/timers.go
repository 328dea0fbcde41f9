package fence

import "time"

// A timer is a moment at which to look at a spell or at a track again.
type timer struct {
	at    time.Time
	nth   uint64 // of all timers: those of one moment keep their order
	spell *spell
	track *track
}

func (t timer) before(other timer) bool {
	if t.at.Equal(other.at) {
		return t.nth < other.nth
	}
	return t.at.Before(other.at)
}

// timers is what is to come, as a binary heap: the children of i are 2i+1 and
// 2i+2, and none is before its parent.
type timers struct {
	heap []timer
	set  uint64
}

func (t *timers) add(next timer) {
	t.set++
	next.nth = t.set
	t.heap = append(t.heap, next)
	for i := len(t.heap) - 1; i > 0 && t.heap[i].before(t.heap[(i-1)/2]); i = (i - 1) / 2 {
		t.heap[i], t.heap[(i-1)/2] = t.heap[(i-1)/2], t.heap[i]
	}
}

// due takes the next timer out if it is not after now.
func (t *timers) due(now time.Time) (timer, bool) {
	if len(t.heap) == 0 || t.heap[0].at.After(now) {
		return timer{}, false
	}
	next, last := t.heap[0], len(t.heap)-1
	t.heap[0], t.heap[last] = t.heap[last], timer{}
	t.heap = t.heap[:last]
	for i := 0; ; {
		child := t.earliest(i)
		if child == i {
			return next, true
		}
		t.heap[i], t.heap[child] = t.heap[child], t.heap[i]
		i = child
	}
}

// earliest is i or one of its children.
func (t *timers) earliest(i int) int {
	best := i
	for c := 2*i + 1; c <= 2*i+2 && c < len(t.heap); c++ {
		if t.heap[c].before(t.heap[best]) {
			best = c
		}
	}
	return best
}
