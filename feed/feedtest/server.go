package feedtest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/gorilla/websocket"

	"watchfloor/feed/wire"
)

// A Server runs a script for every client that connects.
type Server struct {
	t      testing.TB
	web    *httptest.Server
	script func(*Conn)
	tries  atomic.Int64
	group  sync.WaitGroup

	mu    sync.Mutex
	ended bool
	conns []*Conn
}

// Serve starts a Server on the loopback interface. It ends with the test,
// and so do its scripts.
func Serve(t testing.TB, script func(*Conn)) *Server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return ServeOn(t, l, script)
}

// ServeOn is Serve on a listener of the test's own.
func ServeOn(t testing.TB, l net.Listener, script func(*Conn)) *Server {
	s := &Server{t: t, script: script}
	s.web = &httptest.Server{Listener: l, Config: &http.Server{Handler: s}}
	s.web.Start()
	t.Cleanup(s.close)
	return s
}

// URL is the address for a client, ws://127.0.0.1:PORT/v1/ws.
func (s *Server) URL() string { return "ws" + strings.TrimPrefix(s.web.URL, "http") + "/v1/ws" }

// Tries is how many clients have connected so far. Any goroutine may ask.
func (s *Server) Tries() int { return int(s.tries.Load()) }

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	upgrade := websocket.Upgrader{Subprotocols: []string{wire.Protocol}}
	ws, err := upgrade.Upgrade(w, r, nil)
	if err != nil {
		s.t.Errorf("feedtest: %v", err)
		return
	}
	c := &Conn{ws: ws, t: s.t, Try: int(s.tries.Add(1))}
	defer c.Cut()
	if s.enter(c) {
		defer s.group.Done()
		s.script(c)
	}
}

func (s *Server) enter(c *Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.group.Add(1)
		s.conns = append(s.conns, c)
	}
	return !s.ended
}

// close ends every script.
func (s *Server) close() {
	s.mu.Lock()
	s.ended = true
	for _, c := range s.conns {
		c.Cut()
	}
	s.mu.Unlock()
	s.web.Close()
	s.group.Wait()
}
