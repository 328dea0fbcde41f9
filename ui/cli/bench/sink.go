package bench

import (
	"context"
	"errors"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

// runSink plays without a window: each tile's frames are taken at the pace of
// a screen and let go.
func runSink(ctx context.Context, cfg Config) (Result, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := newSink(cfg)
	var running sync.WaitGroup
	for _, p := range s.players {
		running.Go(func() { p.Run(ctx) })
	}
	m := meter{read: s.sample}
	s.drain(ctx, &m, cfg.Duration)
	cancel()
	running.Wait()
	result := m.result(cfg.Tiles)
	result.Renderer = "sink"
	if !m.ended() {
		return result, errors.New("bench wall: interrupted before the time was over")
	}
	return result, nil
}

// sink is a wall without a screen.
type sink struct {
	players map[stream.Source]*stream.Player
	owner   []*stream.Player // of each tile
	feeds   []*stream.Feed
	taken   []int64
}

func newSink(cfg Config) *sink {
	s := &sink{players: map[stream.Source]*stream.Player{}, taken: make([]int64, cfg.Tiles)}
	for i := range cfg.Tiles {
		src := cfg.source(i)
		p := s.players[src]
		if p == nil {
			p = stream.NewPlayer(src, cfg.Opener, cfg.NewDecoder, cfg.Log)
			s.players[src] = p
		}
		s.owner = append(s.owner, p)
		s.feeds = append(s.feeds, p.Watch())
	}
	return s
}

// drain takes frames 60 times a second until the meter has its samples.
func (s *sink) drain(ctx context.Context, m *meter, d time.Duration) {
	start := time.Now()
	screen := time.NewTicker(time.Second / 60)
	defer screen.Stop()
	for !m.ended() {
		select {
		case <-ctx.Done():
			return
		case now := <-screen.C:
			s.take(now, m)
			m.look(now.Sub(start), d)
		}
	}
}

func (s *sink) take(now time.Time, m *meter) {
	for i, feed := range s.feeds {
		if f := feed.Frames.Take(); f != nil {
			m.painted(now, f.Time, f.Arrived)
			s.taken[i]++
			f.Release()
		}
	}
}

func (s *sink) sample() sample {
	out := sample{at: time.Now(), cpu: cpuTime(), shown: append([]int64(nil), s.taken...)}
	for _, p := range s.owner {
		stats := p.Stats()
		out.decoded += stats.Decoded
		out.dropped += stats.Dropped
	}
	return out
}
