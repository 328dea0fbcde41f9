package stream_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// gauge is an Opener that takes a second and notes how many openings there
// are at once, in all and to a host.
type gauge struct {
	mu         sync.Mutex
	now        map[string]int
	total      int
	most, host int
	opened     int
}

func (g *gauge) add(host string, n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.now[host] += n
	g.total += n
	g.most, g.host = max(g.most, g.total), max(g.host, g.now[host])
}

// Open implements stream.Opener.
func (g *gauge) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	host := src.URL[:len("rtsp://host-0")] // whatever the port
	g.add(host, 1)
	defer g.add(host, -1)
	time.Sleep(time.Second)
	g.mu.Lock()
	g.opened++
	g.mu.Unlock()
	return walltest.Pattern{}.Open(ctx, src, sink)
}

// TestFewOpenAtATime: 24 cameras of 6 hosts with 4 ports each open 8 at once
// and 2 per host, and those that wait for long do not give up.
func TestFewOpenAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, turns := &gauge{now: map[string]int{}}, stream.NewTurns(8, 2)
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		var players []*stream.Player
		for i := range 24 {
			src := stream.Source{URL: fmt.Sprintf("rtsp://host-%d:%d/", i%6, 554+i/6)}
			p := stream.NewPlayer(src, g, (&walltest.Decoders{}).New, nil)
			p.Turns = turns
			players = append(players, p)
			all.Go(func() { p.Run(ctx) })
		}
		time.Sleep(3500 * time.Millisecond)
		g.mu.Lock()
		if g.most != 8 || g.host != 2 || g.opened != 24 {
			t.Errorf("%d at once, %d to a host, %d opened after 3.5 s; want 8, 2, 24", g.most, g.host, g.opened)
		}
		g.mu.Unlock()
		for _, p := range players {
			if s := p.Stats(); s.Reconnects != 0 || s.First > 1100*time.Millisecond {
				t.Errorf("%s: %d reconnects, first picture after %v", p.Source(), s.Reconnects, s.First)
			}
		}
		cancel()
		all.Wait()
	})
}

// TestATurnIsWaitedFor as long as its context lasts.
func TestATurnIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := stream.NewTurns(1, 1)
		leave, err := turns.Take(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := turns.Take(ctx, src); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a second turn: %v", err)
		}
		leave()
		if leave, err = turns.Take(t.Context(), src); err != nil {
			t.Fatalf("no turn after the first ended: %v", err)
		}
		leave()
	})
}
