package stream

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"
)

// How a Player retries, and when it calls its picture old.
const (
	firstBackoff = 500 * time.Millisecond
	lastBackoff  = 15 * time.Second
	hopeless     = 6                // failed attempts in a row: NoSignal
	steady       = 10 * time.Second // of pictures: the next failure is a first one
	staleAfter   = 2 * time.Second
	giveUpAfter  = 8 * time.Second // without a picture: connect anew
	openTimeout  = 15 * time.Second
)

// A Permanent error will not go away by trying again soon: a refused
// password, a codec that cannot be played. It is shown at once, and tried
// again at the slowest pace.
type Permanent interface{ Permanent() bool }

// errSilent is a connection that stopped bringing pictures.
var errSilent = errors.New("no picture for too long")

// A Player keeps one Source playing into the mailboxes of its Feeds until its
// context ends, reconnecting after every failure. Run is one goroutine's; the
// other methods are safe for concurrent use and never block.
type Player struct {
	src        Source
	opener     Opener
	newDecoder NewDecoder
	log        *slog.Logger
	watched    chan struct{} // the first Feed came

	mu      sync.Mutex
	feeds   []*Feed
	status  Status
	stats   Stats
	picture time.Time // when the last one was decoded
	began   time.Time // of the first attempt
}

// A Feed is one watcher's mailbox of frames. The watcher takes what is in it
// and releases each frame.
type Feed struct{ Frames Latest[Frame] }

// NewPlayer makes a Player; Run plays.
func NewPlayer(src Source, o Opener, d NewDecoder, log *slog.Logger) *Player {
	return &Player{
		src: src, opener: o, newDecoder: d, log: log,
		watched: make(chan struct{}, 1),
		status:  Status{State: Connecting, Since: time.Now()},
	}
}

// Watch adds a mailbox. While there is none, the player stays connected and
// decodes nothing; the first one sees the present picture at once.
func (p *Player) Watch() *Feed {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := &Feed{}
	p.feeds = append(p.feeds, f)
	if len(p.feeds) == 1 {
		select {
		case p.watched <- struct{}{}:
		default:
		}
	}
	return f
}

// Unwatch removes a mailbox. What is still in it is the watcher's to release.
func (p *Player) Unwatch(f *Feed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, one := range p.feeds {
		if one == f {
			p.feeds = append(p.feeds[:i], p.feeds[i+1:]...)
			return
		}
	}
}

// Status is what a tile may say now.
func (p *Player) Status() Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status
}

// Stats are the counters now.
func (p *Player) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stats
}

// Run plays the source until ctx ends, and leaves nothing behind.
func (p *Player) Run(ctx context.Context) {
	p.mu.Lock()
	p.began = time.Now()
	p.mu.Unlock()
	for try := 0; ctx.Err() == nil; try++ {
		began := time.Now()
		err := p.playOnce(ctx)
		if ctx.Err() != nil {
			return
		}
		if p.played(began) {
			try = 0
		}
		p.failed(try+1, err)
		sleep(ctx, backoff(try, err))
	}
}

// played says whether an attempt brought pictures for a steady while.
func (p *Player) played(began time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.picture.Sub(began) > steady
}

// failed puts the end of an attempt into the status.
func (p *Player) failed(try int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stats.Reconnects++
	s := Status{State: Reconnecting, Since: time.Now(), Try: try, Reason: err.Error()}
	var lasting Permanent
	if try >= hopeless || errors.As(err, &lasting) && lasting.Permanent() {
		s.State, s.Since = NoSignal, p.lastSeen()
	}
	p.status = s
	p.log.Debug("stream failed", "attempt", try, "err", err)
}

// lastSeen is when there was a picture, or when the player began.
func (p *Player) lastSeen() time.Time {
	if p.picture.IsZero() {
		return p.began
	}
	return p.picture
}

// backoff doubles from attempt to attempt, with half of it left to chance so
// that cameras of one recorder do not come back all at once.
func backoff(try int, err error) time.Duration {
	d := min(firstBackoff<<min(try, 6), lastBackoff)
	var lasting Permanent
	if errors.As(err, &lasting) && lasting.Permanent() {
		d = lastBackoff
	}
	return d/2 + rand.N(d/2)
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// playOnce opens, plays and closes; it returns why it ended, and waits for
// what it started.
func (p *Player) playOnce(ctx context.Context) error {
	opening, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	r := newRing()
	began := time.Now()
	conn, err := p.opener.Open(opening, p.src, r)
	if err != nil {
		return err
	}
	var waiter sync.WaitGroup
	waiter.Go(func() { r.fail(conn.Wait()) })
	s := &session{player: p, ring: r, conn: conn, began: began, quiet: began}
	err = s.run(ctx)
	conn.Close()
	waiter.Wait()
	return err
}

// publish gives a frame to every feed.
func (p *Player) publish(f *Frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, feed := range p.feeds {
		if unread := feed.Frames.Put(f.Retain()); unread != nil {
			unread.Release()
			p.stats.Dropped++
		}
	}
}

func (p *Player) anyone() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.feeds) > 0
}
