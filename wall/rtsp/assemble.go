package rtsp

import (
	"errors"
	"math"

	"github.com/pion/rtp"
)

// maxJump is what one gap in the sequence may count: a camera that starts its
// numbers anew has not lost thousands of packets.
const maxJump = 1000

// An assembler makes access units of RTP packets. One goroutine uses it.
type assembler struct {
	video  video
	pack   depacketiser
	stamps unwrap

	begun    bool
	sequence uint16
	open     int64 // timestamp of the access unit being put together; none: there is none
	torn     int64 // timestamp of an access unit that misses packets
	suspect  int64 // timestamp of one whose beginning may be missing
}

// none is no timestamp.
const none = math.MinInt64

// unit is an access unit, as stream.AccessUnit wants it.
type unit struct {
	data  []byte
	key   bool
	stamp int64 // unwrapped timestamp; the first packet's is 0
}

func newAssembler(v video) *assembler {
	a := &assembler{video: v, open: none, torn: none, suspect: none}
	a.renew()
	return a
}

// renew forgets what of an access unit has come.
func (a *assembler) renew() {
	a.pack, _ = a.video.open() // opened once before, it cannot fail
	a.open = none
}

// add takes the next packet. It returns the access unit that it completes, if
// any, and how many packets are missing before it, or 1 for a unit that lacks
// none and still cannot be put together.
func (a *assembler) add(pkt *rtp.Packet) (u unit, lost int) {
	if a.begun && pkt.SequenceNumber == a.sequence { // sent twice
		return unit{}, 0
	}
	ts := a.stamps.next(pkt.Timestamp)
	if lost = a.gap(pkt.SequenceNumber); lost > 0 || !a.begun {
		a.torn, a.suspect = a.open, ts
	}
	a.begun, a.sequence = true, pkt.SequenceNumber
	a.expect(ts)
	parts, err := a.pack.decode(pkt)
	switch {
	case errors.Is(err, a.pack.more):
		return unit{}, lost
	case err != nil || len(parts) == 0:
		return unit{}, lost + a.broken(err)
	}
	if u = a.join(parts); u.data == nil {
		lost += a.broken(nil)
	}
	a.open = none
	if u.stamp != ts { // completed by the next one's beginning
		a.open = ts
	}
	return u, lost
}

// gap is how many packets are missing before this one.
func (a *assembler) gap(sequence uint16) int {
	missing := sequence - a.sequence - 1
	switch {
	case !a.begun || missing == 0:
		return 0
	case missing > math.MaxInt16: // backwards: the camera counts anew
		return 1
	}
	return min(int(missing), maxJump)
}

// expect opens the access unit that a packet belongs to. What came of a torn
// one before is given up, lest this one be joined to it.
func (a *assembler) expect(ts int64) {
	if a.open != none && a.open != ts && a.open == a.torn {
		a.renew()
	}
	if a.open == none {
		a.open = ts
	}
}

// broken notes that the open unit cannot be put together, and returns what that
// counts as lost: nothing where packets are missing, which were counted.
func (a *assembler) broken(err error) int {
	known := a.torn == a.open || a.suspect == a.open
	a.torn = a.open
	if known || err != nil && errors.Is(err, a.pack.middle) {
		return 0
	}
	return 1
}

// join puts a complete access unit together.
func (a *assembler) join(parts [][]byte) unit {
	whole := a.open != a.torn && (a.open != a.suspect || a.video.shape.begins(parts[0]))
	data, key := a.video.shape.join(parts, whole)
	return unit{data: data, key: key, stamp: a.open}
}
