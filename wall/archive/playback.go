package archive

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// Config says how recordings are opened.
type Config struct {
	Open stream.OpenRecording
	Log  *slog.Logger   // nil: none
	Zone *time.Location // of times in file names; nil: time.Local
}

// A Playback plays several recordings on one clock. Safe for concurrent use;
// no method but Run blocks.
type Playback struct {
	cfg   Config
	added chan struct{} // a lane waits to be started

	mu       sync.Mutex
	lanes    []*Lane
	selected *Lane
	clock    clock
	rate     float64   // asked for; the clock's own is 0 while it waits for the lanes
	moves    int64     // counts the wishes
	moved    time.Time // real time of the last of them
	exact    bool      // the exact picture is wished, not the nearest key frame
	touched  bool      // somebody chose the position
}

// State is what a Playback is doing. It does not change.
type State struct {
	Position time.Time
	Playing  bool
	Rate     float64      // recorded seconds a second, negative: backwards; as last asked for
	From, To time.Time    // of the first and after the last picture; zero: no file is open
	Loop     [2]time.Time // zero: none
	Settled  bool         // every lane shows its exact picture, or has none there
}

// New makes a Playback without lanes. Run plays it.
func New(cfg Config) *Playback {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Zone == nil {
		cfg.Zone = time.Local
	}
	p := &Playback{cfg: cfg, added: make(chan struct{}, 1), exact: true}
	p.clock.position = unknownStart()
	return p
}

// Run reads and decodes the lanes until ctx ends, and leaves nothing behind.
func (p *Playback) Run(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	for {
		for _, l := range p.unstarted() {
			running.Go(func() { l.run(ctx) })
		}
		select {
		case <-ctx.Done():
			return
		case <-p.added:
		}
	}
}

func (p *Playback) unstarted() (all []*Lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range p.lanes {
		if !l.started {
			l.started = true
			all = append(all, l)
		}
	}
	return all
}

// Add adds a lane that plays the file at path. Its first picture is at start
// plus correction. A zero start is found: in the file's metadata, else in its
// name, else it is the earliest of the other lanes.
func (p *Playback) Add(path string, start time.Time, correction time.Duration) *Lane {
	l := &Lane{p: p, path: path, typed: start, correction: correction, wake: make(chan struct{}, 1), gone: make(chan struct{})}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lanes = append(p.lanes, l)
	p.arrange()
	select {
	case p.added <- struct{}{}:
	default:
	}
	return l
}

// Remove ends a lane. It shows nothing any more.
func (p *Playback) Remove(l *Lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := slices.Index(p.lanes, l)
	if i < 0 {
		return
	}
	p.lanes = slices.Delete(p.lanes, i, i+1)
	close(l.gone)
	if p.selected == l {
		p.selected = nil
	}
	p.arrange()
}

// Lanes returns the lanes in the order in which they were added.
func (p *Playback) Lanes() []*Lane {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.lanes)
}

// State says what the Playback is doing now.
func (p *Playback) State() State {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.advance(now)
	return State{
		Position: p.clock.at(now), Playing: p.rate != 0, Rate: p.rate, From: p.clock.from, To: p.clock.to,
		Loop: p.clock.loop, Settled: p.exact && p.settled(),
	}
}

// arrange finds the starts of the lanes and the extent of them all anew, and
// has the lanes look for their pictures. Holds p.mu.
func (p *Playback) arrange() {
	now := time.Now()
	p.place()
	p.clock.from, p.clock.to = p.extent()
	at := p.clock.at(now)
	switch {
	case !p.touched && !p.clock.from.IsZero():
		at = p.clock.from
	case !p.opening():
		at = p.clock.clamp(at)
	}
	p.move(now, at, p.exact)
}

// extent is from the first to the end of the last picture. Holds p.mu.
func (p *Playback) extent() (from, to time.Time) {
	for _, l := range p.lanes {
		if !l.open {
			continue
		}
		begin, end := l.begin(), l.begin().Add(l.end)
		if from.IsZero() {
			from, to = begin, end
		}
		from, to = earlier(from, begin), later(to, end)
	}
	return from, to
}

// opening says that a lane does not know its file yet. Holds p.mu.
func (p *Playback) opening() bool {
	return slices.ContainsFunc(p.lanes, func(l *Lane) bool { return !l.open && l.problem == nil })
}
