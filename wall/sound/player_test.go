package sound

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
)

// A studio is a Listener whose cameras send a tone in units of 20 ms, and an
// Output whose device takes them; in virtual time.
type studio struct {
	mu       sync.Mutex
	opened   []string // addresses that were listened to
	open     int      // connections
	refuse   error    // what listening fails with; nil: it succeeds
	quiet    bool     // cameras send nothing
	garbage  bool     // units cannot be decoded
	noDevice error    // what opening a device fails with; nil: it succeeds
	devices  []*loudspeaker
	lines    []*line
}

var sample = Format{Rate: 8000, Channels: 1}

func (s *studio) Listen(_ context.Context, src stream.Source, sink stream.SoundSink) (stream.Conn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = append(s.opened, src.URL)
	if s.refuse != nil {
		return nil, s.refuse
	}
	l := &line{studio: s, end: make(chan error, 1), closed: make(chan struct{})}
	s.open++
	s.lines = append(s.lines, l)
	l.sending.Go(func() { l.send(sink) })
	return l, nil
}

// A line is a connection to a camera.
type line struct {
	studio  *studio
	end     chan error
	closed  chan struct{}
	once    sync.Once
	sending sync.WaitGroup
}

func (l *line) send(sink stream.SoundSink) {
	info := stream.SoundInfo{Codec: stream.PCMU, Rate: sample.Rate, Channels: sample.Channels}
	for i := 0; ; i++ {
		if !l.studio.is(&l.studio.quiet) {
			data := binary.BigEndian.AppendUint64(nil, uint64(i))
			sink.Sound(info, stream.SoundUnit{Data: data, PTS: time.Duration(i) * 20 * time.Millisecond})
		}
		select {
		case <-l.closed:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (l *line) Wait() error {
	select {
	case err := <-l.end:
		return err
	case <-l.closed:
		return errors.New("closed")
	}
}

func (l *line) Close() {
	l.once.Do(func() {
		close(l.closed)
		l.studio.mu.Lock()
		defer l.studio.mu.Unlock()
		l.studio.open--
	})
	l.sending.Wait()
}

func (l *line) Info() stream.Info { return stream.Info{} }

func (s *studio) is(flag *bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return *flag
}

// Decode makes a unit the part of a tone that it names.
func (s *studio) Decode(u stream.SoundUnit) (stream.Samples, error) {
	if s.is(&s.garbage) {
		return stream.Samples{}, errors.New("nonsense")
	}
	n := sample.frames(20)
	from := int(binary.BigEndian.Uint64(u.Data)) * n
	return stream.Samples{Data: tone(sample, 400, from, n), Rate: sample.Rate, Channels: sample.Channels}, nil
}

func (s *studio) Close() {}

// A loudspeaker is a device that takes 20 ms every 20 ms.
type loudspeaker struct {
	gone, closed chan struct{}
	running      sync.WaitGroup
	mu           sync.Mutex
	played       []float32
}

func (s *studio) Open(f Format, fill func([]float32)) (Device, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.noDevice != nil {
		return nil, s.noDevice
	}
	l := &loudspeaker{gone: make(chan struct{}), closed: make(chan struct{})}
	s.devices = append(s.devices, l)
	l.running.Go(func() { l.run(f, fill) })
	return l, nil
}

func (l *loudspeaker) run(f Format, fill func([]float32)) {
	for {
		select {
		case <-l.closed:
			return
		case <-time.After(20 * time.Millisecond):
		}
		out := make([]float32, f.frames(20)*f.Channels)
		fill(out)
		l.mu.Lock()
		l.played = append(l.played, out...)
		l.mu.Unlock()
	}
}

func (l *loudspeaker) Gone() <-chan struct{} { return l.gone }

func (l *loudspeaker) Close() { close(l.closed); l.running.Wait() }

// loud tells whether the loudest of the last 100 ms is as loud as the tone.
func (l *loudspeaker) loud() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.played[max(0, len(l.played)-sample.frames(100)):] {
		if s > 0.49 {
			return true
		}
	}
	return false
}

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
