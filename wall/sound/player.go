package sound

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// The timings of a Player.
const (
	openWithin  = 15 * time.Second
	firstWait   = 500 * time.Millisecond
	longestWait = 15 * time.Second
	lastingWait = time.Minute      // after a stream.Permanent error
	steadyPlay  = 20 * time.Second // with the opening: such a connection was a good one
)

// Config is what a Player is made of.
type Config struct {
	Listener   stream.Listener
	NewDecoder stream.NewSoundDecoder
	Output     Output
	Log        *slog.Logger // nil: nothing is logged
}

// A Player lets one camera be heard, or none, which is how it begins. Safe for
// concurrent use; no method but Run blocks.
type Player struct {
	config  Config
	changed chan struct{} // there is another wish

	mu      sync.Mutex
	wish    stream.Source // zero: silence
	volume  float64
	status  Status
	playing *buffer // of the present device, if there is one
}

// New makes a Player; Run plays.
func New(c Config) *Player {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return &Player{config: c, changed: make(chan struct{}, 1), volume: 1}
}

// Listen changes to the sound of a camera; the zero Source is silence.
func (p *Player) Listen(src stream.Source) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if src == p.wish {
		return
	}
	p.wish = src
	p.status = Status{Source: src}
	if src != (stream.Source{}) {
		p.status.State = Connecting
	}
	select {
	case p.changed <- struct{}{}:
	default: // it is known already
	}
}

// SetVolume sets the loudness, from 0 to 1, which it begins with.
func (p *Player) SetVolume(v float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.volume = max(0, min(1, v))
	if p.playing != nil {
		p.playing.setVolume(gain(p.volume))
	}
}

// gain is what samples are multiplied by: loudness is felt as about its root.
func gain(volume float64) float32 { return float32(volume * volume) }

// Status says what the player does now.
func (p *Player) Status() Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.status
	if p.playing != nil {
		s.Delay, s.Dried = p.playing.state()
	}
	return s
}

// Run plays what is listened to until ctx ends, and leaves nothing behind.
func (p *Player) Run(ctx context.Context) {
	for ctx.Err() == nil {
		listening, stop := context.WithCancel(ctx)
		var running sync.WaitGroup
		running.Go(func() { p.keep(listening, p.wished()) })
		select {
		case <-ctx.Done():
		case <-p.changed:
		}
		stop()
		running.Wait()
	}
}

// wished is what is wished for, which changed tells no more then.
func (p *Player) wished() stream.Source {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.changed:
	default:
	}
	return p.wish
}

// keep plays src until ctx ends, connecting anew after every failure.
func (p *Player) keep(ctx context.Context, src stream.Source) {
	if src == (stream.Source{}) {
		return
	}
	log, said := p.config.Log.With("camera", src.String()), ""
	for try := 1; ctx.Err() == nil; try++ {
		began := time.Now()
		err := p.playOnce(ctx, src)
		if ctx.Err() != nil {
			return
		}
		if time.Since(began) > steadyPlay {
			try = 1
		}
		p.say(src, func(s *Status) { s.State, s.Words = Failed, err.Error() })
		if said != err.Error() {
			said = err.Error()
			log.Warn("sound ended", "attempt", try, "err", said)
		}
		wait(ctx, backoff(try, err))
	}
}

// playOnce connects to src and plays it until it fails or ctx ends.
func (p *Player) playOnce(ctx context.Context, src stream.Source) error {
	opening, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	s := newSession(p, src)
	conn, err := p.config.Listener.Listen(opening, src, s)
	if err != nil && opening.Err() != nil && ctx.Err() == nil {
		return errors.New("the camera does not answer in time")
	}
	if err != nil {
		return err
	}
	return s.play(ctx, conn)
}

// say changes the status, unless another camera has been wished for.
func (p *Player) say(src stream.Source, change func(*Status)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wish == src {
		change(&p.status)
	}
}

// attach makes b what sounds; nil: nothing does.
func (p *Player) attach(b *buffer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.playing = b
	if b != nil {
		b.setVolume(gain(p.volume))
	}
}

// backoff is how long to wait after the try-th failure in a row, which was err.
func backoff(try int, err error) time.Duration {
	var lasting stream.Permanent
	if errors.As(err, &lasting) && lasting.Permanent() {
		return lastingWait
	}
	return min(longestWait, firstWait<<min(try-1, 10))
}

// wait waits for d, or for the end of ctx.
func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
