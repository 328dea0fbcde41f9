package stream

import (
	"context"
	"net/url"
	"sync"
)

// Turns has few openings under way at a time, in all and to one host, so that
// many cameras behind one recorder do not drown it. Who waits comes first come
// first served. Safe for concurrent use.
type Turns struct {
	total   chan struct{}
	perHost int

	mu    sync.Mutex
	hosts map[string]chan struct{}
}

// NewTurns makes Turns for so many openings.
func NewTurns(total, perHost int) *Turns {
	return &Turns{total: make(chan struct{}, total), perHost: perHost, hosts: map[string]chan struct{}{}}
}

// Take waits for src's turn, which ends when leave is called. Its error is
// that of ctx. Without Turns it is everybody's turn.
func (t *Turns) Take(ctx context.Context, src Source) (leave func(), err error) {
	if t == nil {
		return func() {}, ctx.Err()
	}
	host := t.host(src)
	if err := enter(ctx, host); err != nil {
		return nil, err
	}
	if err := enter(ctx, t.total); err != nil {
		<-host
		return nil, err
	}
	return func() { <-t.total; <-host }, nil
}

func enter(ctx context.Context, places chan struct{}) error {
	select {
	case places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// host holds the places of src's host, whatever the port.
func (t *Turns) host(src Source) chan struct{} {
	name := ""
	if u, err := url.Parse(src.URL); err == nil {
		name = u.Hostname()
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.hosts[name] == nil {
		t.hosts[name] = make(chan struct{}, t.perHost)
	}
	return t.hosts[name]
}
