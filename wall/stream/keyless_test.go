package stream_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// TestACameraWithoutKeyFramesIsShownAndMarked: it may renew its picture in
// parts, so that after a while what comes is better than nothing.
func TestACameraWithoutKeyFramesIsShownAndMarked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{GOP: -1}, &walltest.Decoders{Lax: true})
		feed := b.Watch()
		if got := collect(feed, 11*time.Second); len(got) != 0 {
			t.Errorf("%d pictures in the first 11 s", len(got))
		}
		wantState(t, b.Status(), stream.Waiting)
		got := collect(feed, 2*time.Minute)
		if len(got) < 25*115 {
			t.Errorf("%d pictures in 2 min", len(got))
		}
		s := b.Status()
		wantState(t, s, stream.Waiting)
		if !strings.Contains(s.Reason, "no key frames") || b.Stats().Reconnects != 0 {
			t.Errorf("status %+v after %d reconnects", s, b.Stats().Reconnects)
		}
		b.Unwatch(feed)
		b.after(2 * time.Minute)
		if n := b.Stats().Reconnects; n != 0 {
			t.Errorf("%d reconnects while hidden", n)
		}
		feed = b.Watch()
		if got := collect(feed, 2*time.Second); len(got) < 25 {
			t.Errorf("%d pictures in 2 s after hiding", len(got))
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestAKeyFrameAfterAllEndsTheMark.
func TestAKeyFrameAfterAllEndsTheMark(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mute := func(i int) bool { return i == 0 } // the next key frame is 1000, after 40 s
		b := play(t, walltest.Pattern{GOP: 1000, Mute: mute}, &walltest.Decoders{Lax: true})
		feed := b.Watch()
		if got := collect(feed, 39*time.Second); len(got) < 25*26 {
			t.Errorf("%d pictures before the key frame", len(got))
		}
		wantState(t, b.Status(), stream.Waiting)
		collect(feed, 2*time.Second)
		wantState(t, b.Status(), stream.Live)
		if s := b.Stats(); s.Reconnects != 0 || s.Errors != 0 {
			t.Errorf("stats %+v", s)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestALongGroupIsWaitedFor: a camera known to send key frames every 20 s is
// not shown in pieces after a loss.
func TestALongGroupIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lose := func(i int) bool { return i == 600 }
		b := play(t, walltest.Pattern{GOP: 500, Lose: lose}, &walltest.Decoders{})
		feed := b.Watch()
		collect(feed, 24500*time.Millisecond)
		wantState(t, b.Status(), stream.Waiting)
		if got := collect(feed, 16*time.Second); len(got) == 0 || got[0] != 1000 {
			t.Errorf("goes on with %v, want the key frame 1000", got)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}
