package stream_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// crashAt ends the decoder at the first so many times that it is given unit n.
func crashAt(n, times int) func(int) bool {
	return func(number int) bool {
		if number == n && times > 0 {
			times--
			return true
		}
		return false
	}
}

// TestACrashedDecoderIsReplacedAtOnce and is given what was kept, so that not
// a picture is missing but the one during which it crashed.
func TestACrashedDecoderIsReplacedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Crash: crashAt(60, 1)}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		got := collect(feed, 4*time.Second)
		for i, n := range got {
			if n != i {
				t.Fatalf("picture %d comes %d-th: %v", n, i, got)
			}
		}
		if s := b.Stats(); len(got) < 99 || s.Crashes != 1 || s.Dropped != 0 || s.Reconnects != 0 || d.Made() != 2 {
			t.Errorf("%d pictures, %d decoders, stats %+v", len(got), d.Made(), s)
		}
		wantState(t, b.Status(), stream.Live)
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestAUnitThatCrashesTwiceIsLeftOut: the picture holds, is marked, and goes
// on with the next key frame.
func TestAUnitThatCrashesTwiceIsLeftOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{Crash: crashAt(60, 2)})
		feed := b.Watch()
		collect(feed, 2600*time.Millisecond)
		s := b.Status()
		wantState(t, s, stream.Waiting)
		if !strings.Contains(s.Reason, "crashed") {
			t.Errorf("reason %q", s.Reason)
		}
		got := collect(feed, time.Second)
		if len(got) == 0 || got[0] != 75 {
			t.Errorf("goes on with %v, want the key frame 75", got)
		}
		if s := b.Stats(); s.Crashes != 2 || s.Dropped != 14 {
			t.Errorf("stats %+v: want 2 crashes, 14 dropped", s)
		}
		wantState(t, b.Status(), stream.Live)
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestAKeyFrameThatCrashesIsNotReplayed.
func TestAKeyFrameThatCrashesIsNotReplayed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Crash: crashAt(50, 2)}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		collect(feed, 2900*time.Millisecond)
		if n := b.Stats().Crashes; n != 1 {
			t.Errorf("%d crashes, want 1", n)
		}
		if got := collect(feed, time.Second); len(got) == 0 || got[0] != 75 {
			t.Errorf("goes on with %v, want the key frame 75", got)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestAStreamThatCrashesEveryDecoderIsMarkedBad, and is not tried again soon.
func TestAStreamThatCrashesEveryDecoderIsMarkedBad(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Crash: func(n int) bool { return n%25 == 10 }}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		s := b.after(20 * time.Second)
		wantState(t, s, stream.NoSignal)
		if !strings.Contains(s.Reason, "crashes the decoder") || b.Stats().Crashes != 3 {
			t.Errorf("status %+v after %d crashes", s, b.Stats().Crashes)
		}
		b.after(5 * time.Minute)
		if n := b.Stats().Crashes; n != 3 {
			t.Errorf("%d crashes after 5 min, want still 3", n)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestRareCrashesAreForgiven: three in a minute are too many, one a minute is
// not.
func TestRareCrashesAreForgiven(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Crash: func(n int) bool { return n > 0 && n%(25*40) == 0 }}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		collect(feed, 5*time.Minute)
		if s := b.Stats(); s.Crashes < 7 || s.Reconnects != 0 {
			t.Errorf("%d crashes, %d reconnects", s.Crashes, s.Reconnects)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}
