package stream

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"syscall"
	"time"
)

// The timings of the supervisor.
const (
	openWithin  = 15 * time.Second // dialling and describing
	steadyPlay  = 5 * time.Second  // a connection that lasted so long was a good one
	firstWait   = 500 * time.Millisecond
	longestWait = 15 * time.Second
	refusedWait = 2500 * time.Millisecond // while nobody listens: asking costs nothing, and a camera that starts is seen soon
	lastingWait = time.Minute             // after a Permanent error
	lookEvery   = 500 * time.Millisecond
)

// A Permanent error will not go away by trying again soon: a refused
// password, a codec that cannot be played. It is shown at once, and tried
// again at a slow pace, as cameras lock accounts that try too often.
type Permanent interface{ Permanent() bool }

func lasting(err error) bool {
	var p Permanent
	return errors.As(err, &p) && p.Permanent()
}

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
		if !sleep(ctx, backoff(try, err)) {
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

// open connects, in reasonable time.
func (p *Player) open(ctx context.Context, s *session) (Conn, error) {
	opening, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	p.report.dialling()
	conn, err := p.opener.Open(opening, p.source, s)
	if err != nil && opening.Err() != nil && ctx.Err() == nil {
		return nil, errors.New("the camera does not answer in time")
	}
	return conn, err
}

// backoff is how long to wait after the try-th failure in a row, which was
// err: doubling, and varied so that cameras of one dead switch spread.
func backoff(try int, err error) time.Duration {
	d := longestWait
	if errors.Is(err, syscall.ECONNREFUSED) {
		d = refusedWait
	}
	if errors.Is(err, errCrashes) {
		d = crashWait
	} else if lasting(err) {
		d = lastingWait
	} else if try < 6 {
		d = min(d, firstWait<<(try-1))
	}
	return d - time.Duration(rand.Int64N(int64(d)/4))
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
