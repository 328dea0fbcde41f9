package hub

import (
	"errors"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// Put publishes new and changed entities; equal ones are no change. An entity
// that the protocol cannot carry is logged and left out. An incident that
// operators may have changed is changed by Update, not put again. Units are
// judged by the rules of the zones: what they break becomes an incident.
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
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(e.Zones) > 0 {
		h.fence()
	}
	h.follow(now, e.Units)
}

// Delete removes entities of a kind: "cameras", "zones", "units" or
// "incidents". Unknown kinds and ids are ignored.
func (h *Hub) Delete(kind string, ids ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := h.topics[wire.Topic(kind, h.agency)]; t != nil && t.remove(time.Now(), ids) {
		h.wake()
		if kind == wire.Zones {
			h.fence()
		}
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
			if err := wire.Add(&all, wire.KindOf(name), k, item.D); err != nil { // put has read it before
				h.log.Error("an entity cannot be read", "err", err)
			}
		}
	}
	return all
}
