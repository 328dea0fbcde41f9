package hub

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

func TestHubClosesWithACode(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*bench) *peer
		want int
	}{
		"not JSON":      {func(b *bench) *peer { p := b.join("s3cret"); p.text("nonsense"); return p }, 4400},
		"not an object": {func(b *bench) *peer { p := b.join("s3cret"); p.text("[]"); return p }, 4400},
		"no topic":      {func(b *bench) *peer { p := b.join("s3cret"); p.text(`{"t":"sub","id":1}`); return p }, 4400},
		"hub's frame":   {func(b *bench) *peer { p := b.join("s3cret"); p.send(&wire.Err{Code: wire.Internal}); return p }, 4400},
		"second hello": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.send(&wire.Hello{Proto: wire.Protocol, Auth: wire.Auth{Scheme: wire.Scheme}})
			return p
		}, 4400},
		"binary": {func(b *bench) *peer {
			p := b.join("s3cret")
			_ = p.ws.WriteMessage(websocket.BinaryMessage, []byte("{}"))
			return p
		}, 4400},
		"other protocol": {func(b *bench) *peer {
			p := b.dial()
			p.send(&wire.Hello{Proto: "watchfloor.v2", Auth: wire.Auth{Scheme: wire.Scheme}})
			return p
		}, 4400},
		"sub first":   {func(b *bench) *peer { p := b.dial(); p.send(&wire.Sub{ID: 1, Topic: "cameras/pd"}); return p }, 4400},
		"wrong token": {func(b *bench) *peer { return b.join("guess") }, 4401},
		"no token":    {func(b *bench) *peer { return b.join("") }, 4401},
		"other scheme": {func(b *bench) *peer {
			p := b.dial()
			p.send(&wire.Hello{Proto: wire.Protocol, Auth: wire.Auth{Scheme: "basic", Token: "s3cret"}})
			return p
		}, 4401},
		"other agency": {func(b *bench) *peer { return b.join("fd") }, 4403},
		"no hello":     {func(b *bench) *peer { return b.dial() }, 4408},
		"duplicate sub": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.send(&wire.Sub{ID: 1, Topic: "cameras/pd"})
			p.send(&wire.Sub{ID: 1, Topic: "units/pd"})
			return p
		}, 4409},
		"revoked": {func(b *bench) *peer { p := b.join("s3cret"); next[*wire.Welcome](p); b.hub.Revoke("u17"); return p }, 4410},
		"too big": {func(b *bench) *peer {
			p := b.join("s3cret")
			p.text(`{"t":"` + strings.Repeat("x", wire.MaxToHub) + `"}`)
			return p
		}, 4413},
		"far too big": {func(b *bench) *peer {
			p := b.join("s3cret")
			next[*wire.Welcome](p)
			go func() { _ = p.ws.WriteMessage(1, make([]byte, 3*wire.MaxToHub)) }()
			return p
		}, 1009},
		"commands for ever": {func(b *bench) *peer { p := b.join("s3cret"); go p.flood(); return p }, 4429},
		"draining":          {func(b *bench) *peer { p := b.join("s3cret"); next[*wire.Welcome](p); go b.stop(); return p }, 4503},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				began := time.Now()
				if got := c.do(b).closed(); got != c.want {
					t.Errorf("closed with %d, want %d", got, c.want)
				}
				if took := time.Since(began); took > wire.HelloTime {
					t.Errorf("after %v", took)
				}
			})
		})
	}
}

// flood sends commands until nobody takes them any more.
func (p *peer) flood() {
	for {
		data, err := wire.Encode(command("inc-1"))
		if err != nil || p.ws.WriteMessage(websocket.TextMessage, data) != nil {
			return
		}
	}
}

func command(incident string) *wire.Cmd {
	return &wire.Cmd{
		ID: ulid.Make().String(), Op: wire.OpAcknowledge, Args: fmt.Appendf(nil, `{"k":%q}`, incident),
		TS: wire.TimeOf(time.Now()), Want: wire.Accepted,
	}
}

