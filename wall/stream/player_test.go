package stream_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

var src = stream.Source{URL: "rtsp://operator:secret@camera.example/main"}

// bench is a player in a synctest bubble, with decoders that count.
type bench struct {
	*stream.Player
	decoders *walltest.Decoders
	end      func()
}

// play runs a player until the test ends, and then looks for what is left.
func play(t *testing.T, o stream.Opener, decoders *walltest.Decoders) bench {
	t.Helper()
	b := bench{decoders: decoders}
	b.Player = stream.NewPlayer(src, o, decoders.New, nil)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { b.Run(ctx); close(done) }()
	b.end = func() { cancel(); <-done }
	return b
}

// closed ends the player, which must leave nothing behind.
func (b bench) closed(t *testing.T) {
	t.Helper()
	b.end()
	if n := b.decoders.Open(); n != 0 {
		t.Errorf("%d decoders left open", n)
	}
	if n := b.decoders.Held(); n != 0 {
		t.Errorf("%d frames not released", n)
	}
}

// after waits, and returns the status then.
func (b bench) after(d time.Duration) stream.Status {
	time.Sleep(d)
	synctest.Wait()
	return b.Status()
}

// collect takes frames for d, and returns their numbers.
func collect(f *stream.Feed, d time.Duration) (numbers []int) {
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if frame := f.Frames.Take(); frame != nil {
			numbers = append(numbers, walltest.Number(frame))
			frame.Release()
		}
	}
	return numbers
}

func wantState(t *testing.T, got stream.Status, want stream.State) {
	t.Helper()
	if got.State != want {
		t.Errorf("status %+v, want state %d", got, want)
	}
}

func TestPlayerShowsEveryPicture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		feed := b.Watch()
		got := collect(feed, 10*time.Second)
		if len(got) < 249 {
			t.Errorf("%d pictures in 10 s, want 250", len(got))
		}
		wantState(t, b.after(0), stream.Live)
		s := b.Stats()
		if s.FPS < 24.9 || s.FPS > 25.1 || s.KeyInterval != time.Second || s.Width != 64 || s.Height != 36 {
			t.Errorf("stats %+v", s)
		}
		if s.Dropped != 0 || s.Lost != 0 || s.Errors != 0 || s.Reconnects != 0 || s.Clock != "rtcp" {
			t.Errorf("stats %+v", s)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerSlowWatcherDropsAndReleases(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		slow, quick := b.Watch(), b.Watch()
		collect(quick, 4*time.Second)
		if n := slow.Dropped(); n < 95 || n > 100 {
			t.Errorf("the slow feed dropped %d, want about 99", n)
		}
		if n := quick.Dropped(); n != 0 {
			t.Errorf("the quick feed dropped %d", n)
		}
		b.Unwatch(slow)
		b.Unwatch(quick)
		b.Unwatch(quick) // once more does no harm
		b.closed(t)
	})
}

func TestPlayerHiddenDecodesNothingAndReplays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Pattern{}, &walltest.Decoders{})
		wantState(t, b.after(20*time.Second+500*time.Millisecond), stream.Live)
		if n := b.decoders.Decoded(); n != 0 {
			t.Fatalf("%d pictures decoded while hidden", n)
		}
		feed := b.Watch()
		wantState(t, b.Status(), stream.Waiting)
		wantState(t, b.after(0), stream.Live)
		frame := feed.Frames.Take()
		if frame == nil {
			t.Fatal("no picture at once after Watch")
		}
		if n := walltest.Number(frame); n < 511 || n > 513 {
			t.Errorf("first picture is %d, want the newest, 512", n)
		}
		frame.Release()
		if n := b.Stats().Dropped; n != 0 {
			t.Errorf("replaying counted %d drops", n)
		}
		b.Unwatch(feed)
		b.after(time.Second)
		if b.decoders.Open() != 0 {
			t.Error("the decoder of a hidden player stays open")
		}
		b.closed(t)
	})
}

