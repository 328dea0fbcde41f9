package rtsp

import (
	"sync"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

// arrivals counts packets and measures how unevenly they come (RFC 3550,
// 6.4.1, A.3 and A.8). Safe for concurrent use; one goroutine adds.
type arrivals struct {
	mu      sync.Mutex
	packets int64
	ssrc    uint32
	base    uint16        // the first packet's sequence number
	highest int64         // of the newest, from the first on
	jitter  time.Duration // smoothed
	first   time.Time
	transit time.Duration // of the newest packet, from an unknown origin

	expectedBefore, packetsBefore int64 // at the report before
}

// add notes a packet with this unwrapped timestamp.
func (a *arrivals) add(pkt *rtp.Packet, stamp int64, at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.packets++; a.packets == 1 {
		a.ssrc, a.base, a.first = pkt.SSRC, pkt.SequenceNumber, at
		a.transit = -duration(stamp)
		return
	}
	a.highest += int64(int16(pkt.SequenceNumber - a.base - uint16(a.highest)))
	transit := at.Sub(a.first) - duration(stamp)
	a.jitter += ((transit - a.transit).Abs() - a.jitter) / 16
	a.transit = transit
}

// read returns the packets so far and their jitter.
func (a *arrivals) read() (packets int64, jitter time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.packets, a.jitter
}

// block is what a receiver report says of the packets since the one before;
// false if none has come.
func (a *arrivals) block() (b rtcp.ReceptionReport, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	expected := a.highest + 1
	b = rtcp.ReceptionReport{
		SSRC:               a.ssrc,
		TotalLost:          uint32(min(max(0, expected-a.packets), 0x7FFFFF)),
		LastSequenceNumber: uint32(a.highest + int64(a.base)),
		Jitter:             uint32(a.jitter * clockRate / time.Second),
	}
	if due := expected - a.expectedBefore; due > 0 {
		missing := due - (a.packets - a.packetsBefore)
		b.FractionLost = uint8(min(max(0, missing)*256/due, 255))
	}
	a.expectedBefore, a.packetsBefore = expected, a.packets
	return b, a.packets > 0
}
