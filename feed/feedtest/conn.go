package feedtest

import (
	"encoding/json"
	"maps"
	"runtime"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// A Conn is one client, for the goroutine of its script only, but for Cut.
// When the client is gone, every method ends the script.
type Conn struct {
	Try int // 1 for the first client, 2 for the next …

	t  testing.TB
	ws *websocket.Conn
}

// Read returns the client's next frame, heartbeats left out.
func (c *Conn) Read() wire.Frame {
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			runtime.Goexit()
		}
		f, err := wire.Decode(data, wire.MaxToHub)
		if err != nil {
			c.t.Errorf("feedtest: the client sent %s: %v", data, err)
			runtime.Goexit()
		}
		if _, beat := f.(*wire.Beat); !beat {
			return f
		}
	}
}

// Next reads until a frame of type F comes, for example *wire.Cmd.
func Next[F wire.Frame](c *Conn) F {
	for {
		if f, ok := c.Read().(F); ok {
			return f
		}
	}
}

// Send sends frames.
func (c *Conn) Send(frames ...wire.Frame) {
	for _, f := range frames {
		data, err := wire.Encode(f)
		if err != nil {
			c.t.Errorf("feedtest: %v", err)
			runtime.Goexit()
		}
		c.SendText(string(data))
	}
}

// SendText sends a text message, whatever is in it.
func (c *Conn) SendText(text string) {
	if c.ws.WriteMessage(websocket.TextMessage, []byte(text)) != nil {
		runtime.Goexit()
	}
}

// Welcome reads the hello and lets the client in as user "u17".
func (c *Conn) Welcome(topics ...string) *wire.Hello {
	hello := Next[*wire.Hello](c)
	c.Send(&wire.Welcome{
		Conn: "c1", User: wire.User{ID: "u17", Name: "Op", Roles: []string{"operator"}, Agency: "pd"},
		Now: wire.TimeOf(time.Now()), Beat: 5, Limits: wire.Limits{Frame: wire.MaxToClient, PerSec: wire.CommandsPerSec},
		Feat: []string{}, Topics: append([]string{}, topics...),
	})
	return hello
}

// Subscribed reads the next sub or sync.
func (c *Conn) Subscribed() *wire.Sub {
	for {
		switch f := c.Read().(type) {
		case *wire.Sub:
			return f
		case *wire.Sync:
			return (*wire.Sub)(f)
		}
	}
}

// Snapshot answers a sub with everything: entities of the topic's kind, each
// of version 1, as of seq.
func (c *Conn) Snapshot(to *wire.Sub, epoch string, seq uint64, e feed.Entities) {
	items, err := wire.Items(wire.KindOf(to.Topic), e)
	if err != nil {
		c.t.Errorf("feedtest: %v", err)
	}
	versions := map[string]uint64{}
	for i := range items {
		items[i].V = 1
		versions[items[i].K] = 1
	}
	count := len(items)
	c.Send(
		&wire.SubOK{ID: to.ID, Topic: to.Topic, Mode: wire.ModeSnapshot, Epoch: epoch, Seq: seq},
		&wire.Snap{
			Topic: to.Topic, Epoch: epoch, At: seq, Last: true, Items: append([]wire.Item{}, items...),
			Count: &count, Hash: wire.Hash(maps.All(versions)),
		})
}

// Op makes a put of one entity for a Delta.
func Op(k string, v uint64, data any) wire.Op {
	d, err := json.Marshal(data)
	if err != nil {
		panic(err) // a test's own data
	}
	return wire.Op{Op: wire.Put, K: k, V: v, D: d}
}

// Close closes with a code of protocol.md section 6 and waits for the client
// to do so too.
func (c *Conn) Close(code int) {
	const moment = time.Second
	message := websocket.FormatCloseMessage(code, "")
	if c.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(moment)) == nil {
		c.Hold()
	}
}

// Live behaves until the client leaves: it answers whatever comes, and that
// is at least the client's heartbeat, with a heartbeat that has these heads.
func (c *Conn) Live(heads map[string]uint64) {
	for {
		c.Send(&wire.Beat{Now: wire.TimeOf(time.Now()), Heads: heads})
		if _, _, err := c.ws.ReadMessage(); err != nil {
			runtime.Goexit()
		}
	}
}

// Hold says nothing more until the client leaves. What it sends is read, or
// its pings would be answered no more: that is Freeze.
func (c *Conn) Hold() {
	for {
		if _, _, err := c.ws.ReadMessage(); err != nil {
			runtime.Goexit()
		}
	}
}

// Freeze neither reads nor writes for a while, like a hung process.
func (c *Conn) Freeze(d time.Duration) { time.Sleep(d) }

// Cut breaks the connection without a word. Any goroutine may call it.
func (c *Conn) Cut() { _ = c.ws.Close() }
