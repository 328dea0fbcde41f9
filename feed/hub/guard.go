package hub

import (
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/fence"
	"watchfloor/feed/track"
	"watchfloor/feed/wire"
)

const (
	quiet      = 10 * time.Minute // after so long without an alert what was acknowledged is closed
	closedKept = time.Hour        // then it is forgotten
	underWay   = 2 * time.Second  // how long a fix takes to come
)

// A guard watches the units by the rules of the zones. Its caller holds the
// hub's lock.
type guard struct {
	engine *fence.Engine
	tracks *track.Tracks
	zones  map[string]feed.Zone // that the engine has
	cases  map[cause]affair
	looked time.Time // for affairs that are over
}

// A cause is what alerts have in common that are one incident.
type cause struct{ zone, rule string }

// An affair is the incident that the alerts of a cause fold into.
type affair struct {
	incident string
	last     time.Time // when there was an alert
}

func newGuard() *guard {
	return &guard{engine: fence.New(fence.Config{}), tracks: track.New(track.Config{}), cases: map[cause]affair{}}
}

// fence gives the zones to the engine.
func (h *Hub) fence() {
	h.guard.zones = h.zones()
	h.guard.engine.SetZones(slices.Collect(maps.Values(h.guard.zones)))
}

// Remember adds where units were, oldest first, to what the hub tells of the
// past. No fence judges that any more. It is safe for concurrent use.
func (h *Hub) Remember(fixes []feed.Fix) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, f := range fixes {
		h.guard.tracks.Add(f)
	}
}

// follow judges the units that have moved. A clock that is ahead is taken for
// the hub's own.
func (h *Hub) follow(now time.Time, units []feed.Unit) {
	moved := map[string]feed.Unit{}
	for _, u := range units {
		if u.FixAt.After(now) {
			u.FixAt = now
		}
		moved[u.ID] = u
	}
	for _, f := range h.guard.tracks.Take(moved) {
		h.alarm(now, h.guard.engine.Update(f))
	}
}

// watch raises what only had to last, and closes what is over.
func (h *Hub) watch(now time.Time) {
	h.alarm(now, h.guard.engine.Advance(now.Add(-underWay)))
	if now.Sub(h.guard.looked) < time.Second {
		return
	}
	h.guard.looked = now
	for c, a := range h.guard.cases {
		if now.Sub(a.last) > quiet {
			h.settle(now, c, a)
		}
	}
}

// settle closes an affair that an operator has seen, and forgets it later.
func (h *Hub) settle(now time.Time, c cause, a affair) {
	i, ok := h.topics[wire.Topic(wire.Incidents, h.agency)].incident(a.incident)
	switch {
	case !ok:
		delete(h.guard.cases, c)
	case i.State == feed.Closed && now.Sub(i.UpdatedAt) > closedKept:
		delete(h.guard.cases, c)
		if h.topics[wire.Topic(wire.Incidents, h.agency)].remove(now, []string{a.incident}) {
			h.wake()
		}
	case i.State != feed.Closed && i.State != feed.OnHold && !i.AckedAt.IsZero():
		h.note(now, a.incident, feed.LogLine{At: now.UTC(), By: guardName, Kind: "state", Text: "Nothing more for 10 minutes: closed"},
			func(i *feed.Incident) { i.State, i.ClosedAt = feed.Closed, now.UTC() })
	}
}

// guardName signs what the fences write.
const guardName = "geofence"

// alarm opens an incident for each cause, or adds to the one that is open.
func (h *Hub) alarm(now time.Time, alerts []fence.Alert) {
	for _, a := range alerts {
		zone, unit := h.guard.zones[a.Zone], h.unit(a.Subject)
		line := feed.LogLine{At: a.Time.UTC(), By: guardName, Kind: "alert", Text: a.Words(unit.Name, zone.Name)}
		c := cause{a.Zone, a.Rule.ID}
		old := h.guard.cases[c]
		if i, ok := h.topics[wire.Topic(wire.Incidents, h.agency)].incident(old.incident); ok && open(i) {
			h.note(now, i.ID, line, func(i *feed.Incident) { concern(i, a.Subject) })
		} else {
			old.incident = h.open(now, a, zone, line)
		}
		h.guard.cases[c] = affair{old.incident, now}
		h.log.Info("a fence was broken", "zone", a.Zone, "revision", a.Revision, "rule", a.Rule.ID, "unit", a.Subject, "at", a.Time,
			"from", a.From.At, "to", a.To.At, "incident", old.incident)
	}
}

func open(i feed.Incident) bool { return i.State != feed.Resolved && i.State != feed.Closed }

// concern adds a unit to an incident.
func concern(i *feed.Incident, unit string) {
	if unit != "" && !slices.Contains(i.Units, unit) {
		i.Units = append(slices.Clone(i.Units), unit)
	}
}

// note adds a line to an incident's log and changes it.
func (h *Hub) note(now time.Time, incident string, line feed.LogLine, change func(*feed.Incident)) {
	err := h.change(now, "", incident, func(i *feed.Incident) {
		i.Log, i.UpdatedAt = append(slices.Clone(i.Log), line), now.UTC()
		change(i)
	})
	if err != nil {
		h.log.Error("an alert was not noted", "incident", incident, "err", err)
	}
}

// open opens the incident of an alert and returns its id.
func (h *Hub) open(now time.Time, a fence.Alert, zone feed.Zone, line feed.LogLine) string {
	i := feed.Incident{
		ID: "inc-" + ulid.Make().String(), Agency: h.agency, Title: line.Text, Type: a.Rule.Type, Status: "Actual", State: feed.New,
		Severity: a.Rule.Severity, Urgency: a.Rule.Urgency, Certainty: a.Rule.Certainty,
		Priority: feed.Priority(a.Rule.Severity, a.Rule.Urgency, a.Rule.Certainty),
		Geometry: where(a, zone), Zones: []string{a.Zone}, Log: []feed.LogLine{line},
		OccurredAt: a.Time.UTC(), OpenedAt: now.UTC(), UpdatedAt: now.UTC(),
	}
	if i.Type == "" {
		i.Type = "fence." + string(a.Rule.On)
	}
	concern(&i, a.Subject)
	items, err := wire.Items(wire.Incidents, feed.Entities{Incidents: []feed.Incident{i}})
	if err != nil {
		h.log.Error("an alert became no incident", "zone", a.Zone, "rule", a.Rule.ID, "err", err)
	}
	if h.topics[wire.Topic(wire.Incidents, h.agency)].put(now, "", items) {
		h.wake()
	}
	return i.ID
}

// where an alert is: the subject's place, or the zone.
func where(a fence.Alert, zone feed.Zone) orb.Geometry {
	if a.Subject != "" {
		return a.To.At
	}
	return zone.Geometry
}

// unit is a unit as it was last put; without one, its id stands for its name.
func (h *Hub) unit(id string) feed.Unit {
	t := h.topics[wire.Topic(wire.Units, h.agency)]
	var e feed.Entities
	if item, ok := t.items[id]; ok && wire.Add(&e, wire.Units, id, item.D) == nil && e.Units[0].Name != "" {
		return e.Units[0]
	}
	return feed.Unit{ID: id, Name: id}
}
