package stream

import (
	"context"
	"net/url"
	"sync"
)

// Limited makes an Opener that has at most total openings under way, and
// perHost to one host, so that many cameras behind one recorder do not drown
// it. Safe for concurrent use.
func Limited(o Opener, total, perHost int) Opener {
	return &limited{Opener: o, total: make(chan struct{}, total), perHost: perHost, hosts: map[string]chan struct{}{}}
}

type limited struct {
	Opener
	total   chan struct{}
	perHost int

	mu    sync.Mutex
	hosts map[string]chan struct{}
}

// Open waits for its turn, then opens.
func (l *limited) Open(ctx context.Context, src Source, sink Sink) (Conn, error) {
	for _, turn := range []chan struct{}{l.host(src), l.total} {
		select {
		case turn <- struct{}{}:
			defer func() { <-turn }()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return l.Opener.Open(ctx, src, sink)
}

func (l *limited) host(src Source) chan struct{} {
	name := ""
	if u, err := url.Parse(src.URL); err == nil {
		name = u.Host
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hosts[name] == nil {
		l.hosts[name] = make(chan struct{}, l.perHost)
	}
	return l.hosts[name]
}
