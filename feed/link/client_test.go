package link

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
)

func incident(id string, s feed.Severity) feed.Incident {
	return feed.Incident{
		ID: id, Agency: "pd", Title: "Smoke", Type: "fire", State: feed.New, Severity: s,
		Geometry: orb.Point{7.42, 43.73}, OpenedAt: time.Now().UTC().Truncate(time.Millisecond),
	}
}

func incidents(ids ...string) feed.Entities {
	var e feed.Entities
	for _, id := range ids {
		e.Incidents = append(e.Incidents, incident(id, feed.Minor))
	}
	return e
}

func acknowledge(id string) feed.Acknowledge {
	return feed.Acknowledge{ID: ulid.Make().String(), Incident: id, At: time.Now().UTC()}
}

func TestClientFollowsHub(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Cameras: []feed.Camera{{ID: "cam-1", Name: "Gate 1"}, {ID: "cam-2"}}})
		_, store := b.client(token)
		settle(time.Second)
		s := store.Snapshot()
		want := feed.Link{State: feed.LinkLive, User: "u17", Hub: "ws://hub.test/v1/ws", Since: s.Link.Since}
		if s.Link != want {
			t.Errorf("link %+v, want %+v", s.Link, want)
		}
		if s.Cameras["cam-1"].Name != "Gate 1" || len(s.Cameras) != 2 {
			t.Errorf("cameras %v", s.Cameras)
		}
		b.hub.Put(feed.Entities{Cameras: []feed.Camera{{ID: "cam-1", Name: "Gate 2"}}})
		b.hub.Delete("cameras", "cam-2", "cam-3")
		b.hub.Put(incidents("inc-1"))
		settle(2 * time.Second)
		s = store.Snapshot()
		if s.Cameras["cam-1"].Name != "Gate 2" || len(s.Cameras) != 1 || len(s.Incidents) != 1 {
			t.Errorf("cameras %v, incidents %v", s.Cameras, s.Incidents)
		}
		settle(time.Hour)
		if s.Link != store.Snapshot().Link {
			t.Errorf("an hour later the link is %+v", store.Snapshot().Link)
		}
	})
}

func TestAcknowledgeReachesTheOtherStation(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(incidents("inc-1", "inc-2"))
		first, mine := b.client(token)
		_, others := b.client("other")
		settle(time.Second)
		a := acknowledge("inc-1")
		if err := first.Send(a); err != nil {
			t.Fatal(err)
		}
		settle(time.Second)
		for name, store := range map[string]*feed.Store{"mine": mine, "others": others} {
			i := store.Snapshot().Incidents["inc-1"]
			if i.AckedBy != "u17" || !i.AckedAt.Equal(a.At.Truncate(time.Millisecond)) {
				t.Errorf("%s: acked by %q at %v, want u17 at %v", name, i.AckedBy, i.AckedAt, a.At)
			}
			if store.Snapshot().Incidents["inc-2"].AckedBy != "" {
				t.Errorf("%s: the wrong incident was acknowledged", name)
			}
		}
		if got := mine.Snapshot().Answers[a.ID].Status; got != "accepted" {
			t.Errorf("answer %q", got)
		}
		if len(others.Snapshot().Answers) != 0 {
			t.Errorf("the other station got answers %v", others.Snapshot().Answers)
		}
	})
}

func TestAcknowledgeIsRefusedWithAReason(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(incidents("inc-1"))
		operator, mine := b.client(token)
		viewer, theirs := b.client("look")
		settle(time.Second)
		gone, forbidden := acknowledge("inc-9"), acknowledge("inc-1")
		if err := errors.Join(operator.Send(gone), viewer.Send(forbidden)); err != nil {
			t.Fatal(err)
		}
		settle(time.Second)
		if a := mine.Snapshot().Answers[gone.ID]; a.Status != "rejected" || a.Message == "" {
			t.Errorf("unknown incident: %+v", a)
		}
		if a := theirs.Snapshot().Answers[forbidden.ID]; a.Status != "rejected" || a.Message == "" {
			t.Errorf("a viewer acknowledged: %+v", a)
		}
		if i, _ := b.hub.Incident("inc-1"); i.AckedBy != "" {
			t.Errorf("a viewer's acknowledgement counted: %+v", i)
		}
	})
}

