//go:build linux

package e2e

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/link"
)

// fire is what the hub has told before it misbehaves.
var fire = feed.Entities{Incidents: []feed.Incident{{
	ID: "inc-1", Agency: "pd", Title: "Fire in the harbour", Type: "fire", Status: "Actual", State: feed.New,
	Severity: feed.Severe, Geometry: orb.Point{7.42, 43.73}, OpenedAt: time.Now(), OccurredAt: time.Now(), UpdatedAt: time.Now(),
}}}

// tells makes a script that lets the station in, sends the fire and then
// misbehaves, but only so many times.
func tells(times int, misbehave func(*feedtest.Conn)) func(*feedtest.Conn) {
	return func(c *feedtest.Conn) {
		c.Welcome("incidents/pd")
		c.Snapshot(c.Subscribed(), "e1", 1, fire)
		if c.Try <= times {
			misbehave(c)
		}
		c.Hold()
	}
}

// TestWindowSaysWhatIsWrongWithTheHub reads from the window what the link is,
// and sees it mend itself: what is known stays meanwhile.
func TestWindowSaysWhatIsWrongWithTheHub(t *testing.T) {
	for name, c := range map[string]struct {
		script func(*feedtest.Conn)
		want   string
	}{
		"no JSON":           {tells(5, func(c *feedtest.Conn) { c.SendText(`{"t":"delta"`) }), "the hub sends what is not watchfloor.v1"},
		"not an object":     {tells(5, func(c *feedtest.Conn) { c.SendText(`[1,2,3]`) }), "the hub sends what is not watchfloor.v1"},
		"broken connection": {tells(5, func(c *feedtest.Conn) { c.Cut() }), "Link lost"},
		"silence":           {tells(1, func(c *feedtest.Conn) { c.Freeze(14 * time.Second) }), "the hub sends nothing any more"},
	} {
		t.Run(name, func(t *testing.T) {
			server := feedtest.Serve(t, c.script)
			tw, said := station(t, server.URL()), map[string]bool{}
			await(t, 40*time.Second, 10*time.Millisecond, "the window says "+c.want+" and shows the fire all the time", func() bool {
				words := tw.words()
				said[c.want] = said[c.want] || strings.Contains(words, c.want)
				said["fire"] = said["fire"] || strings.Contains(words, "Fire in the harbour")
				if said["fire"] && !strings.Contains(words, "Fire in the harbour") {
					t.Fatal("the incident was forgotten")
				}
				return said[c.want] && strings.Contains(words, "Live") && !strings.Contains(words, "Link lost")
			})
		})
	}
}

func TestWindowSaysThatThereIsNoHub(t *testing.T) {
	tw := station(t, "ws://127.0.0.1:1/v1/ws")
	eventually(t, 10*time.Second, "it says so", func() bool {
		return strings.Contains(tw.words(), "127.0.0.1:1 refuses the connection")
	})
}

func TestWindowSaysThatTheTokenIsRefused(t *testing.T) {
	server := feedtest.Serve(t, func(c *feedtest.Conn) { c.Close(4401) })
	tw := station(t, server.URL())
	eventually(t, 10*time.Second, "it says so", func() bool { return strings.Contains(tw.words(), "token") })
}

// station is a twin in step with a hub.
func station(t *testing.T, hub string) *twin {
	store := feed.NewStore()
	client := link.New(link.Config{URL: hub, Token: "secret", Station: "e2e"}, store)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); client.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return newTwin(t, store)
}
