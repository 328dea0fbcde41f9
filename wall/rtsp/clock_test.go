package rtsp

import (
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
)

// moment is a time with a fraction that no power of two divides evenly.
var moment = time.Date(2026, 11, 22, 10, 15, 0, 440_000_000, time.UTC)

// ntp is a time as seconds since 1900 and their binary fraction.
func ntp(t time.Time) uint64 {
	return uint64(t.Unix()+ntpEpoch)<<32 | uint64(t.Nanosecond())<<32/uint64(time.Second)
}

// said is a report on the stream's second s.
func said(t time.Time, s int) *rtcp.SenderReport {
	return &rtcp.SenderReport{SSRC: 7, NTPTime: ntp(t), RTPTime: 0xFFFFFF00 + uint32(s*clockRate)}
}

// TestCameraClock gives reports at whole seconds of the stream, and asks for
// the time half a second after the last.
func TestCameraClock(t *testing.T) {
	after := func(s int) time.Time { return moment.Add(time.Duration(s) * time.Second) }
	other := said(moment, 0)
	other.SSRC = 8
	for _, c := range []struct {
		name    string
		reports []*rtcp.SenderReport
		want    time.Time // at second 0; zero: unknown
	}{
		{"none", nil, time.Time{}},
		{"one", []*rtcp.SenderReport{said(moment, 0)}, moment},
		{"one on the past", []*rtcp.SenderReport{said(after(-3), -3)}, moment},
		{"one on the future", []*rtcp.SenderReport{said(after(3), 3)}, moment},
		{"another's", []*rtcp.SenderReport{other}, time.Time{}},
		{"on another stream's moment", []*rtcp.SenderReport{said(moment, 7200)}, time.Time{}},
		{"a clock that was never set", []*rtcp.SenderReport{said(time.Unix(100, 0), 0)}, time.Time{}},
		{"seconds since it was switched on", []*rtcp.SenderReport{{SSRC: 7, NTPTime: 100 << 32, RTPTime: 0xFFFFFF00}}, time.Time{}},
		{"nothing", []*rtcp.SenderReport{{SSRC: 7, RTPTime: 0xFFFFFF00}}, time.Time{}},
		{"a clock that is slowly corrected", []*rtcp.SenderReport{said(moment, 0), said(after(5).Add(900*time.Millisecond), 5)}, moment.Add(900 * time.Millisecond)},
		{"a clock that was just set", []*rtcp.SenderReport{said(moment, 0), said(after(3605), 5)}, time.Time{}},
		{"and said so again", []*rtcp.SenderReport{said(moment, 0), said(after(3605), 5), said(after(3610), 10)}, after(3600)},
		{"a wrong report", []*rtcp.SenderReport{said(moment, 0), said(after(3605), 5), said(after(10), 10)}, time.Time{}},
		{"a wrong report, long ago", []*rtcp.SenderReport{said(moment, 0), said(after(3605), 5), said(after(10), 10), said(after(15), 15)}, moment},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, early := range []bool{false, true} {
				var k clock
				if !early {
					k.packet(7, 0xFFFFFF00, 0)
				}
				for _, r := range c.reports {
					k.report(r)
					k.packet(7, 0xFFFFFF00, 0)
				}
				got := k.time(clockRate / 2)
				want := c.want
				if !want.IsZero() {
					want = want.Add(time.Second / 2)
				}
				if got.IsZero() != want.IsZero() || got.Sub(want).Abs() > time.Microsecond {
					t.Errorf("early %v: %v, want %v", early, got, want)
				}
				if source := k.source(); (source == "rtcp") != !want.IsZero() {
					t.Errorf("source %q", source)
				}
			}
		})
	}
}

// TestCameraClockForADay asks for times long after the only report, beyond many
// overflows of the timestamp.
func TestCameraClockForADay(t *testing.T) {
	var k clock
	k.packet(7, 0, 0)
	k.report(&rtcp.SenderReport{SSRC: 7, NTPTime: ntp(moment)})
	for h := range 200 {
		if got, want := k.time(int64(h)*3600*clockRate), moment.Add(time.Duration(h)*time.Hour); got.Sub(want).Abs() > time.Microsecond {
			t.Fatalf("after %d hours: %v, want %v", h, got, want)
		}
	}
}

// arrive adds packets that come at a beat of 40 ms, each 10 ms early or late,
// from i on to n, but for every lost-th.
func arrive(a *arrivals, from, n, lost int) {
	for i := from; i < n; i++ {
		if lost != 0 && i%lost == 1 {
			continue
		}
		at := moment.Add(time.Duration(i*40+i%2*10) * time.Millisecond)
		a.add(&rtp.Packet{Header: rtp.Header{SSRC: 7, SequenceNumber: uint16(0xFFF0 + i)}}, int64(i)*3600, at)
	}
}

// TestJitter follows RFC 3550's formula on packets whose unevenness is known.
func TestJitter(t *testing.T) {
	var a arrivals
	arrive(&a, 0, 2000, 0)
	packets, jitter := a.read()
	if packets != 2000 || jitter < 9900*time.Microsecond || jitter > 10*time.Millisecond {
		t.Errorf("%d packets, jitter %v, want 2000 and 10ms", packets, jitter)
	}
}

// TestReceptionReport checks what is reported, across an overflow of the
// sequence.
func TestReceptionReport(t *testing.T) {
	var a arrivals
	if _, ok := a.block(); ok {
		t.Error("a report on nothing")
	}
	arrive(&a, 0, 1000, 0)
	if b, _ := a.block(); b.TotalLost != 0 || b.FractionLost != 0 || b.SSRC != 7 || b.LastSequenceNumber != 0xFFF0+999 {
		t.Errorf("without loss: %+v", b)
	}
	arrive(&a, 1000, 2000, 10)
	b, _ := a.block()
	if b.TotalLost != 100 || b.FractionLost != 25 || b.LastSequenceNumber != 0xFFF0+1999 {
		t.Errorf("a tenth lost: %+v", b)
	}
	if b.Jitter < 700 || b.Jitter > 1000 {
		t.Errorf("jitter %d timestamps, want about 900", b.Jitter)
	}
}
