package sound

import (
	"context"
	"encoding/binary"
	"errors"
	"sync"
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
