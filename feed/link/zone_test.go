package link

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

func port(revision int) feed.Zone {
	return feed.Zone{ID: "z-1", Name: "Port", Shape: "circle", Geometry: orb.Point{7.42, 43.73}, Radius: 100, Revision: revision}
}

// do sends an intent and returns the answer to it.
func do(t *testing.T, c *Client, store *feed.Store, i feed.Intent) feed.Answer {
	t.Helper()
	if err := c.Send(i); err != nil {
		t.Fatal(err)
	}
	settle(2 * time.Second)
	return store.Snapshot().Answers[i.IntentID()]
}

func TestZonesAreEdited(t *testing.T) {
	inBubble(t, func(b *bench) {
		c, store := b.client("chief")
		settle(time.Second)
		id := func() string { return ulid.Make().String() }
		if a := do(t, c, store, feed.PutZone{ID: id(), Zone: port(0)}); a.Status != wire.Accepted {
			t.Fatalf("%+v", a)
		}
		if z := store.Snapshot().Zones["z-1"]; z.Revision != 1 || z.Radius != 100 {
			t.Fatalf("%+v", z)
		}
		if a := do(t, c, store, feed.PutZone{ID: id(), Zone: port(0)}); a.Status != wire.Rejected || !strings.Contains(a.Message, "meanwhile") {
			t.Errorf("an old zone: %+v", a)
		}
		if a := do(t, c, store, feed.DeleteZone{ID: id(), Zone: "z-1"}); a.Status != wire.Accepted || len(store.Snapshot().Zones) != 0 {
			t.Errorf("%+v, %d zones are left", a, len(store.Snapshot().Zones))
		}
	})
}

func TestThePastIsRecalled(t *testing.T) {
	inBubble(t, func(b *bench) {
		from := time.Now()
		for n := range 5 {
			b.hub.Put(feed.Entities{Units: []feed.Unit{{ID: "u-1", Kind: "patrol", Position: orb.Point{7, 43 + float64(n)}, FixAt: time.Now()}}})
			settle(time.Second)
		}
		c, store := b.client("look")
		settle(time.Second)
		ask := feed.AskHistory{ID: ulid.Make().String(), From: from, To: time.Now()}
		if a := do(t, c, store, ask); a.Status != wire.Accepted {
			t.Fatalf("%+v", a)
		}
		h := store.Snapshot().History
		if h == nil || h.Intent != ask.ID || h.More || len(h.Fixes) != 5 || h.Fixes[4].At != (orb.Point{7, 47}) || h.Fixes[0].Kind != "patrol" {
			t.Errorf("%+v", h)
		}
	})
}

// A change of a zone is for now: without a link it is refused, and when the
// link breaks before it is sent, it is not sent much later.
func TestZonesAreNotEditedLater(t *testing.T) {
	inBubble(t, func(b *bench) {
		c, _ := b.idle("chief", b.Output())
		if err := c.Send(feed.PutZone{ID: ulid.Make().String(), Zone: port(0)}); !errors.Is(err, feed.ErrNotLive) {
			t.Errorf("without a link: %v", err)
		}
	})
	now := time.Unix(1e9, 0)
	cmd, err := command(feed.PutZone{ID: ulid.Make().String(), Zone: port(0)}, now)
	o := newOutbox()
	if err = errors.Join(err, o.add(cmd, now)); err != nil {
		t.Fatal(err)
	}
	if events := o.reconnected(now.Add(wire.LiveTime)); len(events) != 0 {
		t.Errorf("at once it expires: %v", events)
	}
	events := o.reconnected(now.Add(wire.LiveTime + 1))
	if len(events) != 1 || events[0].(feed.Answered).Answer.Status != wire.Expired {
		t.Errorf("later: %v", events)
	}
}

func TestTooBigZonesAreNotSent(t *testing.T) {
	z := port(0)
	ring := make(orb.Ring, 5000)
	for i := range ring {
		ring[i] = orb.Point{7.123456789 + float64(i%4999)/1e5, 43.123456789}
	}
	z.Shape, z.Geometry = "polygon", orb.Polygon{ring}
	cmd, err := command(feed.PutZone{ID: ulid.Make().String(), Zone: z}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := newOutbox().add(cmd, time.Now()); err == nil || !strings.Contains(err.Error(), "too big") {
		t.Errorf("%v", err)
	}
}
