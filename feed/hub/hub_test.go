package hub

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

func TestRevokedTokenOpensNothing(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.hub.Revoke("u17")
		if got := b.join("s3cret").closed(); got != 4401 {
			t.Errorf("closed with %d", got)
		}
		next[*wire.Welcome](b.join("look"))
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
