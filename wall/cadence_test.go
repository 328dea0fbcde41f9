package wall

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2/test"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// A regular camera sends a picture every so often from an offset on; late says by how
// much one of them comes after its time.
type regular struct {
	every, offset time.Duration
	late          func(n int) time.Duration
}

// screening plays cameras on a wall for ten seconds at the ticks of a screen
// of 60 Hz, and counts.
type screening struct {
	tiles  []*Tile
	paints int
	shown  []int
	waited []time.Duration // of all pictures shown, in all
}

func screened(cameras []regular) screening {
	var c cadence
	s := screening{shown: make([]int, len(cameras)), waited: make([]time.Duration, len(cameras))}
	sent := make([]int, len(cameras))
	for range cameras {
		s.tiles = append(s.tiles, &Tile{reel: reel{playing: &view{}}})
	}
	start := time.Now()
	for now := start; now.Before(start.Add(10 * time.Second)); now = now.Add(time.Second / 60) {
		for i, cam := range cameras {
			at := start.Add(cam.offset + time.Duration(sent[i])*cam.every)
			if cam.late != nil {
				at = at.Add(cam.late(sent[i]))
			}
			if at.After(now) {
				continue
			}
			sent[i]++
			f := stream.NewFrame(nil)
			f.Number, f.Arrived = int64(sent[i]), at
			s.tiles[i].playing.offer(f)
		}
		if c.due(s.tiles, now).After(now) {
			continue
		}
		c.painted = now
		s.paint(now)
	}
	return s
}

func (s *screening) paint(now time.Time) {
	s.paints++
	for i, t := range s.tiles {
		if f := t.playing.next(); f != nil {
			s.shown[i]++
			s.waited[i] += now.Sub(f.Arrived)
			f.Release()
		}
	}
}

func TestTilesWaitForEachOther(t *testing.T) {
	const ms = time.Millisecond
	rates := func(every time.Duration, offsets ...time.Duration) []regular {
		var all []regular
		for _, o := range offsets {
			all = append(all, regular{every: every, offset: o * ms})
		}
		return all
	}
	tests := map[string]struct {
		cameras []regular
		paints  int           // in 10 s, at most
		fps     float64       // of the worst tile of the highest rate, at least
		waits   time.Duration // mean of the tile that waits longest, at most
	}{
		"one moment":     {rates(40*ms, 3, 3, 3, 3), 252, 24.8, 10 * ms},
		"spread":         {rates(40*ms, 0, 10, 20, 30), 252, 24.8, 42 * ms},
		"25 and 24":      {append(rates(40*ms, 0, 11), rates(time.Second/24, 5)...), 253, 23.8, 62 * ms},
		"15":             {rates(time.Second/15, 0, 20, 40, 60), 152, 14.8, 72 * ms},
		"25 with a slow": {append(rates(40*ms, 2, 7), rates(200*ms, 13)...), 252, 24.8, 20 * ms},
		"30":             {rates(time.Second/30, 1, 3), 302, 29.6, 18 * ms},
		"60":             {rates(time.Second/60, 1, 3), 334, 29, 60 * ms},
		"one is often late": {append(rates(40*ms, 0, 9), regular{40 * ms, 14 * ms, func(n int) time.Duration {
			return time.Duration(n*7%5) * 6 * ms
		}}), 258, 23.5, 55 * ms},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			s := screened(want.cameras)
			if s.paints > want.paints {
				t.Errorf("%d paints in 10 s, want %d at most", s.paints, want.paints)
			}
			for i, cam := range want.cameras {
				fps := float64(s.shown[i]) / 10
				mean := s.waited[i] / time.Duration(max(1, s.shown[i]))
				t.Logf("tile %d: %.1f shown a second, %v mean wait", i, fps, mean)
				if cam.every > 100*ms {
					continue
				}
				if fps < want.fps || mean > want.waits {
					t.Errorf("tile %d: %.1f shown a second after %v, want %.1f after %v", i, fps, mean, want.fps, want.waits)
				}
			}
		})
	}
}

// TestPicturesAboutToComeAreAwaited: of a camera, a paint shows each picture
// at once that comes within 8 ms of it.
func TestPicturesAboutToComeAreAwaited(t *testing.T) {
	test.NewTempApp(t)
	synctest.Test(t, func(t *testing.T) {
		var d walltest.Decoders
		w := New(Config{Opener: walltest.Pattern{FPS: 25}, NewDecoder: d.New})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { w.Run(ctx); close(done) }()
		v := w.players.view(stream.Source{URL: "a"})
		w.tiles[0].playing = v
		screen := time.NewTicker(time.Second / 60)
		atOnce, seen := 0, 0
		for seen < 100 {
			began := <-screen.C
			w.Await()
			if held := time.Since(began); held > soon+time.Millisecond {
				t.Errorf("a paint was held up for %v", held)
			}
			for f := v.next(); f != nil; f = v.next() {
				seen++
				age := time.Since(f.Arrived)
				if f.Release(); seen < 10 { // the pace is learned from the first
					continue
				}
				if age > time.Second/60-soon+time.Millisecond {
					t.Errorf("picture %d waited for %v", seen, age)
				}
				if age <= time.Millisecond {
					atOnce++
				}
			}
		}
		if atOnce < 20 {
			t.Errorf("%d of 90 pictures were painted at once", atOnce)
		}
		w.tiles[0].playing = nil
		v.close(w.players)
		cancel()
		<-done
	})
}

// TestBacklogIsLeftOut: where each paint leaves a picture waiting, all are late.
func TestBacklogIsLeftOut(t *testing.T) {
	var v view
	var painted []int64
	for n := range int64(20) {
		f := stream.NewFrame(nil)
		f.Number = n
		v.offer(f)
		if n > 0 {
			painted = append(painted, v.next().Number)
		}
	}
	if want := []int64{0, 1, 2, 3, 4, 6, 7}; !slices.Equal(painted[:len(want)], want) || v.dropped != 1 {
		t.Errorf("painted %v, %d left out; want %v first and one left out", painted, v.dropped, want)
	}
}
