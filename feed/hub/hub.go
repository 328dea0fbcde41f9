package hub

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

// flushEvery is how often changes held back on latest topics are looked at.
const flushEvery = 100 * time.Millisecond

// A Config says whose hub it is and who may use it.
type Config struct {
	Agency string          // owner of the topics, for example "pd"
	Tokens map[string]User // bearer token -> who it is
	Log    *slog.Logger    // discards when nil
}

// A User is somebody who may sign in. Roles are those of protocol.md section
// 9; a user of another agency reads nothing.
type User struct {
	ID, Name string
	Roles    []string
	Agency   string
}

// A Hub serves cameras, zones, units and incidents of one agency to clients
// of watchfloor.v1. It is an http.Handler for any path; all its methods may be
// called from any goroutine.
type Hub struct {
	agency  string
	log     *slog.Logger
	upgrade websocket.Upgrader
	done    chan struct{} // closed when Run ends
	group   sync.WaitGroup

	mu      sync.Mutex
	ended   bool
	tokens  tokens
	topics  map[string]*topic // by name
	conns   map[*conn]struct{}
	results results
	guard   *guard
}

// New returns a Hub without entities. It answers at once; Run must run too,
// for what is held back and for the end.
func New(cfg Config) *Hub {
	h := &Hub{
		agency: cfg.Agency, log: cfg.Log, done: make(chan struct{}),
		upgrade: websocket.Upgrader{HandshakeTimeout: wire.DialTime, Subprotocols: []string{wire.Protocol}},
		tokens:  tokensOf(cfg.Tokens),
		topics:  map[string]*topic{}, conns: map[*conn]struct{}{}, results: newResults(), guard: newGuard(),
	}
	if h.log == nil {
		h.log = slog.New(slog.DiscardHandler)
	}
	for _, kind := range wire.Kinds() {
		name := wire.Topic(kind, cfg.Agency)
		h.topics[name] = newTopic(name, kind == wire.Incidents)
	}
	return h
}

// Run publishes what latest topics hold back until ctx ends; then it tells
// every client that the hub is draining (bye, close 4503) and returns when all
// connections have ended. Later requests are answered 503.
func (h *Hub) Run(ctx context.Context) {
	flush := time.NewTicker(flushEvery)
	defer flush.Stop()
	for {
		select {
		case now := <-flush.C:
			h.flush(now)
		case <-ctx.Done():
			h.mu.Lock()
			h.ended = true
			close(h.done)
			h.mu.Unlock()
			h.group.Wait()
			return
		}
	}
}

// ServeHTTP upgrades to a WebSocket of watchfloor.v1 and serves it until it
// ends.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !offered(r) {
		http.Error(w, "this is a hub: connect by WebSocket with the subprotocol "+wire.Protocol, http.StatusBadRequest)
		return
	}
	if !h.enter() {
		http.Error(w, "the hub is draining", http.StatusServiceUnavailable)
		return
	}
	defer h.group.Done()
	ws, err := h.upgrade.Upgrade(w, r, nil)
	if err != nil {
		h.log.Debug("a client was not upgraded", "remote", r.RemoteAddr, "err", err)
		return
	}
	newConn(h, ws).run()
}

func offered(r *http.Request) bool {
	for _, p := range websocket.Subprotocols(r) {
		if p == wire.Protocol {
			return true
		}
	}
	return false
}

// enter counts a connection in, unless the hub is at its end.
func (h *Hub) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.ended {
		h.group.Add(1)
	}
	return !h.ended
}

// flush publishes what latest topics have held back for long enough, and
// what fences have waited for.
func (h *Hub) flush(now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.watch(now)
	for _, t := range h.topics {
		if t.flush(now) {
			h.wake()
		}
	}
}

// wake lets every connection look for changes. The caller holds mu.
func (h *Hub) wake() {
	for c := range h.conns {
		c.poke()
	}
}

// Revoke ends a user's login: their tokens open nothing any more, and their
// connections close with 4410.
func (h *Hub) Revoke(user string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.tokens = h.tokens.without(user)
	for c := range h.conns {
		if c.user.ID == user {
			c.kick()
		}
	}
}
