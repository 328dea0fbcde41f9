package stream

import (
	"context"
	"time"
)

// looking is how often a session looks for a picture that has stopped.
const looking = 250 * time.Millisecond

// session is one connection being decoded, by one goroutine.
type session struct {
	player   *Player
	ring     *ring
	conn     Conn
	began    time.Time
	quiet    time.Time // since when there has been no picture, or no unit
	decoder  Decoder
	codec    Codec
	fresh    bool          // the decoder needs a key frame
	catching bool          // replaying the ring: only the last picture shows
	pts, key time.Duration // of the last unit and the last key frame
	seen     ringStats
}

// run decodes until the connection fails, stays silent or ctx ends.
func (s *session) run(ctx context.Context) error {
	defer s.close()
	look := time.NewTicker(looking)
	defer look.Stop()
	s.wait("waiting for a key frame")
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.player.watched:
			s.comeBack()
		case <-s.ring.ready:
		case <-look.C:
		}
		if err := s.work(); err != nil {
			return err
		}
	}
}

// work decodes what waits and judges how things stand.
func (s *session) work() error {
	if s.player.anyone() {
		if err := s.decodeAll(); err != nil {
			return err
		}
	} else {
		s.ring.skip()
	}
	stats, broken, failure := s.ring.state()
	if failure != nil {
		return failure
	}
	s.count(stats)
	if broken && stats.keys > 0 {
		s.wait("packets were lost: the picture resumes with the next key frame")
	}
	return s.judge(time.Now())
}

// comeBack decodes the present picture for the first watcher.
func (s *session) comeBack() {
	s.catching = s.ring.rewind()
	s.fresh = true
}

func (s *session) decodeAll() error {
	for {
		u, behind, ok := s.ring.take()
		if !ok {
			s.catching = false
			return nil
		}
		if err := s.decode(u, behind); err != nil {
			return err
		}
	}
}

func (s *session) decode(u AccessUnit, behind int) error {
	s.intervals(u)
	if s.decoder == nil || u.Codec != s.codec {
		if err := s.open(u.Codec); err != nil {
			return err
		}
	}
	if s.fresh && !u.Key {
		return nil
	}
	s.fresh = false
	f, err := s.decoder.Decode(u)
	if err != nil {
		s.refused(err)
		return nil
	}
	if f != nil {
		s.show(f, s.catching && behind > 0)
	}
	return nil
}

func (s *session) open(c Codec) error {
	if s.decoder != nil {
		s.decoder.Close()
		s.decoder = nil
	}
	d, err := s.player.newDecoder(c)
	if err != nil {
		return err
	}
	s.decoder, s.codec, s.fresh = d, c, true
	return nil
}

// refused counts what the decoder could not use: the pictures after it would
// be smeared, so the next key frame is waited for.
func (s *session) refused(err error) {
	s.fresh = true
	p := s.player
	p.mu.Lock()
	p.stats.Errors++
	p.mu.Unlock()
	s.wait("damaged video: the picture resumes with the next key frame")
	p.log.Debug("decoder refused an access unit", "err", err)
}

// show publishes a picture, unless a newer one is about to come.
func (s *session) show(f *Frame, passing bool) {
	p, now := s.player, time.Now()
	s.quiet = now
	p.mu.Lock()
	p.stats.Decoded++
	f.Number = p.stats.Decoded
	p.stats.Width, p.stats.Height = f.Size.X, f.Size.Y
	p.picture = now
	if p.stats.First == 0 {
		p.stats.First = now.Sub(s.began)
	}
	if p.status.State != Live {
		p.status = Status{State: Live, Since: now}
	}
	p.mu.Unlock()
	if !passing {
		p.publish(f)
	}
	f.Release()
}

// wait says that the connection stands but the picture does not move.
func (s *session) wait(reason string) {
	p := s.player
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.status.State != Waiting && p.status.State != Stale {
		p.status = Status{State: Waiting, Since: time.Now(), Reason: reason}
	}
}

// judge marks a picture that has stopped, and ends a connection that brings
// none for too long. Unwatched, it is access units that have to come.
func (s *session) judge(now time.Time) error {
	p := s.player
	p.mu.Lock()
	defer p.mu.Unlock()
	silence := now.Sub(s.quiet)
	if silence > max(giveUpAfter, 5*p.stats.KeyInterval) {
		return errSilent
	}
	if silence > max(staleAfter, 3*p.stats.Interval) && p.status.State == Live {
		p.status = Status{State: Stale, Since: s.quiet, Reason: "the camera sends no pictures"}
	}
	return nil
}

// count carries the ring's counters of this session over to the player's.
func (s *session) count(now ringStats) {
	p, info := s.player, s.conn.Info()
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.units > s.seen.units && len(p.feeds) == 0 {
		s.quiet = time.Now()
	}
	p.stats.Units += now.units - s.seen.units
	p.stats.Keys += now.keys - s.seen.keys
	p.stats.Bytes += now.bytes - s.seen.bytes
	p.stats.Dropped += now.dropped - s.seen.dropped
	p.stats.Lost += now.lost - s.seen.lost
	p.stats.Codec, p.stats.Clock, p.stats.Transport = info.Codec, info.Clock, info.Transport
	s.seen = now
}

// intervals measures the stream's own pace.
func (s *session) intervals(u AccessUnit) {
	p := s.player
	p.mu.Lock()
	defer p.mu.Unlock()
	if d := u.PTS - s.pts; s.pts > 0 && d > 0 && d < 10*time.Second {
		if p.stats.Interval == 0 {
			p.stats.Interval = d
		}
		p.stats.Interval += (d - p.stats.Interval) / 8
	}
	if u.Key {
		if d := u.PTS - s.key; s.key > 0 && d > 0 {
			p.stats.KeyInterval = d
		}
		s.key = u.PTS
	}
	s.pts = u.PTS
}

func (s *session) close() {
	if s.decoder != nil {
		s.decoder.Close()
	}
}
