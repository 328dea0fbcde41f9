package rtsp

import (
	"errors"
	"math"
	"slices"
	"time"

	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph264"
	"github.com/bluenviron/gortsplib/v4/pkg/format/rtph265"
	"github.com/pion/rtp"
)

// maxJump is what one gap in the sequence may count: a camera that starts its
// numbers anew has not lost thousands of packets.
const maxJump = 1000

// An assembler makes access units of RTP packets. One goroutine uses it.
type assembler struct {
	decoder interface {
		Decode(*rtp.Packet) ([][]byte, error)
	}
	kind   func([]byte) kind
	params [][]byte // newest parameter sets, in the order of kind.params

	begun    bool
	sequence uint16
	stamps   unwrap
	open     int64 // timestamp of the access unit being put together; none: there is none
	openRaw  uint32
	torn     int64 // timestamp of an access unit that misses packets
	suspect  int64 // timestamp of one whose beginning may be missing
}

// none is no timestamp.
const none = math.MinInt64

// unit is an access unit in Annex B.
type unit struct {
	data      []byte
	key       bool
	pts       time.Duration
	timestamp uint32
}

func newAssembler(v video) *assembler {
	return &assembler{decoder: v.decoder, kind: v.kind, params: v.params, open: none, torn: none, suspect: none}
}

// add takes the next packet. It returns the access unit that it completes, if
// any, and how many packets or units are missing before it.
func (a *assembler) add(pkt *rtp.Packet) (u unit, lost int) {
	ts := a.stamps.next(pkt.Timestamp)
	if lost = a.gap(pkt.SequenceNumber); lost > 0 || a.suspect == none && a.open == none && !a.begun {
		a.torn, a.suspect = a.open, ts
	}
	a.begun, a.sequence = true, pkt.SequenceNumber

	nalus, err := a.decoder.Decode(pkt)
	if a.open == none {
		a.open, a.openRaw = ts, pkt.Timestamp
	}
	switch {
	case errors.Is(err, rtph264.ErrMorePacketsNeeded), errors.Is(err, rtph265.ErrMorePacketsNeeded):
		return unit{}, lost
	case err != nil: // broken, or the middle of what began before we came
		a.torn = a.open
		return unit{}, lost + a.broken(err)
	}
	u = a.unit(nalus)
	a.open = none
	if !pkt.Marker || u.timestamp != pkt.Timestamp { // completed by the next one's beginning
		a.open, a.openRaw = ts, pkt.Timestamp
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

// broken is how much a decoding error counts as lost.
func (a *assembler) broken(err error) int {
	if errors.Is(err, rtph264.ErrNonStartingPacketAndNoPrevious) || errors.Is(err, rtph265.ErrNonStartingPacketAndNoPrevious) {
		return 0
	}
	return 1
}

// unit puts a complete access unit together. Key frames get the parameter
// sets they lack.
func (a *assembler) unit(nalus [][]byte) unit {
	u := unit{pts: duration(a.open), timestamp: a.openRaw}
	given := make([]bool, len(a.params))
	for _, n := range nalus {
		k := a.kind(n)
		if k.params >= 0 && k.params < len(a.params) {
			a.params[k.params], given[k.params] = slices.Clone(n), true
		}
		u.key = u.key || k.key
	}
	u.key = u.key && a.whole(nalus[0])
	if u.key {
		nalus, u.key = a.complete(nalus, given)
	}
	u.data = annexB(nalus)
	return u
}

// whole tells whether the access unit being put together misses nothing.
func (a *assembler) whole(first []byte) bool {
	return a.open != a.torn && (a.open != a.suspect || a.kind(first).begins)
}

// complete puts the parameter sets that were not given in front. It is false
// if there are none to put.
func (a *assembler) complete(nalus [][]byte, given []bool) (all [][]byte, ok bool) {
	for i, p := range a.params {
		if given[i] {
			continue
		}
		if p == nil {
			return nalus, false
		}
		all = append(all, p)
	}
	return append(all, nalus...), true
}
