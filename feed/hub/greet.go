package hub

import (
	"slices"
	"time"

	"watchfloor/feed/wire"
)

// greet waits for the hello and answers it.
func (c *conn) greet(in *reader) error {
	late := time.NewTimer(wire.HelloTime)
	defer late.Stop()
	for {
		select {
		case f, ok := <-in.frames:
			if !ok {
				return in.err
			}
			if _, later := f.(*wire.Unknown); later {
				continue
			}
			return c.hello(f)
		case <-late.C:
			return ending{wire.CloseNoHello, "no hello"}
		case <-c.hub.done:
			return c.drain()
		}
	}
}

func (c *conn) hello(f wire.Frame) error {
	hello, ok := f.(*wire.Hello)
	switch {
	case !ok:
		return ending{wire.CloseBadFrame, "the first frame is no hello"}
	case hello.Proto != wire.Protocol:
		return ending{wire.CloseBadFrame, "this hub speaks " + wire.Protocol}
	}
	if err := c.hub.join(c, hello.Auth); err != nil {
		return err
	}
	c.hub.log.Debug("a client joined", "conn", c.id, "user", c.user.ID, "station", hello.Client.Station)
	return c.write(&wire.Welcome{
		Conn: c.id, Now: wire.TimeOf(time.Now()), Beat: int(wire.BeatEvery / time.Second),
		User: wire.User{
			ID: c.user.ID, Name: c.user.Name, Roles: append([]string{}, c.user.Roles...), Agency: c.user.Agency,
		},
		Limits: wire.Limits{Frame: wire.MaxToClient, PerSec: wire.CommandsPerSec},
		Feat:   []string{}, Topics: c.hub.names(),
	})
}

// join signs a client in, or tells why not.
func (h *Hub) join(c *conn, auth wire.Auth) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	user, ok := h.tokens.user(auth.Token)
	switch {
	case auth.Scheme != wire.Scheme || !ok:
		return ending{wire.CloseToken, "this token opens nothing"}
	case user.Agency != h.agency:
		return ending{wire.CloseForbidden, "this hub shows nothing to agency " + shorten(user.Agency)}
	}
	c.user = user
	h.conns[c] = struct{}{}
	return nil
}

func (h *Hub) leave(c *conn) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.conns, c)
}

// names are the topics, in order.
func (h *Hub) names() []string {
	var all []string
	for name := range h.topics {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
