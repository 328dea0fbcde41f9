package stream_test

import (
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// TestEveryUnitIsCountedOnce: what arrived was decoded, refused, left out or
// dropped, whatever happens; what was decoded and not taken is dropped too.
func TestEveryUnitIsCountedOnce(t *testing.T) {
	hole := func(i int) bool { return i%60 == 41 }
	for name, d := range map[string]*walltest.Decoders{
		"all is well":       {},
		"damaged units":     {Refuse: func(n int) bool { return n%70 == 13 }},
		"a slow decoder":    {Takes: 70 * time.Millisecond},
		"crashing decoders": {Crash: crashAt(100, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := play(t, walltest.Pattern{Lose: hole}, d)
				feed := b.Watch()
				for i := range 300 {
					b.SetLevel(stream.Level(i / 20 % 3))
					b.after(100 * time.Millisecond)
					feed.Frames.Take().Release()
				}
				b.SetLevel(stream.Every)
				b.after(3 * time.Second)
				s := b.Stats()
				again := int64(0) // pictures decoded once more after a crash
				if s.Crashes > 0 {
					again = 100 % 25
				}
				counted := s.Decoded - again + s.Errors + s.Skipped + s.Dropped - feed.Dropped()
				if waiting := s.Units - counted; waiting < 0 || waiting > 15 {
					t.Errorf("%d units, %d counted: %+v", s.Units, counted, s)
				}
				if s.Lost != s.Units/59 && s.Lost != s.Units/59+1 {
					t.Errorf("%d lost of %d", s.Lost, s.Units)
				}
				b.Unwatch(feed)
				b.closed(t)
			})
		})
	}
}
