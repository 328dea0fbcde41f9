package link

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/feedtest"
	"watchfloor/feed/wire"
)

// farewell is how long goodbyes to a hub that does not listen may take.
const farewell = 1100 * time.Millisecond

// A hub that fails once, in some way, then behaves: the client says what is
// wrong, keeps what it knew, and is in step again by itself.
func TestClientSurvivesBadHubs(t *testing.T) {
	for name, c := range map[string]struct {
		fail   func(*feedtest.Conn) // after the snapshot
		words  string
		within time.Duration // from the failure to the word
	}{
		"not JSON":        {func(c *feedtest.Conn) { c.SendText("{{{") }, "the hub sends what is not watchfloor.v1", 0},
		"JSON, no object": {func(c *feedtest.Conn) { c.SendText("[1]") }, "the hub sends what is not watchfloor.v1", 0},
		"too deep": {func(c *feedtest.Conn) {
			c.SendText(`{"t":"hb","x":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "}")
		}, "the hub sends what is not watchfloor.v1", 0},
		"breaks the schema": {func(c *feedtest.Conn) { c.SendText(`{"t":"delta","topic":"cameras/pd"}`) }, "the hub sends what is not watchfloor.v1", 0},
		"bad entity": {func(c *feedtest.Conn) {
			c.Send(&wire.Delta{Topic: "cameras/pd", Epoch: "e1", Prev: 7, Seq: 8, At: wire.TimeOf(time.Now()), Ops: []wire.Op{
				feedtest.Op("cam-1", 2, map[string]any{"name": 5}),
			}})
		}, "the hub sends what is not watchfloor.v1", 0},
		"huge frame":   {func(c *feedtest.Conn) { c.SendText(`{"t":"` + strings.Repeat("x", wire.MaxToClient) + `"}`) }, "the hub sends what is not watchfloor.v1", 0},
		"client frame": {func(c *feedtest.Conn) { c.Send(&wire.Unsub{Topic: "cameras/pd"}) }, "the hub sends what is not watchfloor.v1", 0},
		"cut":          {func(c *feedtest.Conn) { c.Cut() }, "the hub broke the connection", 0},
		"silence":      {func(c *feedtest.Conn) { c.Hold() }, "the hub sends nothing any more", wire.ReadTime},
		"frozen":       {func(c *feedtest.Conn) { c.Freeze(time.Minute) }, "the hub takes nothing any more", wire.BeatEvery + wire.WriteTime},
		"bad frame":    {func(c *feedtest.Conn) { c.Close(wire.CloseBadFrame) }, "the hub does not understand this station", 0},
		"too slow":     {func(c *feedtest.Conn) { c.Close(wire.CloseSlow) }, "this station is too slow for the hub", 0},
		"rate":         {func(c *feedtest.Conn) { c.Close(wire.CloseRate) }, "this station sent too much: the hub makes it wait", 0},
		"token":        {func(c *feedtest.Conn) { c.Close(wire.CloseToken) }, "the hub refuses this station's token", 0},
		"no hello":     {func(c *feedtest.Conn) { c.Close(wire.CloseNoHello) }, "the hub did not hear this station in time", 0},
		"unknown code": {func(c *feedtest.Conn) { c.Close(4999) }, "the hub closed the connection (4999)", 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				net, failed := feedtest.NewNet(), make(chan time.Time, 1)
				feedtest.ServeOn(t, net, func(f *feedtest.Conn) {
					f.Welcome("cameras/pd")
					f.Snapshot(f.Subscribed(), "e1", 7, feed.Entities{Cameras: []feed.Camera{{ID: "cam-1"}}})
					if f.Try <= 3 { // a redial may come too soon to be seen
						time.Sleep(time.Second)
						offer(failed, time.Now())
						c.fail(f)
					}
					f.Live(map[string]uint64{"cameras/pd": 7})
				})
				store := feed.NewStore()
				run(t, Config{URL: "ws://hub.test/", Dial: net.Dial}, store)
				waitFor(t, store, feed.LinkLive, time.Second)
				lost := waitFor(t, store, feed.LinkLost, time.Minute)
				if took := lost.Since.Sub(<-failed); lost.Err != c.words || took > c.within+farewell {
					t.Errorf("after %v: %+v, want %q", took, lost, c.words)
				}
				if len(store.Snapshot().Cameras) != 1 {
					t.Error("the last snapshot is gone")
				}
				settle(2 * time.Minute)
				if l := store.Snapshot().Link; l.State != feed.LinkLive || l.Err != "" || time.Since(l.Since) < time.Minute {
					t.Errorf("then %+v", l)
				}
			})
		})
	}
}

// offer puts the newest value into a channel of one.
func offer[E any](c chan E, v E) {
	select {
	case <-c:
	default:
	}
	c <- v
}

// run runs a client until the test ends.
func run(t *testing.T, cfg Config, store *feed.Store) *Client {
	t.Helper()
	c := New(cfg, store)
	done := make(chan struct{})
	go func() { defer close(done); c.Run(t.Context()) }()
	t.Cleanup(func() { <-done })
	return c
}

// waitFor waits for a state of the link.
func waitFor(t *testing.T, store *feed.Store, state feed.LinkState, limit time.Duration) feed.Link {
	t.Helper()
	for began := time.Now(); ; time.Sleep(time.Millisecond) {
		l := store.Snapshot().Link
		if l.State == state {
			return l
		}
		if time.Since(began) > limit {
			t.Fatalf("after %v the link is %+v, want %s", limit, l, state)
		}
	}
}

// What answers at the address, but is no hub.
func TestClientSaysWhatIsNoHub(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		words  string
	}{
		"web page":       {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }, "hub.test is not a hub (HTTP 200)"},
		"not found":      {http.NotFound, "hub.test is not a hub (HTTP 404)"},
		"gateway":        {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "the hub is not up (HTTP 502)"},
		"not allowed":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, "hub.test refuses this station (HTTP 401)"},
		"no subprotocol": {func(w http.ResponseWriter, r *http.Request) { upgradeWithout(w, r) }, "hub.test does not speak watchfloor.v1"},
		"never answers":  {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "hub.test does not answer"},
		"no HTTP":        {func(w http.ResponseWriter, _ *http.Request) { garbage(w) }, "there is no hub at hub.test"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				net := feedtest.NewNet()
				web := &http.Server{Handler: c.answer}
				done := make(chan struct{})
				go func() { defer close(done); _ = web.Serve(net) }()
				t.Cleanup(func() { net.Cut(true); _ = web.Close(); <-done })
				store := feed.NewStore()
				run(t, Config{URL: "ws://hub.test/", Dial: net.Dial}, store)
				settle(8 * time.Second)
				l := store.Snapshot().Link
				if l.State != feed.LinkConnecting || l.Err != c.words || l.Try < 2 {
					t.Errorf("link %+v, want %q", l, c.words)
				}
			})
		})
	}
}
