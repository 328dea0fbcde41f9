package hub

import (
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// port is a zone whose rules tell of everybody who enters, and of fire engines
// that stay for a minute.
func port() feed.Zone {
	return feed.Zone{
		ID: "z-1", Name: "Port", Kind: "secure", Shape: "circle", Geometry: orb.Point{7.42, 43.73}, Radius: 100,
		Rules: []feed.Rule{
			{ID: "in", On: feed.OnEnter, Severity: feed.Severe, Urgency: "Immediate", Certainty: "Observed", Enabled: true},
			{ID: "stay", On: feed.OnDwell, For: time.Minute, Subjects: []string{"fire"}, Type: "parking", Enabled: true},
		},
	}
}

// drive puts a unit somewhere now: so many metres east of the port.
func (b *bench) drive(id, kind string, metres float64) {
	b.hub.Put(feed.Entities{Units: []feed.Unit{{
		ID: id, Name: "Unit " + id, Kind: kind, Position: orb.Point{7.42 + metres/80_000, 43.73}, FixAt: time.Now(),
	}}})
}

func (b *bench) incidents() (all []feed.Incident) { return b.hub.Entities().Incidents }

func TestBrokenRulesBecomeIncidents(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Zones: []feed.Zone{port()}})
		b.drive("1", "patrol", 500)
		time.Sleep(10 * time.Second)
		b.drive("1", "patrol", 50)
		all := b.incidents()
		if len(all) != 1 {
			t.Fatalf("%d incidents", len(all))
		}
		i := all[0]
		if i.Title != "Unit 1 entered Port" || i.Type != "fence.enter" || i.Severity != feed.Severe || i.Priority != 1 || i.State != feed.New ||
			len(i.Zones) != 1 || i.Zones[0] != "z-1" || len(i.Units) != 1 || i.Geometry != orb.Geometry(orb.Point{7.42 + 50/80_000., 43.73}) {
			t.Errorf("%+v", i)
		}
	})
}

// However often a rule is broken, there is one incident of it at a time.
func TestAlertsFoldIntoOneIncident(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Zones: []feed.Zone{port()}})
		for n := range 20 {
			b.drive("1", "patrol", 500*float64(n%2))
			b.drive("2", "patrol", 500*float64(n%2))
			time.Sleep(10 * time.Second)
		}
		all := b.incidents()
		if len(all) != 1 || len(all[0].Units) != 2 || len(all[0].Log) != 18 {
			t.Fatalf("%d incidents, the first %+v", len(all), all)
		}
		b.hub.Update(all[0].ID, func(i *feed.Incident) { i.State = feed.Resolved })
		b.drive("1", "patrol", 0)
		if again := b.incidents(); len(again) != 2 {
			t.Errorf("%d incidents after the first was resolved", len(again))
		}
	})
}

func TestWhatLastsIsToldWithoutNews(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Zones: []feed.Zone{port()}})
		b.drive("1", "fire", 10)
		time.Sleep(time.Minute)
		if all := b.incidents(); len(all) != 0 {
			t.Fatalf("too soon: %+v", all)
		}
		time.Sleep(3 * time.Second)
		all := b.incidents()
		if len(all) != 1 || all[0].Title != "Unit 1 stays in Port for 60 s" || all[0].Type != "parking" {
			t.Errorf("%+v", all)
		}
	})
}

// What an operator has seen is closed when it is over, and forgotten later;
// what nobody has seen stays.
func TestAffairsEnd(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Zones: []feed.Zone{port()}})
		b.drive("1", "patrol", 500)
		time.Sleep(10 * time.Second)
		b.drive("1", "patrol", 0)
		id := b.incidents()[0].ID
		time.Sleep(2 * time.Hour)
		if i, _ := b.hub.Incident(id); i.State != feed.New {
			t.Fatalf("nobody has seen it, and it is %s", i.State)
		}
		p := b.join("s3cret")
		p.send(command(id))
		if a := next[*wire.Ack](p); a.Status != wire.Accepted {
			t.Fatalf("%+v", a)
		}
		time.Sleep(2 * time.Second)
		i, _ := b.hub.Incident(id)
		if last := i.Log[len(i.Log)-1]; i.State != feed.Closed || i.ClosedAt.IsZero() || !strings.Contains(last.Text, "closed") {
			t.Fatalf("it is %s: %+v", i.State, last)
		}
		time.Sleep(time.Hour + 2*time.Second)
		if i, ok := b.hub.Incident(id); ok {
			t.Errorf("it is never forgotten: %+v", i)
		}
	})
}

// A unit whose clock is ahead does not make the fences late for all others.
func TestClocksAheadAreNotBelieved(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Zones: []feed.Zone{port()}})
		b.hub.Put(feed.Entities{Units: []feed.Unit{{ID: "2", FixAt: time.Now().Add(24 * time.Hour)}}})
		b.drive("1", "fire", 0)
		time.Sleep(30 * time.Second)
		b.drive("1", "fire", 500)
		time.Sleep(5 * time.Minute)
		if all := b.incidents(); len(all) != 0 {
			t.Errorf("%+v", all)
		}
	})
}
