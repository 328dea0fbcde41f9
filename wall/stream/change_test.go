package stream_test

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// codings makes decoders that show nothing, and notes what for and what they
// were given.
type codings struct {
	mu   sync.Mutex
	made []stream.Coding
	fed  int
}

func (c *codings) new(coding stream.Coding) (stream.Decoder, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made = append(c.made, coding)
	return &blind{c}, nil
}

func (c *codings) seen() (made []stream.Coding, fed int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append(made, c.made...), c.fed
}

// blind implements stream.Decoder.
type blind struct{ owner *codings }

func (b *blind) Decode(stream.AccessUnit) (*stream.Frame, error) {
	b.owner.mu.Lock()
	defer b.owner.mu.Unlock()
	b.owner.fed++
	return nil, nil
}
func (*blind) Skip(stream.Level) {}
func (*blind) Name() string      { return "blind" }
func (*blind) Close()            {}

// header is the beginning of a stream, from testdata/size.
func header(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/size/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changing is a player of a stream that the test sends.
func changing(t *testing.T) (*stream.Player, *codings, func(c stream.Codec, key bool, data []byte)) {
	t.Helper()
	opened, seen := make(tapped, 100), &codings{}
	p := stream.NewPlayer(src, opened, seen.new, nil)
	feed := p.Watch()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { p.Run(ctx); close(done) }()
	t.Cleanup(func() { cancel(); <-done; p.Unwatch(feed) })
	sink := <-opened
	return p, seen, func(c stream.Codec, key bool, data []byte) {
		sink.Unit(stream.AccessUnit{Data: data, Codec: c, Key: key})
		time.Sleep(40 * time.Millisecond)
		synctest.Wait()
	}
}

// tapped is an Opener whose connections the test itself feeds.
type tapped chan stream.Sink

// Open implements stream.Opener.
func (t tapped) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	t <- sink
	return walltest.Silent{}.Open(ctx, src, sink)
}

// TestAChangedStreamHasANewDecoder, that of its size and codec.
func TestAChangedStreamHasANewDecoder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, seen, send := changing(t)
		small, large := header(t, "H264_baseline_640x368"), header(t, "H264_high_1920x1088")
		send(stream.H264, true, small)
		send(stream.H264, false, []byte{0, 0, 1, 1, 0})
		send(stream.H264, true, small)
		send(stream.H264, true, large)
		send(stream.VP8, false, []byte{1}) // of no use without its key frame
		send(stream.VP8, true, header(t, "VP8_one_640x360"))
		made, fed := seen.seen()
		want := []string{"H264 (640,368)", "H264 (1920,1088)", "VP8 (640,360)"}
		if len(made) != len(want) || fed != 5 {
			t.Fatalf("decoders for %v, fed %d units; want %v, 5", made, fed, want)
		}
		for i, c := range made {
			if got := string(c.Codec) + " " + c.Size.String(); got != want[i] {
				t.Errorf("decoder %d for %s, want %s", i, got, want[i])
			}
		}
	})
}

// TestAbsurdPicturesReachNoDecoder, whether they begin a stream or stand in
// its middle, and the camera is not asked again soon.
func TestAbsurdPicturesReachNoDecoder(t *testing.T) {
	for _, c := range []struct {
		codec stream.Codec
		file  string
	}{
		{stream.H264, "H264_wide_16384x64"},
		{stream.MJPEG, "MJPEG_wide_16384x16"},
		{stream.AV1, "AV1_wide_16384x16"},
		{stream.VP8, "VP8_wide_16000x16"},
		{stream.VP9, "VP9_wide_16384x16"},
	} {
		for _, first := range []bool{true, false} {
			synctest.Test(t, func(t *testing.T) {
				p, seen, send := changing(t)
				want := 0
				if !first {
					send(c.codec, true, nil)
					want = 1
				}
				send(c.codec, first, header(t, c.file))
				if _, fed := seen.seen(); fed != want {
					t.Errorf("%s, first %v: a decoder was given it", c.file, first)
				}
				if s := p.Status(); s.State != stream.NoSignal || !strings.Contains(s.Reason, "larger than") {
					t.Errorf("%s, first %v: %+v", c.file, first, s)
				}
			})
		}
	}
}

// TestUnitsOfOverEightMebibytesReachNoDecoder: the next key frame goes on.
func TestUnitsOfOverEightMebibytesReachNoDecoder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, seen, send := changing(t)
		send(stream.VP8, true, make([]byte, 8<<20+1))
		send(stream.VP8, false, []byte{1})
		if made, fed := seen.seen(); len(made) != 0 || fed != 0 || p.Stats().Dropped != 2 {
			t.Errorf("%d decoders, fed %d units, %d dropped", len(made), fed, p.Stats().Dropped)
		}
		send(stream.VP8, true, header(t, "VP8_one_640x360"))
		if _, fed := seen.seen(); fed != 1 {
			t.Errorf("fed %d units, want the key frame", fed)
		}
	})
}
