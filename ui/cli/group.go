package cli

import (
	"context"
	"log/slog"
	"runtime"
	"sync"
	"time"
)

// patience is how long the parts may take to end.
const patience = 3 * time.Second

// A group runs the parts of the program.
type group struct {
	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup
	log     *slog.Logger
}

func newGroup(ctx context.Context, log *slog.Logger) *group {
	g := &group{log: log}
	g.ctx, g.cancel = context.WithCancel(ctx)
	return g
}

// start runs a part until the group stops.
func (g *group) start(run func(context.Context)) {
	g.running.Go(func() { run(g.ctx) })
}

// stop ends the parts and waits for them, but not for ever: who is late is
// named in the log.
func (g *group) stop() {
	g.cancel()
	done := make(chan struct{})
	go func() {
		g.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(patience):
		g.log.Error("some parts did not end in time", "waited", patience, "stacks", stacks())
	}
}

func stacks() string {
	buf := make([]byte, 1<<20)
	return string(buf[:runtime.Stack(buf, true)])
}