func TestQueuedAcknowledgementsArriveAfterTheCut(t *testing.T) {
	inBubble(t, func(b *bench) {
		var ids []string
		for n := range 50 {
			ids = append(ids, fmt.Sprintf("inc-%02d", n))
		}
		b.hub.Put(incidents(ids...))
		c, store := b.client(token)
		settle(time.Second)
		b.net.Cut(true)
		settle(time.Minute)
		if l := store.Snapshot().Link; l.State != feed.LinkLost || l.Err == "" || l.Try < 5 {
			t.Errorf("without a network the link is %+v", l)
		}
		for _, id := range ids {
			if err := c.Send(acknowledge(id)); err != nil {
				t.Fatal(err)
			}
		}
		if len(store.Snapshot().Incidents) != 50 {
			t.Error("the last snapshot is gone")
		}
		b.net.Cut(false)
		settle(15 * time.Second)
		for _, i := range store.Snapshot().Incidents {
			if i.AckedBy != "u17" {
				t.Errorf("%s is not acknowledged", i.ID)
			}
		}
		if n := len(store.Snapshot().Answers); n != 50 {
			t.Errorf("%d answers", n)
		}
	})
}

func TestTokenRefusedIsToldAndRetriedSlowly(t *testing.T) {
	inBubble(t, func(b *bench) {
		_, store := b.client("wrong-secret")
		settle(time.Minute)
		l := store.Snapshot().Link
		if l.State != feed.LinkConnecting || l.Err != "the hub refuses this station's token" {
			t.Errorf("link %+v", l)
		}
		if l.Try < 3 || l.Try > 7 {
			t.Errorf("%d tries in a minute", l.Try)
		}
	})
}

func TestForbiddenIsForGood(t *testing.T) {
	for name, c := range map[string]struct {
		token string
		end   func(*bench)
		words string
	}{
		"other agency": {"fd", func(*bench) {}, "this login may not use the hub"},
		"revoked":      {token, func(b *bench) { b.hub.Revoke("u17") }, "the login was revoked"},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				client, store := b.client(c.token)
				settle(time.Second)
				c.end(b)
				settle(time.Hour)
				l := store.Snapshot().Link
				if l.State != feed.LinkForbidden || l.Err != c.words || time.Since(l.Since) < 59*time.Minute {
					t.Errorf("link %+v", l)
				}
				if err := client.Send(acknowledge("inc-1")); !errors.Is(err, feed.ErrOffline) {
					t.Errorf("send: %v", err)
				}
			})
		})
	}
}

func TestWaitingCommandsFailWhenTheLoginIsRevoked(t *testing.T) {
	inBubble(t, func(b *bench) {
		c, store := b.idle("fd", io.Discard)
		a := acknowledge("inc-1")
		if err := c.Send(a); err != nil {
			t.Fatal(err)
		}
		b.all.Go(func() { c.Run(b.ctx) })
		settle(time.Second)
		if got := store.Snapshot().Answers[a.ID]; got.Status != "failed" || got.Message != feed.ErrOffline.Error() {
			t.Errorf("answer %+v", got)
		}
	})
}

func TestSecretsStayInside(t *testing.T) {
	var log strings.Builder
	inBubble(t, func(b *bench) {
		_, store := b.logged("wrong-secret", &log)
		settle(time.Minute)
		b.net.Cut(true)
		settle(time.Minute)
		shown := fmt.Sprintf("%+v", store.Snapshot().Link)
		for _, secret := range []string{"secret", "user", "pw", "x=1"} {
			if strings.Contains(shown, secret) || strings.Contains(log.String(), secret) {
				t.Errorf("%q is shown or logged: %s\n%s", secret, shown, log.String())
			}
		}
	})
	if log.Len() == 0 {
		t.Error("nothing was logged")
	}
}
