package rtsp

import (
	"slices"
	"time"

	"github.com/pion/rtp"
)

const (
	patience = 100 * time.Millisecond // a packet waits no longer for one before it
	maxHeld  = 512                    // packets that wait
	anew     = 64                     // packets of the past in a row: the camera counts anew
)

// An arrival is a packet and when it came.
type arrival struct {
	*rtp.Packet
	at time.Time
}

// An order puts packets that have overtaken each other back in order, and
// drops what comes twice or too late. One goroutine uses it.
type order struct {
	begun bool
	next  uint16    // sequence number that is due
	held  []arrival // by sequence, from next on
	past  int       // packets of the past in a row
}

// push takes a packet as it comes.
func (o *order) push(p arrival) {
	ahead := int16(p.SequenceNumber - o.next)
	if o.begun && ahead < 0 {
		if o.past++; o.past <= anew {
			return
		}
		o.held = o.held[:0]
	}
	if !o.begun || ahead < 0 {
		o.begun, o.next = true, p.SequenceNumber
	}
	o.past = 0
	at, twice := slices.BinarySearchFunc(o.held, p, func(a, b arrival) int {
		return int(int16(a.SequenceNumber-o.next)) - int(int16(b.SequenceNumber-o.next))
	})
	if !twice {
		o.held = slices.Insert(o.held, at, p)
	}
}

// pop returns the next packet, unless one before it may still come.
func (o *order) pop(now time.Time) (p arrival, ok bool) {
	if len(o.held) == 0 {
		return arrival{}, false
	}
	p = o.held[0]
	if p.SequenceNumber != o.next && len(o.held) <= maxHeld && now.Before(o.due()) {
		return arrival{}, false
	}
	o.held = slices.Delete(o.held, 0, 1)
	o.next = p.SequenceNumber + 1
	return p, true
}

// due is when pop will wait no longer; zero if nothing is held.
func (o *order) due() (t time.Time) {
	for _, p := range o.held {
		if end := p.at.Add(patience); t.IsZero() || end.Before(t) {
			t = end
		}
	}
	return t
}
