package stream_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// keysOnly tells whether all the pictures begin a group.
func keysOnly(numbers []int, gop int) bool {
	return !slices.ContainsFunc(numbers, func(n int) bool { return n%gop != 0 })
}

func TestLevelKeysShowsKeyFramesOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		feed := b.Watch()
		collect(feed, 2500*time.Millisecond)
		b.SetLevel(stream.Keys)
		got := collect(feed, 5*time.Second)
		if len(got) < 5 || !keysOnly(got[1:], 25) {
			t.Errorf("pictures %v, want the 5 key frames", got)
		}
		s := b.Stats()
		if s.Level != stream.Keys || s.Dropped != 0 || s.Skipped < 115 || s.Skipped > 125 {
			t.Errorf("level %d, %d dropped, %d skipped; want Keys, none, about 120", s.Level, s.Dropped, s.Skipped)
		}
		if s.Decoded+s.Skipped != s.Units {
			t.Errorf("%d decoded and %d skipped of %d units", s.Decoded, s.Skipped, s.Units)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestLevelComesBackWithTheNextKeyFrame, and shows key frames till then. The
// decoder panics when it is given a picture without those it needs.
func TestLevelComesBackWithTheNextKeyFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		feed := b.Watch()
		b.SetLevel(stream.Keys)
		collect(feed, 3500*time.Millisecond) // pictures to 87
		b.SetLevel(stream.Every)
		if got := collect(feed, 400*time.Millisecond); len(got) != 0 || b.Stats().Level != stream.Keys {
			t.Errorf("pictures %v at level %d before the key frame", got, b.Stats().Level)
		}
		wantState(t, b.Status(), stream.Live)
		got := collect(feed, time.Second)
		if len(got) < 20 || got[0] != 100 || got[1] != 101 || b.Stats().Level != stream.Every {
			t.Errorf("pictures %v at level %d, want 100, 101 …", got, b.Stats().Level)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestLevelReferences is the decoder's work, and takes effect at once.
func TestLevelReferences(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		feed := b.Watch()
		collect(feed, 2*time.Second)
		b.SetLevel(stream.References)
		got := collect(feed, 2*time.Second)
		if len(got) < 24 || len(got) > 28 || b.decoders.Level() != stream.References {
			t.Errorf("%d pictures in 2 s, want about 26: %v", len(got), got)
		}
		if s := b.Stats(); s.Level != stream.References || s.Dropped != 0 || s.Units-s.Decoded-s.Skipped > 1 {
			t.Errorf("stats %+v", s)
		}
		b.SetLevel(stream.Every)
		if got := collect(feed, time.Second); len(got) < 24 {
			t.Errorf("%d pictures in 1 s at full level", len(got))
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestLevelKeysOfLongGroupsIsNotStale: what is left out on purpose is no
// frozen picture, but a camera that falls silent is.
func TestLevelKeysOfLongGroupsIsNotStale(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mute := func(i int) bool { return i >= 25*45 }
		b := play(t, walltest.Pattern{GOP: 250, Mute: mute}, &walltest.Decoders{})
		b.SetLevel(stream.Keys)
		feed := b.Watch()
		for i := range 44 {
			if s := b.after(time.Second); s.State != stream.Live {
				t.Fatalf("after %d s: %+v", i+1, s)
			}
			feed.Frames.Take().Release()
		}
		wantState(t, b.after(3500*time.Millisecond), stream.Stale)
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestLevelKeysComesBackFromHiding with the key frame that was kept.
func TestLevelKeysComesBackFromHiding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		b.SetLevel(stream.Keys)
		b.after(4500 * time.Millisecond)
		feed := b.Watch()
		wantState(t, b.after(0), stream.Live)
		frame := feed.Frames.Take()
		if frame == nil || walltest.Number(frame) != 100 {
			t.Fatal("the kept key frame is not shown at once")
		}
		frame.Release()
		b.Unwatch(feed)
		b.closed(t)
	})
}
