package sound

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
)

// during runs a Player in virtual time while do looks at it.
func during(t *testing.T, s *studio, do func(p *Player)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := New(Config{Listener: s, NewDecoder: func(stream.SoundInfo) (stream.SoundDecoder, error) { return s, nil }, Output: s})
		ctx, cancel := context.WithCancel(t.Context())
		var running sync.WaitGroup
		running.Go(func() { p.Run(ctx) })
		do(p)
		cancel()
		running.Wait()
		if s.open != 0 {
			t.Errorf("%d connections are left", s.open)
		}
	})
}

// pass lets time pass, and all that happens then happen.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

var (
	one = stream.Source{URL: "rtsp://camera-1/"}
	two = stream.Source{URL: "rtsp://camera-2/"}
)

func TestNothingIsHeardUnlessAsked(t *testing.T) {
	s := &studio{}
	during(t, s, func(p *Player) {
		pass(time.Hour)
		if st := p.Status(); st.State != Silent || len(s.opened) != 0 || len(s.devices) != 0 {
			t.Errorf("%+v; %d connections, %d devices", st, len(s.opened), len(s.devices))
		}
	})
}

func TestTheWishedCameraIsHeard(t *testing.T) {
	s := &studio{}
	during(t, s, func(p *Player) {
		p.Listen(one)
		if st := p.Status(); st.State != Connecting || st.Source != one {
			t.Errorf("at once: %+v", st)
		}
		pass(time.Second)
		if st := p.Status(); st.State != Playing || st.Words != "PCMU, 8 kHz, mono" || st.Delay == 0 || st.Dried != 0 || !s.devices[0].loud() {
			t.Errorf("%+v, loud: %v", st, s.devices[0].loud())
		}
		p.Listen(two)
		pass(time.Second)
		if st := p.Status(); st.State != Playing || st.Source != two || s.open != 1 || !s.devices[1].loud() {
			t.Errorf("%+v, %d connections", st, s.open)
		}
		p.Listen(stream.Source{})
		pass(time.Second)
		if st := p.Status(); st.State != Silent || s.open != 0 || len(s.opened) != 2 {
			t.Errorf("%+v, %d connections of %d", st, s.open, len(s.opened))
		}
	})
}

func TestTheVolumeIsKeptForTheNextCamera(t *testing.T) {
	s := &studio{}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(time.Second)
		p.SetVolume(0)
		pass(time.Second)
		p.Listen(two)
		pass(time.Second)
		if s.devices[0].loud() || s.devices[1].loud() {
			t.Error("it is loud at no volume")
		}
		p.SetVolume(7)
		pass(time.Second)
		if !s.devices[1].loud() {
			t.Error("it is not loud at full volume")
		}
	})
}

func TestAFailedConnectionIsTriedAgain(t *testing.T) {
	s := &studio{refuse: errors.New("camera-1 refuses the connection")}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(10 * time.Second)
		if st := p.Status(); st.State != Failed || st.Words != "camera-1 refuses the connection" || len(s.opened) != 5 {
			t.Errorf("%+v after %d attempts", st, len(s.opened))
		}
		s.mu.Lock()
		s.refuse = nil
		s.mu.Unlock()
		pass(15 * time.Second)
		if st := p.Status(); st.State != Playing {
			t.Errorf("%+v", st)
		}
		s.lines[0].end <- errors.New("the camera closed the connection")
		pass(100 * time.Millisecond)
		if st := p.Status(); st.State != Failed || st.Words != "the camera closed the connection" {
			t.Errorf("%+v", st)
		}
		pass(16 * time.Second)
		if st := p.Status(); st.State != Playing || s.open != 1 {
			t.Errorf("%+v", st)
		}
	})
}

type forever struct{ error }

func (forever) Permanent() bool { return true }

func TestACameraWithoutSoundIsNotPestered(t *testing.T) {
	s := &studio{refuse: forever{errors.New("this camera sends no sound")}}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(10*time.Minute - time.Second)
		if len(s.opened) != 10 {
			t.Errorf("asked %d times in ten minutes", len(s.opened))
		}
	})
}

func TestADeviceMayComeAndGo(t *testing.T) {
	s := &studio{noDevice: errors.New("no sound device")}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(time.Second)
		if st := p.Status(); st.State != Failed || st.Words != "no sound device" {
			t.Errorf("%+v", st)
		}
		s.mu.Lock()
		s.noDevice = nil
		s.mu.Unlock()
		pass(20 * time.Second)
		if st := p.Status(); st.State != Playing || len(s.devices) != 1 {
			t.Fatalf("%+v, %d devices", st, len(s.devices))
		}
		close(s.devices[0].gone)
		pass(30 * time.Second)
		if st := p.Status(); st.State != Playing || len(s.devices) != 2 || !s.devices[1].loud() {
			t.Errorf("%+v, %d devices", st, len(s.devices))
		}
	})
}

func TestACameraThatFallsSilentIsSaid(t *testing.T) {
	s := &studio{quiet: true}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(4 * time.Second)
		if st := p.Status(); st.State != Waiting || !strings.Contains(st.Words, "no sound now") {
			t.Errorf("%+v", st)
		}
		s.mu.Lock()
		s.quiet = false
		s.mu.Unlock()
		pass(time.Second)
		if st := p.Status(); st.State != Playing {
			t.Errorf("%+v", st)
		}
	})
}

func TestSoundThatIsNonsenseIsSaid(t *testing.T) {
	s := &studio{garbage: true}
	during(t, s, func(p *Player) {
		p.Listen(one)
		pass(1100 * time.Millisecond)
		if st := p.Status(); st.State != Failed || st.Words != "the camera's PCMU sound cannot be decoded: nonsense" {
			t.Errorf("%+v", st)
		}
	})
}