func TestRevokedTokenOpensNothing(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Revoke("u17")
		if got := b.join("s3cret").closed(); got != 4401 {
			t.Errorf("closed with %d", got)
		}
		next[*wire.Welcome](b.join("look"))
	})
}

func TestCommandsAreCheckedOneByOne(t *testing.T) {
	with := func(change func(*wire.Cmd)) *wire.Cmd { c := command("inc-1"); change(c); return c }
	for name, c := range map[string]struct {
		token string
		cmd   *wire.Cmd
		want  string // status and code
	}{
		"fine":          {"s3cret", command("inc-1"), "accepted "},
		"no ULID":       {"s3cret", with(func(c *wire.Cmd) { c.ID = "7" }), "rejected bad_args"},
		"unknown op":    {"s3cret", with(func(c *wire.Cmd) { c.Op = "door.unlock" }), "rejected bad_args"},
		"a condition":   {"s3cret", with(func(c *wire.Cmd) { c.If = &wire.If{Ver: 1} }), "rejected bad_args"},
		"no k":          {"s3cret", with(func(c *wire.Cmd) { c.Args = []byte(`{}`) }), "rejected bad_args"},
		"k is a number": {"s3cret", with(func(c *wire.Cmd) { c.Args = []byte(`{"k":1}`) }), "rejected bad_args"},
		"not there":     {"s3cret", command("inc-2"), "rejected not_found"},
		"too late":      {"s3cret", with(func(c *wire.Cmd) { c.Exp = wire.TimeOf(time.Unix(1, 0)) }), "expired "},
		"year zero":     {"s3cret", with(func(c *wire.Cmd) { c.TS = wire.Time{Time: time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC)} }), "accepted "},
		"only a viewer": {"look", command("inc-1"), "rejected forbidden"},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(b *bench) {
				b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1", OpenedAt: time.Now()}}})
				p := b.join(c.token)
				p.send(c.cmd)
				a := next[*wire.Ack](p)
				code := ""
				if a.Err != nil {
					code = a.Err.Code
				}
				if got := a.Status + " " + code; got != c.want || a.ID != c.cmd.ID {
					t.Errorf("%s of %s, want %s", got, a.ID, c.want)
				}
				i, _ := b.hub.Incident("inc-1")
				if acked := i.AckedBy == "u17" && !i.AckedAt.Before(i.OpenedAt); acked != (a.Status == wire.Accepted) {
					t.Errorf("the incident is %+v", i)
				}
			})
		})
	}
}

func TestRepeatedCommandHasOneEffect(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1"}}})
		c := command("inc-1")
		for n := range 5 {
			p := b.join("s3cret")
			p.send(c)
			if a := next[*wire.Ack](p); a.Status != wire.Accepted || a.Dup != (n > 0) || a.At == nil || a.At.Seq != 2 {
				t.Errorf("repeat %d: %+v", n, a)
			}
			_ = p.ws.Close()
		}
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 1, Topic: "incidents/pd"})
		if s := next[*wire.SubOK](p); s.Seq != 2 {
			t.Errorf("%d changes, want 2", s.Seq)
		}
	})
}

func TestResultsAreRememberedForADay(t *testing.T) {
	r, now := newResults(), time.Unix(1e9, 0)
	r.keep(now, key{"u17", "a"}, wire.Ack{Status: wire.Accepted})
	r.keep(now.Add(wire.DedupTime), key{"u17", "b"}, wire.Ack{Status: wire.Rejected})
	if a, ok := r.find(key{"u17", "a"}); !ok || !a.Dup || a.Status != wire.Accepted {
		t.Errorf("a day later: %+v", a)
	}
	if _, ok := r.find(key{"u02", "a"}); ok {
		t.Error("another user's command is taken for a repeat")
	}
	r.keep(now.Add(wire.DedupTime+time.Minute), key{"u17", "c"}, wire.Ack{Status: wire.Accepted})
	if _, ok := r.find(key{"u17", "a"}); ok || len(r.by) != 2 || len(r.order) != 2 {
		t.Errorf("for ever: %v", r.by)
	}
}

