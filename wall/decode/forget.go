package decode

import (
	"context"
	"time"
)

// A start is over bit by bit: libraries, window, shaders, first pictures, first
// use of this and that. So it is forgotten at growing intervals, and then no
// more.
const (
	forgetSoonest = 250 * time.Millisecond
	forgetLatest  = 30 * time.Second
)

// Forget takes out of memory what only a start needs: code, mostly. The
// dynamic linker touches each of FFmpeg's many libraries, OpenGL in software
// brings a whole compiler that has nothing left to do once the few shaders are
// compiled, and the kernel maps what lies around each touched page too.
//
// It does so again and again, and returns after about a minute, or when ctx is
// done. It is for the whole process, once. Each time takes about 10 ms of one processor,
// and what is still needed is mapped again when it is touched, by a thousand
// page faults or so, as a rule without the disk. Where a system has no safe
// way, nothing is done.
func Forget(ctx context.Context) {
	for wait := forgetSoonest; wait < forgetLatest; wait += wait / 2 {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
			forget()
		}
	}
}
