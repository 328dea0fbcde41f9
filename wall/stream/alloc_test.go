package stream_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// A flow is a playing player, its connection and one watcher.
type flow struct {
	player *stream.Player
	sink   stream.Sink
	feed   *stream.Feed
	data   [25][]byte // a group of pictures, which repeats
	sent   int
}

func newFlow(t testing.TB) *flow {
	t.Helper()
	opened := make(tapped, 1)
	f := &flow{player: stream.NewPlayer(src, opened, (&walltest.Decoders{Lax: true}).New, nil)}
	f.feed = f.player.Watch()
	for i := range f.data {
		f.data[i] = []byte{0, 0, 0, byte(i), 0, 64, 0, 36} // number and size
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { f.player.Run(ctx); close(done) }()
	t.Cleanup(func() {
		cancel()
		<-done
		f.player.Unwatch(f.feed)
	})
	f.sink = <-opened
	return f
}

// pass sends one unit, and takes and releases its picture.
func (f *flow) pass() {
	i := f.sent % len(f.data)
	f.sent++
	f.sink.Unit(stream.AccessUnit{
		Data: f.data[i], Codec: stream.H264, Key: i == 0,
		PTS: time.Duration(f.sent) * 40 * time.Millisecond, Time: time.Now(), Arrived: time.Now(),
	})
	for {
		if frame := f.feed.Frames.Take(); frame != nil {
			frame.Release()
			return
		}
		runtime.Gosched()
	}
}

// TestTheHotPathAllocatesNothing from the arrival of a unit to the release of
// its picture: ring, decoding, report, mailbox.
func TestTheHotPathAllocatesNothing(t *testing.T) {
	f := newFlow(t)
	for range 200 {
		f.pass()
	}
	if n := testing.AllocsPerRun(500, f.pass); n != 0 {
		t.Errorf("%v allocations a picture, want none", n)
	}
	if s := f.player.Stats(); s.Decoded != int64(f.sent) || s.Dropped != 0 {
		t.Errorf("%d sent, stats %+v", f.sent, s)
	}
}

// TestTheRingAllocatesNothing while nobody watches.
func TestTheRingAllocatesNothing(t *testing.T) {
	f := newFlow(t)
	f.player.Unwatch(f.feed)
	send := func() {
		i := f.sent % len(f.data)
		f.sent++
		f.sink.Unit(stream.AccessUnit{Data: f.data[i], Codec: stream.H264, Key: i == 0, Arrived: time.Now()})
	}
	for range 200 {
		send()
	}
	if n := testing.AllocsPerRun(500, send); n != 0 {
		t.Errorf("%v allocations a unit while hidden, want none", n)
	}
}

// BenchmarkPicture is the whole way of a picture, without libavcodec.
func BenchmarkPicture(b *testing.B) {
	f := newFlow(b)
	for range 200 {
		f.pass()
	}
	b.ReportAllocs()
	for b.Loop() {
		f.pass()
	}
}
