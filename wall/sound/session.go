package sound

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"watchfloor/wall/stream"
)

// The limits of a session.
const (
	queued   = 64 // units that wait to be decoded
	nonsense = 50 // units in a row that cannot be decoded
	stillFor = 2 * time.Second
	lookOver = 500 * time.Millisecond
	noticed  = 5 * time.Millisecond // a gap in the time of units
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

// hear decodes a unit and hands its samples to the device.
func (s *session) hear(h heard) error {
	samples, err := s.decode(h)
	if err != nil || len(samples.Data) == 0 {
		return err
	}
	f := Format{Rate: samples.Rate, Channels: samples.Channels}
	if s.device == nil || f != s.format {
		if err := s.open(f); err != nil {
			return err
		}
		s.next, s.words = h.unit.PTS, describe(h.info.Codec, f)
	}
	if gap := h.unit.PTS - s.next; gap > noticed {
		s.buffer.pause(gap)
	}
	s.buffer.push(samples.Data)
	s.next = h.unit.PTS + time.Duration(len(samples.Data)/f.Channels)*time.Second/time.Duration(f.Rate)
	s.arrived = time.Now()
	s.player.say(s.source, func(st *Status) { st.State, st.Words = Playing, s.words })
	return nil
}

// decode returns what a unit sounds like: nothing, if it is damaged. Too many
// of these are an error.
func (s *session) decode(h heard) (samples stream.Samples, err error) {
	if s.decoder == nil {
		if s.decoder, err = s.player.config.NewDecoder(h.info); err != nil {
			return stream.Samples{}, err
		}
	}
	samples, err = s.decoder.Decode(h.unit)
	if err == nil {
		s.bad = 0
		return samples, nil
	}
	if s.bad++; s.bad == nonsense {
		return stream.Samples{}, fmt.Errorf("the camera's %s sound cannot be decoded: %w", h.info.Codec, err)
	}
	return stream.Samples{}, nil
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

// describe says what is heard: "AAC, 16 kHz, mono".
func describe(c stream.SoundCodec, f Format) string {
	channels := fmt.Sprintf("%d channels", f.Channels)
	switch f.Channels {
	case 1:
		channels = "mono"
	case 2:
		channels = "stereo"
	}
	return fmt.Sprintf("%s, %g kHz, %s", c, float64(f.Rate)/1000, channels)
}
