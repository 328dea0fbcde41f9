package rtsp

import "time"

// ntpEpoch is 1970-01-01 in seconds since 1900-01-01 (RFC 5905).
const ntpEpoch = 2208988800

// clockRate of video (RFC 6184, RFC 7798), in timestamps a second.
const clockRate = 90000

// senderReport pairs a moment of the camera's clock with one of the stream
// (RFC 3550, 6.4.1).
type senderReport struct {
	ssrc uint32
	ntp  uint64 // 32.32 fixed point seconds since 1900
	rtp  uint32
}

// time is when the camera took the picture with this timestamp; zero when it
// has not said so. r may be nil.
func (r *senderReport) time(ssrc, timestamp uint32) time.Time {
	if r == nil || r.ssrc != ssrc {
		return time.Time{}
	}
	sec := int64(r.ntp>>32) - ntpEpoch
	ns := int64((r.ntp & 0xFFFFFFFF) * uint64(time.Second) >> 32)
	since := time.Duration(int32(timestamp-r.rtp)) * time.Second / clockRate
	return time.Unix(sec, ns).Add(since)
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
