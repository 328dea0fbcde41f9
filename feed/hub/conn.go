package hub

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/oklog/ulid/v2"

	"watchfloor/feed/wire"
)

const (
	farewell = time.Second            // how long a client may take to answer a close
	back     = 500 * time.Millisecond // when a drained client may redial, plus jitter of its own
)

// A conn is one client. Its loop owns everything here but wake and kicked;
// the reader only reads.
type conn struct {
	hub    *Hub
	ws     *websocket.Conn
	id     string
	user   User
	subs   map[string]*sub // by topic
	rate   rate
	wake   chan struct{} // there may be changes
	kicked chan struct{} // the login was revoked
}

// An ending is why a connection is closed, for the client.
type ending struct {
	code   int
	reason string
}

func (e ending) Error() string { return fmt.Sprintf("%d %s", e.code, e.reason) }

// errGone says that the client has left or cannot be reached.
var errGone = errors.New("the client has left")

func newConn(h *Hub, ws *websocket.Conn) *conn {
	return &conn{
		hub: h, ws: ws, id: ulid.Make().String(), subs: map[string]*sub{}, rate: newRate(time.Now()),
		wake: make(chan struct{}, 1), kicked: make(chan struct{}, 1),
	}
}

// poke makes the loop look for changes; it never blocks.
func (c *conn) poke() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// kick ends the connection because the login was revoked; it never blocks.
func (c *conn) kick() {
	select {
	case c.kicked <- struct{}{}:
	default:
	}
}

// run serves the client until one side ends it, then leaves nothing behind.
func (c *conn) run() {
	in := newReader(c.ws)
	var group sync.WaitGroup
	group.Go(in.run)
	err := c.serve(in)
	c.hub.leave(c)
	c.hub.log.Debug("a client left", "conn", c.id, "user", c.user.ID, "err", err)
	var end ending
	if errors.As(err, &end) {
		message := websocket.FormatCloseMessage(end.code, end.reason)
		if c.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(farewell)) == nil {
			in.wait(farewell)
		}
	}
	_ = c.ws.Close() // an error says what we want: it is closed
	group.Wait()
}

// serve welcomes the client, then answers it and sends what changes.
func (c *conn) serve(in *reader) error {
	if err := c.greet(in); err != nil {
		return err
	}
	beat := time.NewTicker(wire.BeatEvery)
	defer beat.Stop()
	for {
		var err error
		select {
		case f, ok := <-in.frames:
			if !ok {
				return in.err
			}
			err = c.handle(f)
		case data := <-in.pings:
			err = c.control(websocket.PongMessage, data)
		case <-beat.C:
			err = c.beat()
		case <-c.wake:
			err = c.send()
		case <-c.kicked:
			err = ending{wire.CloseRevoked, "the login was revoked"}
		case <-c.hub.done:
			err = c.drain()
		}
		if err != nil {
			return err
		}
	}
}

// handle answers one frame.
func (c *conn) handle(f wire.Frame) error {
	switch f := f.(type) {
	case *wire.Sub:
		return c.subscribe(f)
	case *wire.Sync:
		return c.subscribe((*wire.Sub)(f))
	case *wire.Unsub:
		delete(c.subs, f.Topic)
		return nil
	case *wire.Cmd:
		return c.command(f)
	case *wire.Beat, *wire.Unknown:
		return nil
	}
	return ending{wire.CloseBadFrame, "a frame that only hubs send, or a second hello"}
}

func (c *conn) command(cmd *wire.Cmd) error {
	switch c.rate.take(time.Now()) {
	case tooFast:
		return ending{wire.CloseRate, "too many commands"}
	case fast:
		return c.write(&wire.Ack{
			ID: cmd.ID, Status: wire.Rejected,
			Err: &wire.Fault{Code: wire.Rate, Msg: "too many commands: wait a second", Retry: true},
		})
	}
	ack := c.hub.command(c.user, cmd)
	return c.write(&ack)
}

// beat says that the hub lives, and how far this client should be.
func (c *conn) beat() error {
	heads := map[string]uint64{}
	for name, s := range c.subs {
		heads[name] = s.last
	}
	if err := c.control(websocket.PingMessage, nil); err != nil {
		return err
	}
	return c.write(&wire.Beat{Now: wire.TimeOf(time.Now()), Heads: heads})
}

// drain says that the hub is going away.
func (c *conn) drain() error {
	err := c.write(&wire.Bye{
		Code: wire.CloseDraining, Reason: "draining", Reconnect: true, AfterMS: int(back / time.Millisecond), To: []string{},
	})
	if err != nil {
		return err
	}
	return ending{wire.CloseDraining, "draining"}
}

func (c *conn) control(kind int, data []byte) error {
	if err := c.ws.WriteControl(kind, data, time.Now().Add(wire.WriteTime)); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}

func (c *conn) write(f wire.Frame) error {
	data, err := wire.Encode(f)
	if err != nil {
		c.hub.log.Error("a frame was not sent", "conn", c.id, "err", err)
		return errGone
	}
	return c.writeBytes(data)
}

func (c *conn) writeBytes(data []byte) error {
	err := c.ws.SetWriteDeadline(time.Now().Add(wire.WriteTime))
	if err == nil {
		err = c.ws.WriteMessage(websocket.TextMessage, data)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}