func TestPlayerWaitsForKeyFrameAfterLoss(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lose := func(i int) bool { return i == 60 }
		b := play(t, walltest.Pattern{Lose: lose}, &walltest.Decoders{})
		feed := b.Watch()
		before := collect(feed, 2500*time.Millisecond) // pictures 0 to 59, then nothing
		s := b.after(0)
		wantState(t, s, stream.Waiting)
		if !strings.Contains(s.Reason, "lost") {
			t.Errorf("reason %q does not speak of the loss", s.Reason)
		}
		after := collect(feed, time.Second)
		if last := before[len(before)-1]; last != 59 {
			t.Errorf("last picture before the loss is %d, want 59", last)
		}
		if after[0] != 75 {
			t.Errorf("first picture after the loss is %d, want the key frame 75", after[0])
		}
		wantState(t, b.after(0), stream.Live)
		if st := b.Stats(); st.Lost != 1 || st.Dropped != 14 {
			t.Errorf("stats %+v: want 1 lost, 14 dropped", st)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerGoesOnAfterADamagedPicture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Refuse: func(n int) bool { return n == 30 }}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		got := collect(feed, 3*time.Second)
		for _, n := range got {
			if n >= 30 && n < 50 {
				t.Errorf("picture %d was shown, it is damaged", n)
			}
		}
		if st := b.Stats(); st.Errors != 1 || got[len(got)-1] < 70 {
			t.Errorf("stats %+v, last picture %d", st, got[len(got)-1])
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerMarksAFrozenPictureAndReconnects(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mute := func(i int) bool { return i >= 250 } // after 10 s
		b := play(t, walltest.Pattern{Mute: mute}, &walltest.Decoders{})
		feed := b.Watch()
		collect(feed, 11*time.Second)
		wantState(t, b.after(0), stream.Live) // one second without is nothing
		s := b.after(1500 * time.Millisecond)
		wantState(t, s, stream.Stale)
		if since := time.Since(s.Since); since < 2*time.Second || since > 3*time.Second {
			t.Errorf("stale since %v, want since the last picture", since)
		}
		s = b.after(800 * time.Millisecond)
		wantState(t, s, stream.Reconnecting)
		if s.Try != 1 || !strings.Contains(s.Reason, "nothing") {
			t.Errorf("status %+v", s)
		}
		if got := collect(feed, 2*time.Second); len(got) == 0 {
			t.Error("no pictures after reconnecting")
		}
		if n := b.Stats().Reconnects; n != 1 {
			t.Errorf("%d reconnects, want 1", n)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerRecoversFromFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &walltest.Failing{Times: 2, Then: walltest.Pattern{}}
		b := play(t, o, &walltest.Decoders{})
		feed := b.Watch()
		s := b.after(0)
		wantState(t, s, stream.Reconnecting)
		if s.Try != 1 || s.Reason != walltest.ErrFailing.Error() {
			t.Errorf("status %+v", s)
		}
		wantState(t, b.after(5*time.Second), stream.Live)
		if o.Asked() != 3 {
			t.Errorf("asked %d times, want 3", o.Asked())
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerSaysThereIsNoSignal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		o := &walltest.Failing{Times: -1}
		b := play(t, o, &walltest.Decoders{})
		s := b.after(10 * time.Minute)
		wantState(t, s, stream.NoSignal)
		if !s.Since.Equal(began) {
			t.Errorf("since %v, want since the first attempt", s.Since)
		}
		if n := o.Asked(); n < 40 || n > 65 {
			t.Errorf("asked %d times in 10 min, want one in 11 to 15 s", n)
		}
		b.closed(t)
	})
}

type refusal struct{ error }

func (refusal) Permanent() bool { return true }

func TestPlayerDoesNotHammerARefusingCamera(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &walltest.Failing{Times: -1, Err: refusal{errors.New("user name or password refused")}}
		b := play(t, o, &walltest.Decoders{})
		s := b.after(10 * time.Minute)
		wantState(t, s, stream.NoSignal)
		if n := o.Asked(); n < 9 || n > 15 {
			t.Errorf("asked %d times in 10 min, want about one a minute", n)
		}
		b.closed(t)
	})
}

// TestPlayerIsBackSoonAfterARestart: while nobody listens, asking is cheap.
func TestPlayerIsBackSoonAfterARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const minute = 24 // attempts, about
		refused := fmt.Errorf("camera.example: %w", syscall.ECONNREFUSED)
		o := &walltest.Failing{Times: minute, Err: refused, Then: walltest.Pattern{}}
		b := play(t, o, &walltest.Decoders{})
		feed := b.Watch()
		for b.after(0); o.Asked() < minute; b.after(10 * time.Millisecond) {
			wantNotLive(t, b.Status())
		}
		wantState(t, b.after(3*time.Second), stream.Live)
		b.Unwatch(feed)
		b.closed(t)
	})
}

