package stream_test

import (
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// TestH265BeginsAnewAfterLoss: a decoder that has not seen the gap would take
// the leading pictures of the next key frame for whole. H.264 goes on.
func TestH265BeginsAnewAfterLoss(t *testing.T) {
	for codec, made := range map[stream.Codec]int{stream.H264: 1, stream.H265: 3} {
		synctest.Test(t, func(t *testing.T) {
			d := &walltest.Decoders{}
			b := play(t, walltest.Pattern{Codec: codec, Lose: func(n int) bool { return n == 40 || n == 130 }}, d)
			feed := b.Watch()
			got := collect(feed, 8*time.Second)
			if d.Made() != made || len(got) < 160 {
				t.Errorf("%s: %d decoders for %d pictures, want %d", codec, d.Made(), len(got), made)
			}
			b.Unwatch(feed)
			b.closed(t)
		})
	}
}
