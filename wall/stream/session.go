package stream

import (
	"context"
	"errors"
	"image"
	"time"
)

// A session is one connection of a Player: the Sink of its Opener, and the
// decoder of what arrives.
type session struct {
	player *Player
	ring   *ring

	// The decoding goroutine's own.
	decoder Decoder
	codec   Codec
	size    image.Point // by the parameter sets; zero: unknown
	needKey bool
}

var _ Sink = (*session)(nil)

// Unit implements Sink.
func (s *session) Unit(u AccessUnit) {
	if u.Arrived.IsZero() {
		u.Arrived = time.Now()
	}
	dropped := s.ring.push(u)
	s.player.report.arrived(u, dropped)
}

// Lost implements Sink.
func (s *session) Lost(n int) {
	s.ring.lose()
	s.player.report.lost(n)
}

// supervise returns why the connection ended, or ends it when it is of no use.
func (s *session) supervise(playing context.Context, conn Conn) error {
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for {
		s.player.report.describe(conn.Info())
		select {
		case <-playing.Done():
			if err := context.Cause(playing); err != nil {
				return err
			}
			return errors.New("the camera ended the stream")
		case now := <-look.C:
			if err := s.player.report.verdict(now); err != nil {
				return err
			}
		}
	}
}

// decode turns what arrives into frames while somebody watches, until ctx
// ends or a decoder cannot be had.
func (s *session) decode(ctx context.Context) error {
	defer s.closeDecoder()
	for ctx.Err() == nil {
		if u, ok := s.ring.take(); ok {
			if err := s.show(u); err != nil {
				return err
			}
			continue
		}
		if !s.ring.isWatched() {
			s.closeDecoder()
		}
		select {
		case <-ctx.Done():
		case <-s.ring.wake:
		}
	}
	return ctx.Err()
}

// show decodes a unit and publishes the picture that comes out, if any. Its
// error ends the session.
func (s *session) show(u taken) error {
	report := s.player.report
	report.dropped(u.dropped)
	if err := s.prepare(u.AccessUnit); err != nil {
		return err
	}
	if s.needKey || s.decoder == nil {
		report.dropped(1)
		return nil
	}
	began := time.Now()
	f, err := s.decoder.Decode(u.AccessUnit)
	switch {
	case err != nil:
		s.needKey = true
		report.damaged(u.Arrived)
	case f != nil:
		s.publish(f, u, time.Since(began))
	}
	return nil
}

func (s *session) publish(f *Frame, u taken, took time.Duration) {
	if f.Arrived.IsZero() {
		f.Arrived = u.Arrived
	}
	s.player.report.decoded(f, took)
	if u.passing {
		f.Release()
		return
	}
	s.player.publish(f)
}

// prepare makes the decoder fit a key frame.
func (s *session) prepare(u AccessUnit) error {
	if !u.Key {
		return nil
	}
	s.needKey = false
	size, err := pictureSize(u)
	if err != nil {
		return err
	}
	if s.decoder != nil && s.codec == u.Codec && s.size == size {
		return nil
	}
	s.closeDecoder()
	s.codec, s.size = u.Codec, size
	s.decoder, err = s.player.newDecoder(Coding{Codec: u.Codec, Size: size, Hardware: s.player.source.Hardware})
	return err
}

func (s *session) closeDecoder() {
	if s.decoder != nil {
		s.decoder.Close()
		s.decoder = nil
	}
}
