package archive_test

import (
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

// TestPlayingShowsThePictureOfTheMoment looks at what is shown at each rate
// and compares it with the clock.
func TestPlayingShowsThePictureOfTheMoment(t *testing.T) {
	for _, c := range []struct {
		rate   float64
		behind int64 // pictures, at most
		shown  int   // different pictures in 4 s, at least
	}{
		{0.125, 0, 12},
		{1, 0, 99},
		{2, 0, 198},
		{4, 1, 199},
		{16, 18, 100},
		{-0.125, 0, 12},
		{-1, 0, 99},
		{-2, 0, 198},
		{-8, 15, 60},
	} {
		f := even(4000, 12)
		f.seeking, f.decoding = 5*ms, ms
		show(t, func(c2 cinema, lanes []*archive.Lane) {
			c2.seek(80 * time.Second)
			c2.Play(c.rate)
			time.Sleep(3 * ms) // not to look when the picture changes
			seen := map[int64]bool{}
			for range 400 {
				time.Sleep(10 * ms)
				synctest.Wait()
				got, want := picture(lanes[0]), f.at(c2.position())
				if off := abs(want - got); off > c.behind {
					t.Fatalf("at %v times: picture %d at %v, want %d", c.rate, got, c2.position(), want)
				}
				seen[got] = true
			}
			if len(seen) < c.shown {
				t.Errorf("at %v times: %d pictures in 4 s, want %d", c.rate, len(seen), c.shown)
			}
			if moved := c2.position() - 80*time.Second; (moved.Seconds()/c.rate-4) > 0.1 || (moved.Seconds()/c.rate-4) < -0.1 {
				t.Errorf("at %v times: the clock went %v in 4 s", c.rate, moved)
			}
		}, f)
	}
}

func abs(n int64) int64 { return max(n, -n) }

func TestBeyondFourTimesOnlyKeyFramesAreDecoded(t *testing.T) {
	f := even(10000, 25)
	show(t, func(c cinema, _ []*archive.Lane) {
		read := f.reads.Load()
		c.Play(16)
		time.Sleep(10 * time.Second)
		if n := f.reads.Load() - read; n < 150 || n > 400 {
			t.Errorf("%d pictures decoded of 160 s", n)
		}
	}, f)
}

func TestReverseIsSmoothOverGroupsThatTakeLong(t *testing.T) {
	f := even(2000, 50)
	f.seeking, f.decoding = 20*ms, 8*ms // a group takes 420 ms
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(60 * time.Second)
		c.Play(-1)
		time.Sleep(2 * time.Second)
		if got := c.watch(lanes[0], 10*time.Second); len(got) < 240 {
			t.Errorf("%d of 250 pictures shown", len(got))
		}
		c.Play(1)
		c.settle()
		if got := c.watch(lanes[0], 10*time.Second); len(got) < 240 {
			t.Errorf("forward again: %d of 250 pictures shown", len(got))
		}
	}, f)
}

func TestPlayingEndsAtTheLastPicture(t *testing.T) {
	f := even(100, 12)
	show(t, func(c cinema, lanes []*archive.Lane) {
		for _, rate := range []float64{1, 16, -1, -16} {
			c.Play(rate)
			time.Sleep(6 * time.Second)
			c.settle()
			want := int64(100)
			if rate < 0 {
				want = 1
			}
			s := c.State()
			if got := picture(lanes[0]); got != want || s.Playing {
				t.Errorf("after playing at %v: picture %d, playing %v", rate, got, s.Playing)
			}
			if got := lanes[0].Status(); got.State != stream.Paused {
				t.Errorf("after playing at %v: %+v", rate, got)
			}
		}
	}, f)
}

func TestALoopBeginsAgain(t *testing.T) {
	f := even(1000, 12)
	show(t, func(c cinema, _ []*archive.Lane) {
		from, to := noon.Add(10*time.Second), noon.Add(12*time.Second)
		c.SetLoop(from, to)
		for _, rate := range []float64{1, -1, 8, -8} {
			c.seek(11 * time.Second)
			c.Play(rate)
			for range 500 {
				time.Sleep(10 * ms)
				synctest.Wait()
				if at := c.State().Position; at.Before(from) || at.After(to) {
					t.Fatalf("at %v times: at %v", rate, at)
				}
			}
			if !c.State().Playing {
				t.Errorf("at %v times: it ended", rate)
			}
		}
		c.SetLoop(time.Time{}, time.Time{})
		c.Play(1)
		time.Sleep(3 * time.Second)
		if at := c.position(); at < 13*time.Second {
			t.Errorf("without a loop: at %v", at)
		}
	}, f)
}

func TestRatesAreBounded(t *testing.T) {
	p := archive.New(archive.Config{})
	for _, c := range []struct{ asked, want float64 }{
		{100, 16}, {-100, -16}, {0.01, 0.125}, {-0.01, -0.125}, {2, 2}, {0, 0},
	} {
		p.Add("", noon, 0) // never opened: the clock waits
		p.Play(c.asked)
		if got := p.State().Rate; got != c.want {
			t.Errorf("asked for %v, got %v", c.asked, got)
		}
	}
}

func TestDraggingShowsKeyFramesAtOnce(t *testing.T) {
	f := even(5000, 250)
	f.seeking, f.decoding = 5*ms, 4*ms // a group takes a second
	show(t, func(c cinema, lanes []*archive.Lane) {
		at := 100 * time.Second
		for range 20 {
			at += 3700 * ms
			c.Seek(noon.Add(at), false)
			time.Sleep(16 * ms)
			synctest.Wait()
			if got, want := picture(lanes[0]), (f.at(at)-1)/250*250+1; got != want {
				t.Errorf("at %v: picture %d, want the key frame %d", at, got, want)
			}
			if c.State().Settled {
				t.Error("a key frame passes for the exact picture")
			}
		}
		c.seek(at)
		if got, want := picture(lanes[0]), f.at(at); got != want {
			t.Errorf("at rest: picture %d, want %d", got, want)
		}
	}, f)
}

// TestFastDraggingShowsSomething drags faster than key frames are decoded.
func TestFastDraggingShowsSomething(t *testing.T) {
	f := even(5000, 250)
	f.seeking = 40 * ms
	show(t, func(c cinema, lanes []*archive.Lane) {
		seen := map[int64]bool{}
		for i := range 200 {
			c.Seek(noon.Add(time.Duration(i)*time.Second), false)
			time.Sleep(10 * ms)
			seen[picture(lanes[0])] = true
		}
		if len(seen) < 10 {
			t.Errorf("%d different pictures while dragging over 20 groups", len(seen))
		}
	}, f)
}

func TestADecodeOfAnOlderWishIsGivenUp(t *testing.T) {
	f := even(20000, 10000)
	f.decoding = 4 * ms
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.Seek(noon.Add(390*time.Second), true) // 39 s of decoding
		time.Sleep(300 * ms)
		c.Seek(noon.Add(time.Second), true)
		time.Sleep(200 * ms)
		synctest.Wait()
		if got := picture(lanes[0]); got != 26 || !c.State().Settled {
			t.Errorf("picture %d, settled %v", got, c.State().Settled)
		}
	}, f)
}
