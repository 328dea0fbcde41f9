package sound

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"watchfloor/wall/stream"
)

// The limits of a session.
const (
	queued   = 64 // units that wait to be decoded
	stillFor = 2 * time.Second
	lookOver = 500 * time.Millisecond
)

var (
	errEnded = errors.New("the camera ended the sound")
	errGone  = errors.New("the sound device is gone")
)

// A session is one connection of a Player: the sink of its sound.
type session struct {
	player *Player
	source stream.Source
	units  chan heard
	lost   atomic.Int64

	// The rest is play's own.
	decoder stream.SoundDecoder
	device  Device
	buffer  *buffer
	format  Format
	words   string        // about the format
	next    time.Duration // when the next unit sounds, in stream time
	arrived time.Time     // when the last one came
	bad     int           // units in a row that could not be decoded
}

// heard is a unit and what it is.
type heard struct {
	info stream.SoundInfo
	unit stream.SoundUnit
}

var _ stream.SoundSink = (*session)(nil)

func newSession(p *Player, src stream.Source) *session {
	return &session{player: p, source: src, units: make(chan heard, queued), arrived: time.Now()}
}

// Sound implements stream.SoundSink.
func (s *session) Sound(info stream.SoundInfo, u stream.SoundUnit) {
	select {
	case s.units <- heard{info, u}:
	default: // the machine is too busy to decode it: a gap will be heard
		s.lost.Add(1)
	}
}

// Lost implements stream.SoundSink.
func (s *session) Lost(n int) { s.lost.Add(int64(n)) }

// play decodes what comes and lets it be heard until the connection or the
// device fails, or ctx ends. It closes the connection.
func (s *session) play(ctx context.Context, conn stream.Conn) error {
	ended := make(chan error, 1)
	var waiting sync.WaitGroup
	waiting.Go(func() { ended <- conn.Wait() })
	defer s.close()
	defer waiting.Wait()
	defer conn.Close()
	look := time.NewTicker(lookOver)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-ended:
			return because(err)
		case <-s.gone():
			return errGone
		case now := <-look.C:
			s.look(now)
		case h := <-s.units:
			if err := s.hear(h); err != nil {
				return err
			}
		}
	}
}

func because(err error) error {
	if err == nil {
		return errEnded
	}
	return err
}

// gone is the device's channel; nil while there is none.
func (s *session) gone() <-chan struct{} {
	if s.device == nil {
		return nil
	}
	return s.device.Gone()
}

// look tells when nothing comes.
func (s *session) look(now time.Time) {
	s.player.say(s.source, func(st *Status) {
		st.Lost = s.lost.Load()
		if now.Sub(s.arrived) > stillFor {
			st.State, st.Words = Waiting, "the camera sends no sound now"
		}
	})
}

// open begins to play sound of this format.
func (s *session) open(f Format) error {
	s.closeDevice()
	b := newBuffer(f, 0)
	device, err := s.player.config.Output.Open(f, b.fill)
	if err != nil {
		return err
	}
	s.device, s.buffer, s.format = device, b, f
	s.player.attach(b)
	return nil
}

func (s *session) closeDevice() {
	s.player.attach(nil)
	if s.device != nil {
		s.device.Close()
		s.device = nil
	}
}

func (s *session) close() {
	s.closeDevice()
	if s.decoder != nil {
		s.decoder.Close()
	}
}
