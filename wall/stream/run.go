package stream

import (
	"context"
	"errors"
	"sync"
	"time"
)

// The timings of the supervisor.
const (
	openWithin = 15 * time.Second // dialling and describing
	steadyPlay = 5 * time.Second  // a connection that lasted so long was a good one
	lookEvery  = 500 * time.Millisecond
)

// Run plays the source until ctx ends, reconnecting after every failure, and
// leaves nothing behind.
func (p *Player) Run(ctx context.Context) {
	said := ""
	for try := 1; ; try++ {
		err := p.playOnce(ctx)
		if ctx.Err() != nil {
			return
		}
		if p.report.wasSteady() {
			try = 1
		}
		p.report.failed(try, lasting(err), err.Error())
		if said != err.Error() {
			said = err.Error()
			p.log.Warn("stream ended", "attempt", try, "err", said)
		}
		if !sleep(ctx, backoff(try, err, p.report.wasLive())) {
			return
		}
	}
}

// playOnce opens the source and plays it until it fails or ctx ends.
func (p *Player) playOnce(ctx context.Context) error {
	s := newSession(p)
	conn, err := p.open(ctx, s)
	if err != nil {
		return err
	}
	var running sync.WaitGroup
	defer running.Wait()
	defer conn.Close()
	playing, end := context.WithCancelCause(ctx)
	defer end(nil)

	p.report.connected()
	p.attach(s.ring)
	defer p.attach(nil)
	running.Go(func() { end(s.decode(playing)) })
	running.Go(func() { end(conn.Wait()) })
	return s.supervise(playing, conn)
}

// open connects when it is its turn, in reasonable time from then on.
func (p *Player) open(ctx context.Context, s *session) (Conn, error) {
	leave, err := p.Turns.Take(ctx, p.source)
	if err != nil {
		return nil, err
	}
	defer leave()
	opening, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	p.report.dialling()
	conn, err := p.opener.Open(opening, p.source, s)
	if err != nil && opening.Err() != nil && ctx.Err() == nil {
		return nil, errors.New("the camera does not answer in time")
	}
	return conn, err
}

// sleep waits for d, and returns whether ctx still goes on.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
