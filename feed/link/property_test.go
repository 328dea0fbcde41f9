package link

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
)

// Whatever happens between hub and client, at rest the client knows what the
// hub knows, and every acknowledgement has counted exactly once
// (operations.md T4, T8, T9).
func TestClientEqualsHubAtRest(t *testing.T) {
	runs := 25
	if testing.Short() {
		runs = 5
	}
	broken := int64(0)
	for seed := range runs {
		inBubble(t, func(b *bench) {
			c := &chaos{hub: b.net, rng: rand.New(rand.NewPCG(uint64(seed), 1))}
			front := feedtest.NewNet()
			proxy := &http.Server{Handler: c}
			b.all.Go(func() { _ = proxy.Serve(front) })
			store := feed.NewStore()
			client := New(Config{URL: "ws://hub.test/", Token: token, Dial: front.Dial}, store)
			b.all.Go(func() { client.Run(b.ctx) })

			s := &story{bench: b, rng: rand.New(rand.NewPCG(uint64(seed), 2)), client: client, sent: map[string][]feed.Acknowledge{}}
			for range 100 {
				s.something()
				settle(time.Duration(s.rng.IntN(300)) * time.Millisecond)
			}
			c.calm.Store(true)
			settle(time.Minute)
			s.compare(seed, store.Snapshot())
			broken += c.broken.Load()
			_ = proxy.Close()
			front.Cut(true)
		})
	}
	if broken < int64(runs) {
		t.Errorf("only %d messages were tampered with", broken)
	}
}

// A story is what happens at the hub, and what the operator does.
type story struct {
	*bench
	rng    *rand.Rand
	client *Client
	sent   map[string][]feed.Acknowledge // by incident
	opened int
}

func (s *story) something() {
	n := s.rng.IntN(20)
	switch s.rng.IntN(6) {
	case 0:
		s.hub.Put(feed.Entities{Cameras: []feed.Camera{{ID: fmt.Sprint("cam-", n), Name: fmt.Sprint(s.rng.IntN(3)), Health: feed.Online}}})
	case 1:
		var units []feed.Unit
		for i := range n {
			units = append(units, feed.Unit{ID: fmt.Sprint("u-", i), Position: orb.Point{s.rng.Float64(), 43}, Speed: 1})
		}
		s.hub.Put(feed.Entities{Units: units})
	case 2:
		s.hub.Delete([]string{"cameras", "units", "zones"}[s.rng.IntN(3)], fmt.Sprint("cam-", n), fmt.Sprint("u-", n))
	case 3:
		s.hub.Put(incidents(fmt.Sprint("inc-", s.opened)))
		s.opened++
	case 4:
		s.hub.Update(fmt.Sprint("inc-", n), func(i *feed.Incident) { i.Title += "." })
	case 5:
		s.acknowledge(fmt.Sprint("inc-", n))
	}
}

// acknowledge sends an acknowledgement now and then twice, as a hasty
// operator or a bad link would.
func (s *story) acknowledge(incident string) {
	if _, open := s.hub.Incident(incident); !open {
		return
	}
	a := feed.Acknowledge{ID: ulid.Make().String(), Incident: incident, At: time.Now().UTC().Truncate(time.Millisecond)}
	for range 1 + s.rng.IntN(2) {
		if err := s.client.Send(a); err != nil {
			s.Error(err)
		}
	}
	s.sent[incident] = append(s.sent[incident], a)
}

func (s *story) compare(seed int, got *feed.Snapshot) {
	s.Helper()
	want := inOrder(s.hub.Entities())
	have := everything(got)
	if !reflect.DeepEqual(have, want) {
		s.Errorf("seed %d: the client has\n%+v\nthe hub\n%+v", seed, have, want)
	}
	if got.Link.State != feed.LinkLive {
		s.Errorf("seed %d: link %+v", seed, got.Link)
	}
	for id, sent := range s.sent {
		i := got.Incidents[id]
		counted := slices.ContainsFunc(sent, func(a feed.Acknowledge) bool { return a.At.Equal(i.AckedAt) })
		if i.AckedBy != "u17" || !counted {
			s.Errorf("seed %d: %s acked by %q at %v, sent %+v", seed, id, i.AckedBy, i.AckedAt, sent)
		}
		for _, a := range sent {
			if answer := got.Answers[a.ID]; answer.Status != "accepted" {
				s.Errorf("seed %d: %s answered %+v", seed, id, answer)
			}
		}
	}
}
