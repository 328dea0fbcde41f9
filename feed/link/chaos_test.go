package link

import (
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed/feedtest"
	"watchfloor/feed/wire"
)

// A chaos stands between client and hub and, until it is calm, drops, delays,
// repeats and reorders messages and cuts connections.
type chaos struct {
	hub    *feedtest.Net
	calm   atomic.Bool
	broken atomic.Int64 // what it did to messages

	mu  sync.Mutex
	rng *rand.Rand
}

// roll is a number below n.
func (c *chaos) roll(n int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rng.IntN(n)
}

func (c *chaos) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	near, err := (&websocket.Upgrader{Subprotocols: []string{wire.Protocol}}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer func() { _ = near.Close() }()
	d := websocket.Dialer{Subprotocols: []string{wire.Protocol}, NetDialContext: c.hub.Dial}
	far, _, err := d.Dial("ws://hub.test/", nil)
	if err != nil {
		return
	}
	defer func() { _ = far.Close() }()
	for _, ws := range []*websocket.Conn{near, far} {
		ws.SetPingHandler(func(string) error { return nil }) // heartbeats must do
	}
	var group sync.WaitGroup
	group.Go(func() { c.pump(near, far) })
	group.Go(func() { c.pump(far, near) })
	group.Wait()
}

// pump carries messages one way until an end breaks; then both do.
func (c *chaos) pump(from, to *websocket.Conn) {
	defer func() { _, _ = from.Close(), to.Close() }()
	var kept []byte
	for {
		_, data, err := from.ReadMessage()
		if err != nil {
			return
		}
		out, cut := c.treat(data, &kept)
		if cut {
			return
		}
		for _, data := range out {
			_ = to.SetWriteDeadline(time.Now().Add(wire.WriteTime))
			if to.WriteMessage(websocket.TextMessage, data) != nil {
				return
			}
		}
	}
}

// treat decides what becomes of a message; kept is one that is held back to
// come after its successor.
func (c *chaos) treat(data []byte, kept *[]byte) (out [][]byte, cut bool) {
	late := *kept
	*kept = nil
	fate := 99
	if !c.calm.Load() {
		fate = c.roll(100)
	}
	if fate < 20 {
		c.broken.Add(1)
	}
	switch {
	case fate < 2:
		return nil, true
	case fate < 5:
		data = nil
	case fate < 9:
		out = append(out, data)
	case fate < 14 && late == nil:
		*kept = data
		return nil, false
	case fate < 20:
		time.Sleep(time.Duration(c.roll(200)) * time.Millisecond)
	}
	for _, d := range [][]byte{data, late} {
		if d != nil {
			out = append(out, d)
		}
	}
	return out, false
}
