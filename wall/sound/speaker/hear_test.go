package speaker

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/sound"
	"watchfloor/wall/sound/soundtest"
	"watchfloor/wall/stream"
)

// A tape is an Output that keeps what a device is given.
type tape struct {
	Output
	mu     sync.Mutex
	format sound.Format
	played []float32
}

func (r *tape) Open(f sound.Format, fill func([]float32)) (sound.Device, error) {
	r.mu.Lock()
	r.format, r.played = f, nil
	r.mu.Unlock()
	return r.Output.Open(f, func(out []float32) {
		fill(out)
		r.mu.Lock()
		defer r.mu.Unlock()
		r.played = append(r.played, out...)
	})
}

// wait returns the sound of some seconds.
func (r *tape) wait(t *testing.T, seconds int) []float32 {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		r.mu.Lock()
		n, played := seconds*r.format.Rate*r.format.Channels, r.played
		r.mu.Unlock()
		if n > 0 && len(played) >= n {
			return slices.Clone(played[:n])
		}
	}
	t.Fatal("the device was not asked for so much in 20 s")
	return nil
}

// listenTo plays a camera's sound to a tape until the test ends, which leaves
// no goroutine.
func listenTo(t *testing.T, c *soundtest.Camera) (*tape, *sound.Player) {
	t.Helper()
	c.Start(t)
	before := runtime.NumGoroutine()
	r := &tape{Output: nowhere}
	p := sound.New(sound.Config{Listener: &rtsp.Opener{}, NewDecoder: decode.NewSound, Output: r})
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { p.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
		eventually(t, "all goroutines have ended", func() bool { return runtime.NumGoroutine() <= before })
		eventually(t, "the camera has no viewer", func() bool { return c.Viewers() == 0 })
	})
	p.Listen(stream.Source{URL: c.URL()})
	return r, p
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Errorf("in 15 s it is not true that %s", what)
			return
		}
	}
}

func TestTheDeviceHearsWhatTheCameraSends(t *testing.T) {
	for _, k := range []struct {
		codec    stream.SoundCodec
		channels int
	}{{stream.AAC, 2}, {stream.Opus, 1}, {stream.PCMU, 1}} {
		t.Run(string(k.codec), func(t *testing.T) {
			c := &soundtest.Camera{Clip: soundtest.Make(t, k.codec, k.channels, 5)}
			r, p := listenTo(t, c)
			got := r.wait(t, 3)
			rate, ch := r.format.Rate, r.format.Channels
			want := mixed(c.Clip.Heard, k.channels, ch)
			best := 0.0
			for _, from := range []int{rate, rate * 3 / 2, rate * 2} { // a hop of the clocks may be in one of them
				_, dB := soundtest.Likeness(got, want, ch, from, rate/4)
				best = max(best, dB)
			}
			st := p.Status()
			t.Logf("%.0f dB; %+v", best, st)
			if best < 60 || st.State != sound.Playing || c.Medias() != 1 {
				t.Errorf("the sound is %.1f dB above its difference from what ffmpeg hears; %+v; %d media", best, st, c.Medias())
			}
		})
	}
}

// mixed is sound of one channel in as many as it is played in.
func mixed(s []float32, from, to int) []float32 {
	if from == to {
		return s
	}
	var all []float32
	for _, v := range s {
		all = append(all, slices.Repeat([]float32{v}, to)...)
	}
	return all
}

func TestSoundComesBackAfterACameraRestarts(t *testing.T) {
	c := &soundtest.Camera{Clip: soundtest.Make(t, stream.PCMA, 1, 1)}
	r, p := listenTo(t, c)
	r.wait(t, 1)
	c.Kick()
	eventually(t, "the player notices", func() bool { return p.Status().State == sound.Failed })
	eventually(t, "it plays again", func() bool { return p.Status().State == sound.Playing })
}

func TestLostPacketsDoNotEndTheSound(t *testing.T) {
	c := &soundtest.Camera{
		Clip: soundtest.Make(t, stream.AAC, 1, 2),
		Drop: func(packet int) bool { return packet%10 == 7 },
	}
	r, p := listenTo(t, c)
	got := r.wait(t, 3)
	heard := 0
	for _, s := range got {
		if s != 0 {
			heard++
		}
	}
	if st := p.Status(); st.Lost == 0 || st.State != sound.Playing || heard < len(got)/2 {
		t.Errorf("%+v; of %d samples %d are not silent", st, len(got), heard)
	}
}
