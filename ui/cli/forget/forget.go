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
// a minute, or when ctx is done. What is still needed the system maps again,
// as a rule from memory: a millisecond or two in all. Where a system has no
// safe way, nothing is done.
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
