package link

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/hub"
	"watchfloor/feed/wire"
)

// Real sockets with TLS: a hub with a private certificate is refused until
// its certificate is trusted.
func TestClientTrustsOnlyWhatItIsTold(t *testing.T) {
	h := hub.New(hub.Config{Agency: "pd", Tokens: map[string]hub.User{token: {ID: "u17", Agency: "pd"}}})
	h.Put(feed.Entities{Cameras: []feed.Camera{{ID: "cam-1"}}})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); h.Run(ctx) }()
	web := httptest.NewUnstartedServer(h)
	web.Config.ErrorLog = log.New(io.Discard, "", 0) // it would tell of the refusal
	web.StartTLS()
	t.Cleanup(func() { cancel(); <-ended; web.Close() })
	pool := x509.NewCertPool()
	pool.AddCert(web.Certificate())
	url := "wss" + strings.TrimPrefix(web.URL, "https")

	strange, known := feed.NewStore(), feed.NewStore()
	run(t, Config{URL: url, Token: token}, strange)
	run(t, Config{URL: url, Token: token, TLS: &tls.Config{RootCAs: pool}}, known)
	waitFor(t, known, feed.LinkLive, 10*time.Second)
	if len(known.Snapshot().Cameras) != 1 {
		t.Error("no cameras over TLS")
	}
	for began := time.Now(); strange.Snapshot().Link.Err == "" && time.Since(began) < 5*time.Second; {
		time.Sleep(10 * time.Millisecond)
	}
	want := "the certificate of " + strings.TrimPrefix(web.URL, "https://") + " is not trusted"
	if l := strange.Snapshot().Link; l.State != feed.LinkConnecting || l.Err != want {
		t.Errorf("link %+v, want %q", l, want)
	}
}

// A draining hub sends its clients elsewhere, but never from TLS to plain
// text; where that does not work they come back.
func TestClientFollowsADrainingHub(t *testing.T) {
	for name, c := range map[string]struct {
		to   []string
		want []string // addresses dialled
	}{
		"nowhere":           {nil, []string{"a.test:80", "a.test:80"}},
		"to another":        {[]string{"ws://user:pw@b.test/v1/ws"}, []string{"a.test:80", "b.test:80", "a.test:80"}},
		"to nonsense first": {[]string{"%zz", "https://c.test/", "ws://b.test/"}, []string{"a.test:80", "b.test:80", "a.test:80"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				web := feedtest.NewNet()
				feedtest.ServeOn(t, web, func(c1 *feedtest.Conn) {
					c1.Welcome()
					if c1.Try < 3 {
						to := c.to
						if c1.Try == 2 {
							c1.Cut()
						}
						c1.Send(&wire.Bye{Code: wire.CloseDraining, Reason: "draining", Reconnect: true, AfterMS: 1500, To: append([]string{}, to...)})
						c1.Close(wire.CloseDraining)
					}
					c1.Live(nil)
				})
				var dialled []string
				var gap time.Duration
				last := time.Now()
				dial := func(ctx context.Context, network, address string) (net.Conn, error) {
					if len(dialled) == 1 {
						gap = time.Since(last)
					}
					dialled, last = append(dialled, address), time.Now()
					return web.Dial(ctx, network, address)
				}
				run(t, Config{URL: "ws://a.test/", Dial: dial}, feed.NewStore())
				settle(15 * time.Second)
				if len(dialled) < len(c.want) || strings.Join(dialled[:len(c.want)], " ") != strings.Join(c.want, " ") {
					t.Errorf("dialled %v, want %v", dialled, c.want)
				}
				if gap < 1500*time.Millisecond || gap > 2*time.Second {
					t.Errorf("redialled after %v, want 1.5 s and jitter", gap)
				}
			})
		})
	}
	secure := New(Config{URL: "wss://a.test/"}, feed.NewStore())
	if u := secure.follow([]string{"ws://b.test/"}); u != nil {
		t.Errorf("a token would go to %v in plain text", u)
	}
}

// Redialling starts at 200 ms at most, doubles, and stays below 5 s.
func TestBackoffIsJitterBelowACap(t *testing.T) {
	for failures, most := range []time.Duration{200, 400, 800, 1600, 3200, 5000, 5000} {
		longest := time.Duration(0)
		for range 2000 {
			longest = max(longest, backoff(failures))
		}
		if limit := most * time.Millisecond; longest > limit || longest < limit*9/10 {
			t.Errorf("after %d failures up to %v, want %v", failures, longest, limit)
		}
	}
	if d := backoff(1 << 40); d > wire.RedialCap {
		t.Errorf("after very many: %v", d)
	}
}

// Thirty stations lose the hub at once and find it again (operations.md T5).
func TestHerdComesBack(t *testing.T) {
	inBubble(t, func(b *bench) {
		var cameras []feed.Camera
		for n := range 600 {
			cameras = append(cameras, feed.Camera{ID: fmt.Sprintf("cam-%05d", n), Name: strings.Repeat("x", 300)})
		}
		b.hub.Put(feed.Entities{Cameras: cameras})
		var stores []*feed.Store
		for range 30 {
			_, store := b.client(token)
			stores = append(stores, store)
		}
		settle(5 * time.Second)
		b.net.Cut(true)
		settle(20 * time.Second)
		b.hub.Put(incidents("inc-1"))
		b.net.Cut(false)
		settle(10 * time.Second)
		var behind atomic.Int64
		for _, s := range stores {
			if now := s.Snapshot(); now.Link.State != feed.LinkLive || len(now.Cameras) != 600 || len(now.Incidents) != 1 {
				behind.Add(1)
			}
		}
		if n := behind.Load(); n > 0 {
			t.Errorf("10 s later %d of 30 are behind", n)
		}
	})
}

func TestExtremeDoesNotWait(t *testing.T) {
	now := time.Unix(1e9, 0)
	changed := func(s feed.Severity) feed.Event {
		return feed.Changed{Put: feed.Entities{Incidents: []feed.Incident{incident("inc-1", s)}}}
	}
	for name, c := range map[string]struct {
		events []feed.Event
		after  time.Duration
		quiet  bool
		want   bool
	}{
		"nothing":             {nil, time.Hour, true, false},
		"more to come":        {[]feed.Event{changed(feed.Severe)}, gather - 1, false, false},
		"nothing more":        {[]feed.Event{changed(feed.Severe)}, 0, true, true},
		"long enough":         {[]feed.Event{changed(feed.Severe)}, gather, false, true},
		"somebody may die":    {[]feed.Event{changed(feed.Extreme)}, 0, false, true},
		"since the first one": {[]feed.Event{changed(feed.Minor), changed(feed.Minor)}, gather, false, true},
	} {
		var b batch
		for _, e := range c.events {
			b.add(now, e)
		}
		if got := b.due(now.Add(c.after), c.quiet); got != c.want {
			t.Errorf("%s: due %v", name, got)
		}
	}
}
