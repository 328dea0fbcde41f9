package hub

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed"
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
}

// New returns a Hub without entities. It answers at once; Run must run too,
// for what is held back and for the end.
func New(cfg Config) *Hub {
	h := &Hub{
		agency: cfg.Agency, log: cfg.Log, done: make(chan struct{}),
		upgrade: websocket.Upgrader{HandshakeTimeout: wire.DialTime, Subprotocols: []string{wire.Protocol}},
		tokens:  tokensOf(cfg.Tokens),
		topics:  map[string]*topic{}, conns: map[*conn]struct{}{}, results: newResults(),
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

// flush publishes what latest topics have held back for long enough.
func (h *Hub) flush(now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
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

// Put publishes new and changed entities; equal ones are no change. An entity
// that the protocol cannot carry is logged and left out.
func (h *Hub) Put(e feed.Entities) {
	now := time.Now()
	for _, kind := range wire.Kinds() {
		items, err := wire.Items(kind, e)
		if err != nil {
			h.log.Error("entities were not published", "kind", kind, "err", err)
		}
		h.mu.Lock()
		if h.topics[wire.Topic(kind, h.agency)].put(now, "", items) {
			h.wake()
		}
		h.mu.Unlock()
	}
}

// Delete removes entities of a kind: "cameras", "zones", "units" or
// "incidents". Unknown kinds and ids are ignored.
func (h *Hub) Delete(kind string, ids ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := h.topics[wire.Topic(kind, h.agency)]; t != nil && t.remove(time.Now(), ids) {
		h.wake()
	}
}

// Update changes one incident while nobody else can, so that no change of an
// operator is lost; false if there is none. The function must not call the
// hub. What the protocol cannot carry is logged and changes nothing.
func (h *Hub) Update(incident string, change func(*feed.Incident)) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	err := h.change(time.Now(), "", incident, change)
	if err != nil && !errors.Is(err, errNone) {
		h.log.Error("an incident was not changed", "incident", incident, "err", err)
	}
	return !errors.Is(err, errNone)
}

// errNone says that there is no such incident.
var errNone = errors.New("there is no such incident")

// change changes an incident in the name of a user. The caller holds mu.
func (h *Hub) change(now time.Time, by, incident string, change func(*feed.Incident)) error {
	t := h.topics[wire.Topic(wire.Incidents, h.agency)]
	i, ok := t.incident(incident)
	if !ok {
		return errNone
	}
	change(&i)
	i.ID = incident
	items, err := wire.Items(wire.Incidents, feed.Entities{Incidents: []feed.Incident{i}})
	if err != nil {
		return err
	}
	if t.put(now, by, items) {
		h.wake()
	}
	return nil
}

// Incident returns an incident as clients see it.
func (h *Hub) Incident(id string) (feed.Incident, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.topics[wire.Topic(wire.Incidents, h.agency)].incident(id)
}

// Entities returns everything published, in no order.
func (h *Hub) Entities() feed.Entities {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all feed.Entities
	for name, t := range h.topics {
		for k, item := range t.items {
			h.read(&all, wire.KindOf(name), k, item.D)
		}
	}
	return all
}

func (h *Hub) read(to *feed.Entities, kind, k string, d json.RawMessage) {
	if err := wire.Add(to, kind, k, d); err != nil { // Items has read it before
		h.log.Error("an entity cannot be read", "err", err)
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
