package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// While the hub judges, the station is silent; without it, the station tells
// what lasts too long by what it has seen.
func TestFencesHoldWithoutTheHub(t *testing.T) {
	d := newDesk(t)
	zone := feed.Zone{
		ID: "z", Name: "Port", Shape: "circle", Geometry: orb.Point{7.42, 43.74}, Radius: 200,
		Rules: []feed.Rule{{ID: "r", On: feed.OnDwell, For: time.Minute, Enabled: true}},
	}
	at := func(metres float64) feed.Event {
		u := feed.Unit{ID: "u", Name: "Patrol 1", Position: orb.Point{7.42 + metres/80_000, 43.74}, FixAt: d.now, StaleAt: d.now.Add(time.Hour)}
		return feed.Changed{Topic: "units/pd", Put: feed.Entities{Units: []feed.Unit{u}}}
	}
	d.step(live, feed.Replaced{Topic: "zones/pd", Entities: feed.Entities{Zones: []feed.Zone{zone}}}, at(10))
	for range 30 {
		d.step(at(10))
	}
	expect(t, "judges beside the hub", d.sentry != nil, false)
	d.step(feed.LinkChanged{Link: feed.Link{State: feed.LinkLost, Hub: "ws://hub", Since: d.now}})
	for range 40 {
		if d.step(); strings.Contains(d.notice.words, "Port") {
			break
		}
	}
	expect(t, "said", d.notice.words, "Without the hub: Patrol 1 stays in Port for 60 s")
	d.step(live)
	expect(t, "goes on beside the hub", d.sentry != nil, false)
}
