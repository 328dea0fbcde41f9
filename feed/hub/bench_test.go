package hub

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/feedtest"
	"watchfloor/feed/wire"
)

// A bench is a hub on a network in memory, in virtual time.
type bench struct {
	*testing.T
	hub  *Hub
	net  *feedtest.Net
	stop func() // ends the hub and waits for it
}

// inBubble runs f with a hub; a goroutine that the hub leaves behind fails
// the test.
func inBubble(t *testing.T, f func(b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := &bench{T: t}
		b.start()
		defer func() { b.stop() }()
		f(b)
	})
}

func (b *bench) start() {
	b.net = feedtest.NewNet()
	b.hub = New(Config{Agency: "pd", Tokens: map[string]User{
		"s3cret": {ID: "u17", Name: "Op", Roles: []string{"operator"}, Agency: "pd"},
		"look":   {ID: "u03", Name: "Viewer", Roles: []string{"viewer"}, Agency: "pd"},
		"chief":  {ID: "u05", Name: "Chief", Roles: []string{"operator", "supervisor"}, Agency: "pd"},
		"fd":     {ID: "u04", Name: "Fire", Roles: []string{"operator"}, Agency: "fd"},
	}})
	web := &http.Server{Handler: b.hub}
	ctx, cancel := context.WithCancel(context.Background())
	var group sync.WaitGroup
	group.Go(func() { b.hub.Run(ctx) })
	group.Go(func() { _ = web.Serve(b.net) })
	b.stop = sync.OnceFunc(func() { cancel(); _ = web.Close(); group.Wait() })
}

// A peer is a client of few words.
type peer struct {
	*testing.T
	ws *websocket.Conn
}

// dial connects without a hello.
func (b *bench) dial() *peer {
	b.Helper()
	d := websocket.Dialer{NetDialContext: b.net.Dial, Subprotocols: []string{wire.Protocol}}
	ws, _, err := d.Dial("ws://hub.test/v1/ws", nil)
	if err != nil {
		b.Fatal(err)
	}
	ws.SetPingHandler(func(string) error { return nil })
	b.Cleanup(func() { _ = ws.Close() })
	return &peer{T: b.T, ws: ws}
}

// join connects and says hello.
func (b *bench) join(token string) *peer {
	b.Helper()
	p := b.dial()
	p.send(&wire.Hello{Proto: wire.Protocol, Auth: wire.Auth{Scheme: wire.Scheme, Token: token}, Feat: []string{}})
	return p
}

func (p *peer) send(f wire.Frame) {
	p.Helper()
	data, err := wire.Encode(f)
	if err != nil {
		p.Fatal(err)
	}
	p.text(string(data))
}

func (p *peer) text(s string) {
	p.Helper()
	if err := p.ws.WriteMessage(websocket.TextMessage, []byte(s)); err != nil {
		p.Fatal(err)
	}
}

// raw reads the next message; the code says how the hub closed instead.
func (p *peer) raw() (data []byte, code int) {
	p.Helper()
	_ = p.ws.SetReadDeadline(time.Now().Add(time.Minute))
	_, data, err := p.ws.ReadMessage()
	if closed, ok := err.(*websocket.CloseError); ok {
		return nil, closed.Code
	}
	if err != nil {
		p.Fatal(err)
	}
	return data, 0
}

// next reads until a frame of type F comes.
func next[F wire.Frame](p *peer) F {
	p.Helper()
	for {
		data, code := p.raw()
		if code != 0 {
			p.Fatalf("closed with %d", code)
		}
		f, err := wire.Decode(data, wire.MaxToClient)
		if err != nil {
			p.Fatalf("%s: %v", data, err)
		}
		if want, ok := f.(F); ok {
			return want
		}
	}
}

// closed reads on until the hub closes, and tells the code.
func (p *peer) closed() int {
	p.Helper()
	for {
		if _, code := p.raw(); code != 0 {
			return code
		}
	}
}