func TestTooFastCommandsAreTurnedDown(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1"}}})
		p := b.join("s3cret")
		refused := 0
		for range 25 {
			p.send(command("inc-1"))
			if a := next[*wire.Ack](p); a.Err != nil && a.Err.Code == wire.Rate && a.Err.Retry {
				refused++
			}
		}
		if refused != 5 {
			t.Errorf("%d of 25 refused", refused)
		}
		time.Sleep(time.Second)
		p.send(command("inc-1"))
		if a := next[*wire.Ack](p); a.Status != wire.Accepted {
			t.Errorf("a second later: %+v", a)
		}
	})
}

func TestUnknownTopicIsRefusedAndTheConnectionStays(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 4, Topic: "cameras/fd"})
		if e := next[*wire.Err](p); e.ID != 4 || e.Code != wire.NotFound {
			t.Errorf("%+v", e)
		}
		p.text(`{"t":"later","x":1}`)
		p.send(&wire.Sub{ID: 4, Topic: "cameras/pd"})
		next[*wire.SubOK](p)
	})
}

func TestHeartbeatTellsHeads(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1"}}})
		p := b.join("s3cret")
		p.send(&wire.Sub{ID: 1, Topic: "incidents/pd"})
		p.send(&wire.Sub{ID: 2, Topic: "cameras/pd"})
		for n := range 3 {
			if h := next[*wire.Beat](p); len(h.Heads) != 2 || h.Heads["incidents/pd"] != uint64(n+1) {
				t.Errorf("beat %d: heads %v", n, h.Heads)
			}
			p.send(&wire.Beat{Now: wire.TimeOf(time.Now())})
			b.hub.Put(feed.Entities{Incidents: []feed.Incident{{ID: "inc-1", Title: fmt.Sprint(n)}}})
			next[*wire.Delta](p)
		}
		p.send(&wire.Unsub{Topic: "incidents/pd"})
		if h := next[*wire.Beat](p); len(h.Heads) != 1 {
			t.Errorf("after unsub: heads %v", h.Heads)
		}
	})
}

func TestSilentClientIsDropped(t *testing.T) {
	inBubble(t, func(b *bench) {
		p := b.join("s3cret")
		began := time.Now()
		for {
			if _, _, err := p.ws.ReadMessage(); err != nil {
				break
			}
		}
		if took := time.Since(began); took > wire.ReadTime+time.Second {
			t.Errorf("dropped after %v", took)
		}
	})
}

func TestHubIsNotForBrowsersAndPages(t *testing.T) {
	h := New(Config{Agency: "pd"})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/ws", nil))
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), wire.Protocol) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	web := httptest.NewServer(h)
	defer web.Close()
	d := websocket.Dialer{Subprotocols: []string{wire.Protocol}}
	_, resp, err := d.Dial("ws"+strings.TrimPrefix(web.URL, "http"), http.Header{"Origin": {"https://evil.example"}})
	if err == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a page of another origin got in: %v", err)
	}
}

func TestWhatTheProtocolCannotCarryIsLeftOut(t *testing.T) {
	h := New(Config{Agency: "pd"})
	h.Put(feed.Entities{Cameras: []feed.Camera{
		{ID: "good"},
		{ID: ""},
		{ID: "secret", Streams: []feed.Stream{{URL: "rtsp://user:pw@host/"}}},
		{ID: "lost", Position: [2]float64{200, 0}},
	}})
	if got := h.Entities().Cameras; len(got) != 1 || got[0].ID != "good" {
		t.Errorf("published %v", got)
	}
	if h.Update("none", func(*feed.Incident) { t.Error("called for nothing") }) {
		t.Error("an unknown incident was changed")
	}
}
