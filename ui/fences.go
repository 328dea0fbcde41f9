package ui

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/fence"
)

// remembered is how much of the past a station that loses its hub begins with.
const remembered = 10 * time.Minute

// guard judges the units by the zones while the hub cannot: it goes on from
// what this station has seen, and tells the operator.
func (a *App) guard(news []feed.Fix, now time.Time) {
	if state := a.shown.Link.State; state == feed.LinkLive || state == feed.LinkNone {
		a.sentry = nil
		return
	}
	if a.sentry == nil {
		a.sentry = a.newSentry(now)
	}
	var alerts []fence.Alert
	for _, f := range news {
		alerts = append(alerts, a.sentry.Update(f)...)
	}
	for _, alert := range append(alerts, a.sentry.Advance(now)...) {
		a.notify("Without the hub: " + alert.Words(a.unitName(alert.Subject), cmp.Or(a.shown.Zones[alert.Zone].Name, alert.Zone)))
	}
}

// newSentry knows the zones and who is where; the hub has told of all that
// was broken before.
func (a *App) newSentry(now time.Time) *fence.Engine {
	e := fence.New(fence.Config{})
	e.SetZones(slices.Collect(maps.Values(a.shown.Zones)))
	past, _ := a.tracks.Between(now.Add(-remembered), now, 20_000)
	for _, f := range past {
		e.Update(f)
	}
	e.Advance(now)
	return e
}
