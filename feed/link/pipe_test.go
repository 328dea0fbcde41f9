package link

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/hub"
)

// A pipeNet is a network in memory, so that whole connections can live in a
// synctest bubble: there, time is virtual and a goroutine left behind fails
// the test.
type pipeNet struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
	wrap  func(net.Conn) net.Conn // what the client's end goes through; may be nil

	mu   sync.Mutex
	down bool
	live []net.Conn
}

func newPipeNet() *pipeNet {
	return &pipeNet{conns: make(chan net.Conn), done: make(chan struct{})}
}

var errDown = errors.New("the network is down")

func (p *pipeNet) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := net.Pipe()
	p.mu.Lock()
	down := p.down
	p.live = append(p.live, near)
	p.mu.Unlock()
	if down {
		return nil, errDown
	}
	select {
	case p.conns <- far:
	case <-p.done:
		return nil, errDown
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if p.wrap != nil {
		return p.wrap(near), nil
	}
	return near, nil
}

// cut breaks every connection; with down, new ones fail too.
func (p *pipeNet) cut(down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.live {
		_ = c.Close()
	}
	p.live, p.down = nil, down
}

func (p *pipeNet) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipeNet) Close() error   { p.once.Do(func() { close(p.done) }); return nil }
func (p *pipeNet) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// A bench is a hub with a network, for clients of a test.
type bench struct {
	*testing.T
	hub *hub.Hub
	net *pipeNet
	ctx context.Context
	all sync.WaitGroup
}

const token = "s3cret-token"

// inBubble runs f with a hub in virtual time. All that f starts through the
// bench ends after it.
func inBubble(t *testing.T, f func(b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		b := &bench{T: t, net: newPipeNet(), ctx: ctx, hub: hub.New(hub.Config{
			Agency: "pd", Tokens: map[string]hub.User{
				token:   {ID: "u17", Name: "Op", Roles: []string{"operator"}, Agency: "pd"},
				"other": {ID: "u02", Name: "Second", Roles: []string{"operator"}, Agency: "pd"},
				"look":  {ID: "u03", Name: "Viewer", Roles: []string{"viewer"}, Agency: "pd"},
				"fd":    {ID: "u04", Name: "Fire", Roles: []string{"operator"}, Agency: "fd"},
			},
		})}
		web := &http.Server{Handler: b.hub}
		b.all.Go(func() { b.hub.Run(ctx) })
		b.all.Go(func() { _ = web.Serve(b.net) })
		f(b)
		cancel()
		_ = web.Close()
		b.all.Wait()
	})
}

// client starts a client with a token.
func (b *bench) client(token string) (*Client, *feed.Store) { return b.logged(token, io.Discard) }

// logged starts a client that logs.
func (b *bench) logged(token string, log io.Writer) (*Client, *feed.Store) {
	store := feed.NewStore()
	c := New(Config{
		URL: "ws://user:pw@hub.test/v1/ws?x=1", Token: token, Station: "test", Dial: b.net.dial,
		Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}, store)
	b.all.Go(func() { c.Run(b.ctx) })
	return c, store
}

// settle lets virtual time pass.
func settle(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
