package rtsp

import (
	"sync/atomic"
	"time"
)

// arrivals counts packets and measures how unevenly they come. One goroutine
// adds, any may read.
type arrivals struct {
	packets atomic.Int64
	jitter  atomic.Int64 // nanoseconds

	first   time.Time
	transit time.Duration // of the newest packet, from an unknown origin
}

// add notes a packet with this unwrapped timestamp (RFC 3550, 6.4.1 and A.8).
func (a *arrivals) add(stamp int64, at time.Time) {
	if a.packets.Add(1) == 1 {
		a.first = at
	}
	transit := at.Sub(a.first) - duration(stamp)
	if at != a.first {
		now := a.jitter.Load()
		a.jitter.Store(now + (int64((transit-a.transit).Abs())-now)/16)
	}
	a.transit = transit
}