func wantNotLive(t *testing.T, s stream.Status) {
	t.Helper()
	if s.State == stream.Live {
		t.Fatal("live without a picture")
	}
}

func TestPlayerSaysThatNothingComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Silent{}, &walltest.Decoders{})
		wantState(t, b.after(time.Second), stream.Waiting)
		s := b.after(4 * time.Second)
		wantState(t, s, stream.NoData)
		if age := time.Since(s.Since); age != 5*time.Second || s.Reason == "" {
			t.Errorf("no data for %v, %q", age, s.Reason)
		}
		b.closed(t)
	})
}

func TestPlayerGivesUpASilentCamera(t *testing.T) {
	for name, o := range map[string]stream.Opener{"connected": walltest.Silent{}, "deaf": walltest.Silent{Deaf: true}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := play(t, o, &walltest.Decoders{})
				first := b.after(time.Second)
				if first.State == stream.Live {
					t.Errorf("live without a picture")
				}
				s := b.after(2 * time.Minute)
				if s.Try < 3 || s.Reason == "" {
					t.Errorf("status %+v after 2 min of silence", s)
				}
				b.closed(t)
			})
		})
	}
}

func TestPlayerSkipsWhenTheDecoderIsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Takes: 80 * time.Millisecond} // half the pace
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		for range 600 {
			if f := feed.Frames.Take(); f != nil {
				if late := time.Since(f.Arrived); late > 1700*time.Millisecond {
					t.Fatalf("a picture %v old was shown", late)
				}
				f.Release()
			}
			time.Sleep(50 * time.Millisecond)
		}
		if b.Stats().Dropped < 100 {
			t.Errorf("%d dropped, want about half of 750", b.Stats().Dropped)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestPlayerSaysThatPicturesAreLate: without key frames to skip to, a slow
// decoder shows ever older pictures, which are not called live.
func TestPlayerSaysThatPicturesAreLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Takes: 80 * time.Millisecond} // half the pace
		b := play(t, walltest.Pattern{GOP: 1000}, d)
		feed := b.Watch()
		wantState(t, b.after(3*time.Second), stream.Live)
		for range 60 {
			s := b.after(100 * time.Millisecond)
			f := feed.Frames.Take()
			if f == nil {
				continue
			}
			if late := time.Since(f.Arrived); late > 2200*time.Millisecond && (s.State != stream.Stale || !s.Since.Equal(f.Arrived)) {
				t.Errorf("a picture %v old: %+v", late, s)
			}
			f.Release()
		}
		if s := b.Status(); s.State != stream.Stale || !strings.Contains(s.Reason, "busy") {
			t.Errorf("after 9 s: %+v", s)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

// TestPlayerConnectsAnewWhenNothingIsDecoded any more, not even with an error.
func TestPlayerConnectsAnewWhenNothingIsDecoded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &walltest.Decoders{Mute: func(n int) bool { return n >= 250 }}
		b := play(t, walltest.Pattern{}, d)
		feed := b.Watch()
		collect(feed, 15*time.Second)
		s := b.Status()
		wantState(t, s, stream.Stale)
		if !strings.Contains(s.Reason, "cannot be decoded") {
			t.Errorf("reason %q", s.Reason)
		}
		if got := collect(feed, 30*time.Second); len(got) < 50 || b.Stats().Reconnects != 1 {
			t.Errorf("%d pictures later, after %d reconnects", len(got), b.Stats().Reconnects)
		}
		b.Unwatch(feed)
		b.closed(t)
	})
}

func TestPlayerEndsWhileOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := play(t, walltest.Silent{Deaf: true}, &walltest.Decoders{})
		wantState(t, b.after(time.Second), stream.Connecting)
		began := time.Now()
		b.closed(t)
		if d := time.Since(began); d > 0 {
			t.Errorf("ending took %v", d)
		}
	})
}

func TestSourceStringHidesSecrets(t *testing.T) {
	for in, want := range map[string]string{
		"rtsp://user:pass@host:554/stream?token=abc":  "rtsp://host:554/stream",
		"rtsp://host/user=admin&password=x&channel=1": "rtsp://host/…",
		"rtsp://user:pa%zz@host/a":                    "unreadable address",
		"":                                            "unreadable address",
		"rtsps://[2001:db8::1]/Streaming/Channels/101?pass=x": "rtsps://[2001:db8::1]/Streaming/Channels/101",
	} {
		if got := (stream.Source{URL: in}).String(); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
