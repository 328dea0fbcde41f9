package rtsp

import (
	"sync"
	"time"

	"github.com/pion/rtcp"
)

// clockRate of video (RFC 6184, RFC 7798), in timestamps a second.
const clockRate = 90000

const (
	ntpEpoch = 2208988800           // 1970-01-01 in seconds since 1900-01-01 (RFC 5905)
	year2000 = ntpEpoch + 946684800 // no camera's clock is right before it
	apart    = 60 * clockRate       // a report on a moment further from the packets is none of theirs
	steady   = time.Second          // clocks are set back or forth by less without notice
)

// A clock tells when the camera took a picture, by its sender reports (RFC
// 3550, 6.4.1). One that contradicts those before, as when the camera's clock
// is set, makes the time unknown until another agrees with it: one wrong report
// dates no picture. Safe for concurrent use.
type clock struct {
	mu      sync.Mutex
	ssrc    uint32 // of the packets
	raw     uint32 // the newest packet's timestamp, as it came
	stamp   int64  // and unwrapped
	begun   bool   // a packet has come
	early   *rtcp.SenderReport
	known   pairing
	doubted pairing

	ntp  uint64    // of the newest report, whatever it is worth
	came time.Time // when it came
}

// A pairing is a moment of the camera's clock and one of the stream; without
// time it is none.
type pairing struct {
	time  time.Time
	stamp int64
}

// at is the camera's time at another moment of the stream.
func (p pairing) at(stamp int64) time.Time { return p.time.Add(duration(stamp - p.stamp)) }

// agrees tells whether both come from one clock that was not set in between.
func (p pairing) agrees(with pairing) bool {
	return !p.time.IsZero() && p.at(with.stamp).Sub(with.time).Abs() <= steady
}

// packet notes the newest packet: whose it is, and its timestamp.
func (c *clock) packet(ssrc, raw uint32, stamp int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ssrc, c.raw, c.stamp, c.begun = ssrc, raw, stamp, true
	if c.early != nil {
		c.take(c.early)
		c.early = nil
	}
}

// report takes a sender report; those before the first packet wait for it.
func (c *clock) report(r *rtcp.SenderReport) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ntp, c.came = r.NTPTime, time.Now()
	if c.begun {
		c.take(r)
		return
	}
	c.early = r
}

// newest is what a receiver report repeats of the newest report: the middle of
// its time and, in 1/65536 s, how long ago it came (RFC 3550, 6.4.1).
func (c *clock) newest(now time.Time) (middle, ago uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.came.IsZero() {
		return 0, 0
	}
	return uint32(c.ntp >> 16), uint32(now.Sub(c.came) * 65536 / time.Second)
}

// take pairs a report's times. With the highest bit clear, its seconds count
// from no known moment (RFC 3550, 6.4.1).
func (c *clock) take(r *rtcp.SenderReport) {
	away := int64(int32(r.RTPTime - c.raw))
	if r.SSRC != c.ssrc || r.NTPTime>>63 == 0 || r.NTPTime>>32 < year2000 || away > apart || -away > apart {
		return
	}
	now := pairing{ntpTime(r.NTPTime), c.stamp + away}
	switch {
	case c.known.agrees(now), c.doubted.agrees(now), c.known.time.IsZero() && c.doubted.time.IsZero():
		c.known, c.doubted = now, pairing{}
	default:
		c.known, c.doubted = pairing{}, now
	}
}

// time is when the camera took the picture with this unwrapped timestamp; zero
// when that is not known.
func (c *clock) time(stamp int64) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known.time.IsZero() {
		return time.Time{}
	}
	return c.known.at(stamp)
}

// source names where times come from: "rtcp", or else "arrival".
func (c *clock) source() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known.time.IsZero() {
		return "arrival"
	}
	return "rtcp"
}

// ntpTime reads seconds since 1900 with 32 bits of binary fraction (RFC 5905,
// 6).
func ntpTime(ntp uint64) time.Time {
	ns := (ntp & 0xFFFFFFFF) * uint64(time.Second) >> 32
	return time.Unix(int64(ntp>>32)-ntpEpoch, int64(ns))
}

// unwrap continues 32-bit timestamps beyond their overflow.
type unwrap struct {
	begun bool
	last  uint32
	sum   int64
}

func (u *unwrap) next(timestamp uint32) int64 {
	if u.begun {
		u.sum += int64(int32(timestamp - u.last))
	}
	u.begun, u.last = true, timestamp
	return u.sum
}

// duration of n timestamps, without overflow for any stream's length.
func duration(n int64) time.Duration {
	return time.Duration(n/clockRate)*time.Second + time.Duration(n%clockRate)*time.Second/clockRate
}
