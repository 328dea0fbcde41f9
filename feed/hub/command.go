package hub

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// command does what a user asks, once: a repeat gets the first result.
func (h *Hub) command(u User, c *wire.Cmd) wire.Ack {
	h.mu.Lock()
	defer h.mu.Unlock()
	now, k := time.Now(), key{u.ID, c.ID}
	if c.Op == wire.OpHistory { // a question has no effect to be remembered
		return h.recall(c)
	}
	if ack, repeat := h.results.find(k); repeat {
		return ack
	}
	ack := h.execute(now, u, c)
	ack.ID = c.ID
	h.results.keep(now, k, ack)
	return ack
}

// execute does one of the commands of protocol.md section 5, once.
func (h *Hub) execute(now time.Time, u User, c *wire.Cmd) wire.Ack {
	switch _, err := ulid.ParseStrict(c.ID); {
	case err != nil:
		return rejected(wire.BadArgs, "the id is not a ULID")
	case !c.Exp.IsZero() && now.After(c.Exp.Time):
		return wire.Ack{Status: wire.Expired}
	}
	switch c.Op {
	case wire.OpAcknowledge:
		return h.acknowledge(now, u, c)
	case wire.OpPutZone:
		return h.putZone(now, u, c)
	case wire.OpDeleteZone:
		return h.deleteZone(now, u, c)
	}
	return rejected(wire.BadArgs, "this hub does not know the command "+c.Op)
}

// acknowledge notes who was the first to see an incident. It makes sense
// against any later state, so a second one is accepted and changes nothing.
func (h *Hub) acknowledge(now time.Time, u User, c *wire.Cmd) wire.Ack {
	switch {
	case !mayAct(u):
		return rejected(wire.Forbidden, "acknowledging needs the role operator")
	case c.If != nil:
		return rejected(wire.BadArgs, "an acknowledgement carries no condition")
	}
	var args wire.Target
	if err := json.Unmarshal(c.Args, &args); err != nil || args.K == "" {
		return rejected(wire.BadArgs, "args.k names no incident")
	}
	err := h.change(now, u.ID, args.K, func(i *feed.Incident) {
		if i.AckedBy == "" {
			i.AckedBy, i.AckedAt, i.UpdatedAt = u.ID, seen(c.TS.Time, i.OpenedAt, now), now.UTC()
		}
	})
	switch {
	case errors.Is(err, errNone):
		return rejected(wire.NotFound, err.Error())
	case err != nil:
		h.log.Error("an incident was not acknowledged", "incident", args.K, "err", err)
		return rejected(wire.Internal, "the hub failed to note it")
	}
	t := h.topics[wire.Topic(wire.Incidents, h.agency)]
	return wire.Ack{Status: wire.Accepted, At: &wire.At{Topic: t.name, Seq: t.seq}}
}

// seen is the operator's time, where it can be true.
func seen(claimed, opened, now time.Time) time.Time {
	if claimed.Before(opened) || claimed.After(now) {
		return now.UTC()
	}
	return claimed.UTC()
}

func rejected(code, msg string) wire.Ack {
	return wire.Ack{Status: wire.Rejected, Err: &wire.Fault{Code: code, Msg: msg}}
}

// mayAct tells whether a user may acknowledge (protocol.md section 9).
func mayAct(u User) bool {
	return slices.ContainsFunc([]string{"operator", "dispatcher", "supervisor"}, func(role string) bool {
		return slices.Contains(u.Roles, role)
	})
}
