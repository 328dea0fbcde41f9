package forget

import (
	"context"
	"time"
)

// A start is over bit by bit: libraries, window, shaders, first pictures, first
// use of this and that. So it is forgotten at growing intervals, and then no
// more.
const (
	soonest = 250 * time.Millisecond
	latest  = 30 * time.Second
)

// Run lets go of what a start needed again and again, and returns after about
// a minute, or when ctx is done. Each time takes about 10 ms of one processor,
// and what is still needed is mapped again when it is touched, by a thousand
// page faults or so, as a rule without the disk. Where a system has no safe
// way, nothing is done.
func Run(ctx context.Context) {
	for wait := soonest; wait < latest; wait += wait / 2 {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
			forget()
		}
	}
}
