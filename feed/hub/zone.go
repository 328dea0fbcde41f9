package hub

import (
	"encoding/json"
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// putZone makes or changes a zone, if it is still the one that was edited.
func (h *Hub) putZone(now time.Time, u User, c *wire.Cmd) wire.Ack {
	if !slices.Contains(u.Roles, "supervisor") {
		return rejected(wire.Forbidden, "changing zones needs the role supervisor")
	}
	z, err := wire.ReadPutZone(c.Args)
	if err == nil {
		err = z.Check()
	}
	if err != nil {
		return rejected(wire.BadArgs, err.Error())
	}
	t := h.topics[wire.Topic(wire.Zones, h.agency)]
	old := h.zones()[z.ID]
	switch {
	case old.ID == "" && z.Revision > 0:
		return rejected(wire.Conflict, "the zone has been deleted meanwhile")
	case old.Revision != z.Revision || c.If != nil && c.If.Ver != t.items[z.ID].V:
		return rejected(wire.Conflict, "the zone has been changed meanwhile: look at it again")
	}
	z.Agency, z.Revision, z.UpdatedAt = h.agency, z.Revision+1, now.UTC()
	items, err := wire.Items(wire.Zones, feed.Entities{Zones: []feed.Zone{z}})
	if err != nil {
		return rejected(wire.BadArgs, err.Error())
	}
	return h.zonesChanged(t, t.put(now, u.ID, items))
}

func (h *Hub) deleteZone(now time.Time, u User, c *wire.Cmd) wire.Ack {
	if !slices.Contains(u.Roles, "supervisor") {
		return rejected(wire.Forbidden, "deleting zones needs the role supervisor")
	}
	var args wire.Target
	if err := json.Unmarshal(c.Args, &args); err != nil || args.K == "" {
		return rejected(wire.BadArgs, "args.k names no zone")
	}
	t := h.topics[wire.Topic(wire.Zones, h.agency)]
	switch item, ok := t.items[args.K]; {
	case !ok:
		return rejected(wire.NotFound, "there is no such zone")
	case c.If != nil && c.If.Ver != item.V:
		return rejected(wire.Conflict, "the zone has been changed meanwhile: look at it again")
	}
	return h.zonesChanged(t, t.remove(now, []string{args.K}))
}

// zonesChanged tells everybody and the fences. Where the change waits for its
// second to be published, the ack does not say when it was.
func (h *Hub) zonesChanged(t *topic, published bool) wire.Ack {
	h.fence()
	if !published {
		return wire.Ack{Status: wire.Accepted}
	}
	h.wake()
	return wire.Ack{Status: wire.Accepted, At: &wire.At{Topic: t.name, Seq: t.seq}}
}

// zones are the newest ones, also those not published yet, by id. The caller
// holds mu.
func (h *Hub) zones() map[string]feed.Zone {
	t := h.topics[wire.Topic(wire.Zones, h.agency)]
	var e feed.Entities
	for k, item := range t.items {
		if newer, held := t.held[k]; held {
			item = newer
		}
		if err := wire.Add(&e, wire.Zones, k, item.D); err != nil { // put has read it before
			h.log.Error("a zone cannot be read", "zone", k, "err", err)
		}
	}
	all := map[string]feed.Zone{}
	for _, z := range e.Zones {
		all[z.ID] = z
	}
	return all
}

// recall answers with the units' positions of the past, of which there may be
// more than one answer holds.
func (h *Hub) recall(c *wire.Cmd) wire.Ack {
	var span wire.Span
	ack := wire.Ack{Status: wire.Accepted}
	if err := json.Unmarshal(c.Args, &span); err != nil || span.From.IsZero() || !span.To.After(span.From.Time) {
		ack = rejected(wire.BadArgs, "args are not from and a later to")
	} else {
		fixes, until := h.guard.tracks.Between(span.From.Time, span.To.Time, wire.MaxHistory)
		ack.Detail, err = wire.WriteHistory(feed.History{Fixes: fixes, Until: until, More: until.Before(span.To.Time)})
		if err != nil {
			h.log.Error("the history cannot be written", "err", err)
			ack = rejected(wire.Internal, "the hub failed to write it down")
		}
	}
	ack.ID = c.ID
	return ack
}
