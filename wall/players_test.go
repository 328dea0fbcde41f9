package wall

import (
	"context"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// playersOf runs players until the test ends.
func playersOf(t testing.TB, o stream.Opener, d *walltest.Decoders) *players {
	t.Helper()
	p := newPlayers(o, d.New, nil)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { p.run(ctx); close(done) }()
	t.Cleanup(func() { cancel(); <-done })
	return p
}

// TestPlayersConnectOncePerSource, and stay connected for a while after the
// last tile has gone.
func TestPlayersConnectOncePerSource(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &walltest.Failing{Then: walltest.Pattern{}}
		p := playersOf(t, o, &walltest.Decoders{})
		src := stream.Source{URL: "rtsp://camera.example/sub"}
		a, b := p.acquire(src), p.acquire(src)
		if a != b {
			t.Error("two players of one source")
		}
		time.Sleep(time.Second)
		p.release(a)
		p.release(b)
		time.Sleep(linger - 2*time.Second)
		if c := p.acquire(src); c != a || o.Asked() != 1 {
			t.Errorf("coming back: another player, or %d openings", o.Asked())
		}
		p.release(a)
		time.Sleep(linger + 2*time.Second)
		if c := p.acquire(src); c == a {
			t.Error("the player nobody watches stays for ever")
		}
		time.Sleep(time.Second)
		if o.Asked() != 2 {
			t.Errorf("%d openings, want 2", o.Asked())
		}
	})
}

// TestPlayersTakeTurns: not more than two cameras of a recorder are opened at
// a time.
func TestPlayersTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &walltest.Failing{Then: walltest.Silent{Deaf: true}}
		p := playersOf(t, o, &walltest.Decoders{})
		for _, path := range []string{"1", "2", "3", "4"} {
			p.acquire(stream.Source{URL: "rtsp://recorder.example/" + path})
		}
		time.Sleep(time.Second)
		if o.Asked() != maxHostOpening {
			t.Errorf("%d openings at once, want %d", o.Asked(), maxHostOpening)
		}
	})
}

// fed is an Opener whose connection the test itself feeds.
type fed chan stream.Sink

// Open implements stream.Opener.
func (f fed) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	f <- sink
	return walltest.Silent{}.Open(ctx, src, sink)
}

// glance is the way of a picture from the camera to a tile that takes it.
func glance(t testing.TB) func() {
	opened := make(fed, 1)
	p := playersOf(t, opened, &walltest.Decoders{Lax: true})
	v := p.view(stream.Source{URL: "rtsp://camera.example/sub"})
	t.Cleanup(func() { v.close(p) })
	sink, n := <-opened, 0
	var group [25][]byte
	for i := range group {
		group[i] = []byte{0, 0, 0, byte(i), 0, 64, 0, 36} // number and size
	}
	return func() {
		i := n % len(group)
		n++
		sink.Unit(stream.AccessUnit{Data: group[i], Codec: stream.H264, Key: i == 0, Arrived: time.Now()})
		for !v.collect() {
			runtime.Gosched()
		}
		v.next().Release()
	}
}

// TestATileTakesPicturesWithoutAllocating, from the arrival of a unit on.
func TestATileTakesPicturesWithoutAllocating(t *testing.T) {
	look := glance(t)
	for range 200 {
		look()
	}
	if n := testing.AllocsPerRun(500, look); n != 0 {
		t.Errorf("%v allocations a picture, want none", n)
	}
}

func BenchmarkGlance(b *testing.B) {
	look := glance(b)
	for range 200 {
		look()
	}
	b.ReportAllocs()
	for b.Loop() {
		look()
	}
}
