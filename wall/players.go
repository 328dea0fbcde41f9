package wall

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// linger is how long a player nobody watches stays connected, so that coming
// back to a camera shows it at once.
const linger = 10 * time.Second

// So many connections are begun at the same time, in all and to one host:
// recorders with many cameras break under more.
const (
	maxOpening     = 8
	maxHostOpening = 2
)

// players holds one running player for each source that is shown. Safe for
// concurrent use.
type players struct {
	opener     stream.Opener
	newDecoder stream.NewDecoder
	turns      *stream.Turns
	log        *slog.Logger
	poke       chan struct{} // something for run to look at

	mu  sync.Mutex
	all map[stream.Source]*playing
}

// playing is a player, how many tiles show it and how to end it.
type playing struct {
	*stream.Player
	users   int
	idle    time.Time // since when users is 0
	started bool
	cancel  context.CancelFunc
}

func newPlayers(o stream.Opener, d stream.NewDecoder, log *slog.Logger) *players {
	return &players{
		opener: o, newDecoder: d, log: log,
		turns: stream.NewTurns(maxOpening, maxHostOpening),
		poke:  make(chan struct{}, 1),
		all:   map[stream.Source]*playing{},
	}
}

// acquire returns the player of src, which run starts if it is new.
func (p *players) acquire(src stream.Source) *playing {
	p.mu.Lock()
	defer p.mu.Unlock()
	pl := p.all[src]
	if pl == nil {
		pl = &playing{Player: stream.NewPlayer(src, p.opener, p.newDecoder, p.log)}
		pl.Turns = p.turns
		p.all[src] = pl
	}
	pl.users++
	p.wake()
	return pl
}

// release says that a tile no longer shows pl.
func (p *players) release(pl *playing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if pl.users--; pl.users == 0 {
		pl.idle = time.Now()
	}
}

func (p *players) wake() {
	select {
	case p.poke <- struct{}{}:
	default:
	}
}

// run starts what was acquired and ends what nobody has shown for a while,
// until ctx ends; then it waits for all of them.
func (p *players) run(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		for _, play := range p.due(ctx) {
			running.Go(play)
		}
		select {
		case <-ctx.Done():
			return
		case <-p.poke:
		case <-tick.C:
		}
	}
}

// due cancels the idle players and returns those to start.
func (p *players) due(ctx context.Context) (start []func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for src, pl := range p.all {
		if pl.users == 0 && time.Since(pl.idle) > linger {
			delete(p.all, src)
			if pl.cancel != nil {
				pl.cancel()
			}
			continue
		}
		if !pl.started {
			pl.started = true
			own, cancel := context.WithCancel(ctx)
			pl.cancel = cancel
			start = append(start, func() { pl.Player.Run(own) })
		}
	}
	return start
}
