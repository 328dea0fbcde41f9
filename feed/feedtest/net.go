package feedtest

import (
	"context"
	"errors"
	"net"
	"sync"
)

// A Net is a network in memory: a net.Listener and the way to dial it. With
// it whole connections live in a synctest bubble, where time is virtual and a
// goroutine left behind fails the test. Any goroutine may use it.
type Net struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once

	mu   sync.Mutex
	down bool
	live []net.Conn
}

// NewNet returns a Net that is up.
func NewNet() *Net {
	return &Net{conns: make(chan net.Conn), done: make(chan struct{})}
}

var errDown = errors.New("the network is down")

// Dial connects to whoever accepts; it waits for that.
func (p *Net) Dial(ctx context.Context, _, _ string) (net.Conn, error) {
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
	return near, nil
}

// Cut breaks every connection; with down, new ones fail too.
func (p *Net) Cut(down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.live {
		_ = c.Close()
	}
	p.live, p.down = nil, down
}

// Accept implements net.Listener.
func (p *Net) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (p *Net) Close() error { p.once.Do(func() { close(p.done) }); return nil }

// Addr implements net.Listener; nobody listens there.
func (p *Net) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
