package rtsp

import (
	"bytes"
	"testing"

	"github.com/bluenviron/gortsplib/v4/pkg/format"
	"github.com/pion/rtp"

	"watchfloor/wall/stream"
)

// discard is a sink of benchmarks.
type discard struct{ units int }

func (d *discard) Unit(stream.AccessUnit) { d.units++ }
func (*discard) Lost(int)                 {}

// second packs 25 pictures of 2 Mbit/s, a key frame of 60 KB among them.
func second(tb testing.TB, f *format.H264) (packets []*rtp.Packet) {
	tb.Helper()
	e, err := f.CreateEncoder()
	if err != nil {
		tb.Fatal(err)
	}
	for i := range 25 {
		unit := [][]byte{append([]byte{0x41, 0x9A}, bytes.Repeat([]byte{0xA5}, 8000)...)}
		if i == 0 {
			unit = [][]byte{{0x67, 0x42, 0xC0, 0x1E}, {0x68, 0xCE}, append([]byte{0x65, 0x88}, bytes.Repeat([]byte{0xA5}, 60000)...)}
		}
		p, err := e.Encode(unit)
		if err != nil {
			tb.Fatal(err)
		}
		for _, p := range p {
			p.Timestamp = uint32(i) * 3600
		}
		packets = append(packets, p...)
	}
	return packets
}

// BenchmarkPackets is what a second of 2 Mbit/s costs from the library's
// packets to access units.
func BenchmarkPackets(b *testing.B) {
	f := &format.H264{PayloadTyp: 96, PacketizationMode: 1}
	packets := second(b, f)
	v, err := open(f)
	if err != nil {
		b.Fatal(err)
	}
	var sink discard
	c := newConn(nil, &sink, nil)
	c.video, c.assembler = v, newAssembler(v)
	sequence, stamp := uint16(0), uint32(0)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range packets {
			again := *p
			again.SequenceNumber, again.Timestamp = sequence, p.Timestamp+stamp
			sequence++
			c.packet(arrival{&again, moment})
		}
		stamp += 90000
	}
	if sink.units < 25*b.N {
		b.Fatalf("%d units of %d seconds", sink.units, b.N)
	}
	b.ReportMetric(float64(len(packets)), "packets/op")
}
