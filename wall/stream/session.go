package stream

import (
	"context"
	"errors"
	"time"
)

// A session is one connection of a Player: the Sink of its Opener, and the
// decoding of what arrives.
type session struct {
	player *Player
	ring   *ring
	coder  coder // the decoding goroutine's own
}

var _ Sink = (*session)(nil)

func newSession(p *Player) *session {
	return &session{player: p, ring: newRing(), coder: coder{player: p}}
}

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
			if s.player.report.improvise(now) {
				s.ring.improvise()
			}
			if err := s.player.report.verdict(now); err != nil {
				return err
			}
		}
	}
}

// decode turns what arrives into frames while somebody watches, until ctx
// ends or a decoder cannot be had.
func (s *session) decode(ctx context.Context) error {
	defer s.coder.close()
	for ctx.Err() == nil {
		if u, ok := s.ring.take(); ok {
			if err := s.show(u); err != nil {
				return err
			}
			continue
		}
		if !s.ring.isWatched() {
			s.coder.close()
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
	report.late(u.late)
	ready, err := s.coder.prepare(u)
	if err != nil || !ready {
		return err
	}
	began := time.Now()
	f, err := s.coder.decoder.Decode(u.AccessUnit)
	switch {
	case errors.Is(err, ErrGone):
		return s.restart(u, err)
	case err != nil:
		s.coder.needKey = true
		report.damaged(u.Arrived)
	case f != nil:
		s.publish(f, u, time.Since(began))
	case s.coder.level == References:
		report.skipped()
	}
	return nil
}

// restart goes on after u crashed the decoder: with the pictures kept since
// the newest key frame, unless that was u, or u has done so before. Its error
// ends the session.
func (s *session) restart(u taken, why error) error {
	p := s.player
	p.log.Warn("the decoder crashed", "err", why)
	p.report.crashed(u.Arrived)
	s.coder.close()
	s.coder.needKey = true
	if p.crashes.add(time.Now()) {
		return errCrashes
	}
	if s.coder.poison != u.serial {
		p.report.late(s.ring.again(u.serial))
	}
	s.coder.poison = u.serial
	return nil
}

func (s *session) publish(f *Frame, u taken, took time.Duration) {
	if f.Arrived.IsZero() {
		f.Arrived = u.Arrived
	}
	s.player.report.decoded(f, took, s.coder.decoder.Name())
	if u.passing && s.coder.level != Keys {
		f.Release()
		return
	}
	s.player.publish(f)
}
