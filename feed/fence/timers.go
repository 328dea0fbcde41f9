package fence

import (
	"container/heap"
	"time"
)

// A timer is a moment at which to look at a spell or at a track again.
type timer struct {
	at    time.Time
	nth   uint64 // of all timers: those of one moment keep their order
	spell *spell
	track *track
}

// timers is what is to come, the next first.
type timers struct {
	heap timerHeap
	set  uint64
}

func (t *timers) add(next timer) {
	t.set++
	next.nth = t.set
	heap.Push(&t.heap, next)
}

// due takes the next timer out if it is not after now.
func (t *timers) due(now time.Time) (timer, bool) {
	if len(t.heap) == 0 || t.heap[0].at.After(now) {
		return timer{}, false
	}
	return heap.Pop(&t.heap).(timer), true
}

// timerHeap implements heap.Interface.
type timerHeap []timer

func (h timerHeap) Len() int { return len(h) }

func (h timerHeap) Less(i, j int) bool {
	if h[i].at.Equal(h[j].at) {
		return h[i].nth < h[j].nth
	}
	return h[i].at.Before(h[j].at)
}

func (h timerHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push implements heap.Interface.
func (h *timerHeap) Push(x any) { *h = append(*h, x.(timer)) }

// Pop implements heap.Interface.
func (h *timerHeap) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	(*h)[last] = timer{}
	*h = (*h)[:last]
	return x
}
