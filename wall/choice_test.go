package wall

import (
	"context"
	"errors"
	"image"
	"sync/atomic"
	"testing"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// threeSizes is a camera with three streams, named by their role.
var threeSizes = Content{ID: "c", Title: "c", Streams: []Variant{
	{Source: stream.Source{URL: "main"}, Size: image.Pt(1920, 1080), Role: "main"},
	{Source: stream.Source{URL: "mid"}, Size: image.Pt(1280, 720)},
	{Source: stream.Source{URL: "sub"}, Size: image.Pt(320, 180), Role: "sub"},
}}

// TestChoiceHasHysteresis: up as soon as nine tenths are missed, down only
// where a fifth more would do.
func TestChoiceHasHysteresis(t *testing.T) {
	for _, c := range []struct {
		playing string
		width   int
		want    string
	}{
		{"sub", 355, "sub"},
		{"sub", 357, "mid"},
		{"mid", 355, "mid"}, // sub would do, but not for a fifth more
		{"mid", 297, "mid"},
		{"mid", 295, "sub"},
		{"mid", 1422, "mid"},
		{"mid", 1424, "main"},
		{"main", 1420, "main"},
		{"main", 1184, "mid"},
		{"main", 200, "sub"}, // over two at once
		{"gone", 200, "sub"}, // a source that the camera no longer has
	} {
		got := threeSizes.suits(stream.Source{URL: c.playing}, image.Pt(c.width, c.width*9/16+1))
		if got.URL != c.want {
			t.Errorf("%s plays %d pixels: %s, want %s", c.playing, c.width, got.URL, c.want)
		}
	}
}

// TestASmallerStreamMustSuitForAWhile, and a larger one comes at once.
func TestASmallerStreamMustSuitForAWhile(t *testing.T) {
	s := perform(t, 16, quick)
	s.Put(0, threeSizes)
	s.live(t, 0)
	tile := s.tiles[0]
	s.Select(0)
	s.Maximise(true)
	s.until(t, "a larger stream plays", func() bool { return tile.playing.source.URL == "mid" })
	now := time.Now()
	s.Maximise(false)
	if tile.suit(now.Add(dwell - time.Millisecond)); tile.coming != nil {
		t.Fatalf("%s is to come before its time", tile.coming.source)
	}
	s.Maximise(true) // the operator looks again
	now = time.Now()
	s.Maximise(false)
	if tile.suit(now.Add(dwell - time.Millisecond)); tile.coming != nil {
		t.Fatalf("%s is to come though it suited with a break", tile.coming.source)
	}
	if tile.suit(time.Now().Add(dwell)); tile.coming == nil || tile.coming.source.URL != "sub" {
		t.Fatal("no smaller stream after its time")
	}
	s.until(t, "the smaller stream plays", func() bool {
		if tile.pic == nil {
			t.Fatal("the tile lost its picture")
		}
		return tile.playing.source.URL == "sub"
	})
}

// outage is an Opener that refuses some URLs for a while.
type outage struct {
	stream.Opener
	refuses func(url string) bool
}

var errOutage = errors.New("the camera refuses this stream")

func (o outage) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	if o.refuses(src.URL) {
		return nil, errOutage
	}
	return o.Opener.Open(ctx, src, sink)
}

// TestABetterStreamThatFailsBreaksNothing: the picture plays on.
func TestABetterStreamThatFailsBreaksNothing(t *testing.T) {
	s := perform(t, 16, outage{quick, func(url string) bool { return url != "sub" }})
	s.Put(0, threeSizes)
	s.live(t, 0)
	tile := s.tiles[0]
	s.Select(0)
	s.Maximise(true)
	s.until(t, "the better stream has failed", func() bool {
		return tile.coming != nil && tile.coming.status().State == stream.NoSignal
	})
	s.live(t, 0)
	if tile.playing.source.URL != "sub" || tile.veil.Visible() {
		t.Errorf("plays %s, veiled %v", tile.playing.source, tile.veil.Visible())
	}
	s.Maximise(false)
	tile.suit(time.Now())
	if tile.coming != nil {
		t.Errorf("%s is still to come in a small tile", tile.coming.source)
	}
}

// TestAStreamWithoutSignalIsLeftForAnother of the camera, until it is back.
func TestAStreamWithoutSignalIsLeftForAnother(t *testing.T) {
	var out atomic.Bool
	out.Store(true)
	s := perform(t, 1, outage{quick, func(url string) bool { return url != "sub" && out.Load() }})
	two := threeSizes
	two.Streams = []Variant{threeSizes.Streams[1], threeSizes.Streams[2]}
	s.Put(0, two)
	s.live(t, 0)
	tile := s.tiles[0]
	s.until(t, "the other is still tried", func() bool { return tile.coming != nil && tile.coming.source.URL == "mid" })
	if url := tile.playing.source.URL; url != "sub" {
		t.Fatalf("plays %s", url)
	}
	out.Store(false)
	s.until(t, "the better stream plays again", func() bool { return tile.playing.source.URL == "mid" })
	s.live(t, 0)
}

// TestAHiddenTileIsBackFromItsRing: without waiting for the next key frame,
// which would come seconds later.
func TestAHiddenTileIsBackFromItsRing(t *testing.T) {
	s := perform(t, 4, walltest.Pattern{FPS: 25, GOP: 200})
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	s.Hide()
	s.until(t, "nothing is decoded", func() bool { return s.decoders.Open() == 0 })
	time.Sleep(400 * time.Millisecond)
	shown := s.tiles[2].shown
	s.Show()
	began := time.Now()
	s.until(t, "there is a picture", func() bool { return s.tiles[2].shown > shown })
	if took := time.Since(began); took > 400*time.Millisecond {
		t.Errorf("back after %v", took)
	}
	if age := time.Since(s.tiles[2].last.Arrived); age > 200*time.Millisecond {
		t.Errorf("the first picture is %v old", age)
	}
}
