// Package probe looks at one camera for a while and says what it sends.
package probe

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// pace is how often the probe looks for a new picture: more often than any
// camera sends one.
const pace = 5 * time.Millisecond

// Config says what to look at. Source, Opener and NewDecoder are required.
type Config struct {
	Source     stream.Source
	Opener     stream.Opener
	NewDecoder stream.NewDecoder
	Duration   time.Duration // from the first picture on; it defaults to 5 s
	Log        *slog.Logger  // it defaults to none
}

// Run plays the camera until Duration after its first picture, and returns
// what it saw. It is an error, one sentence without secrets, when the first
// attempt fails before a picture came, or ctx ends before that. A connection
// that fails later ends the look early, with no error.
func Run(ctx context.Context, cfg Config) (Report, error) {
	if cfg.Duration <= 0 {
		cfg.Duration = 5 * time.Second
	}
	ctx, stop := context.WithCancel(ctx)
	p := stream.NewPlayer(cfg.Source, cfg.Opener, cfg.NewDecoder, cfg.Log)
	l := look{player: p, feed: p.Watch()}
	var running sync.WaitGroup
	running.Go(func() { p.Run(ctx) })
	defer running.Wait()
	defer stop()
	defer p.Unwatch(l.feed)
	err := l.watch(ctx, cfg.Duration)
	return l.report(err), err
}

// A look counts a player's pictures.
type look struct {
	player      *stream.Player
	feed        *stream.Feed
	first, last picture
}

// A picture is the number of one decoded, from 1, and when it arrived.
type picture struct {
	number  int64
	arrived time.Time
}

// watch returns when it has seen pictures for d, or there will be none.
func (l *look) watch(ctx context.Context, d time.Duration) error {
	beat := time.NewTicker(pace)
	defer beat.Stop()
	for {
		l.take()
		seen := l.first.number > 0
		if seen && time.Since(l.first.arrived) >= d {
			return nil
		}
		if failure := l.player.Status(); failure.Try > 0 {
			return unless(seen, errors.New(failure.Reason))
		}
		select {
		case <-ctx.Done():
			return unless(seen, errors.New("interrupted before a picture came"))
		case <-beat.C:
		}
	}
}

func unless(seen bool, err error) error {
	if seen {
		return nil
	}
	return err
}

func (l *look) take() {
	f := l.feed.Frames.Take()
	if f == nil {
		return
	}
	l.last = picture{f.Number, f.Arrived}
	if l.first.number == 0 {
		l.first = l.last
	}
	f.Release()
}
