package demo

import (
	"context"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/gorilla/websocket"
	"github.com/oklog/ulid/v2"
)

// A station is a foreign client of the hub: it knows nothing but protocol.md.
type station struct {
	t    *testing.T
	conn *websocket.Conn
	subs int
}

// A message is what a station reads of a frame.
type message struct {
	T, St, Topic string
	Last         bool
	Items, Ops   []item
}

type item struct {
	K string
	D json.RawMessage
}

func connect(t *testing.T, c *City) *station {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"watchfloor.v1"}, HandshakeTimeout: 5 * time.Second}
	conn, _, err := dialer.Dial(c.HubURL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	s := &station{t: t, conn: conn}
	s.send(map[string]any{
		"t": "hello", "proto": "watchfloor.v1", "auth": map[string]string{"scheme": "bearer", "token": c.Token()},
		"client": map[string]string{"app": "test", "ver": "1", "station": "test"}, "feat": []string{},
	})
	s.next(func(m message) bool { return m.T == "welcome" })
	return s
}

func (s *station) send(frame map[string]any) {
	s.t.Helper()
	if err := s.conn.WriteJSON(frame); err != nil {
		s.t.Fatal(err)
	}
}

// next reads until there is what is looked for.
func (s *station) next(wanted func(message) bool) message {
	s.t.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		var m message
		if err := s.conn.ReadJSON(&m); err != nil {
			s.t.Fatal(err)
		}
		if wanted(m) {
			return m
		}
	}
}

// subscribe returns the entities of a topic, by key.
func (s *station) subscribe(topic string) map[string]json.RawMessage {
	s.t.Helper()
	s.subs++
	s.send(map[string]any{"t": "sub", "id": s.subs, "topic": topic})
	items := map[string]json.RawMessage{}
	s.next(func(m message) bool {
		if m.T == "snap" && m.Topic == topic {
			for _, i := range m.Items {
				items[i.K] = i.D
			}
		}
		return m.T == "snap" && m.Topic == topic && m.Last
	})
	return items
}

// live starts a city and returns what ends it.
func live(t *testing.T) (*City, func()) {
	t.Helper()
	city, err := New(Config{Clips: shortClips(t), Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	group.Go(func() { city.Run(ctx) })
	return city, func() { cancel(); group.Wait() }
}

// A client that knows only the hub finds cameras, plays one, sees the city
// move and acknowledges an incident.
func TestCity(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("lives", func(t *testing.T) {
		city, end := live(t)
		t.Cleanup(end)
		s := connect(t, city)
		cameras, incidents := s.subscribe("cameras/pd"), s.subscribe("incidents/pd")
		if zones := s.subscribe("zones/pd"); len(cameras) != 14 || len(zones) < 5 || len(incidents) < 5 {
			t.Errorf("%d cameras, %d zones, %d incidents", len(cameras), len(zones), len(incidents))
		}
		var camera struct {
			Tags    []string
			Streams []struct{ Role, URL, Codec string }
		}
		if err := json.Unmarshal(cameras["cam-05"], &camera); err != nil || len(camera.Streams) != 2 || camera.Streams[0].Codec != "H265" {
			t.Fatalf("cam-05 is %s, %v", cameras["cam-05"], err)
		}
		if len(camera.Tags) != 1 || camera.Tags[0] != "port_hercule" {
			t.Errorf("cam-05 is tagged %q", camera.Tags)
		}
		if url := camera.Streams[1].URL; !strings.HasPrefix(url, city.RTSPURL()) {
			t.Errorf("the hub sends viewers to %s", url)
		}
		watch(t, camera.Streams[1].URL, gortsplib.TransportTCP, 10)
		if units := s.subscribe("units/pd"); len(units) != 13 {
			t.Errorf("%d units", len(units))
		}
		for range 2 {
			s.next(func(m message) bool { return m.T == "delta" && m.Topic == "units/pd" && len(m.Ops) > 0 })
		}
		s.acknowledge(incidents)
	})
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("goroutines left behind:\n%s", stacks[:runtime.Stack(stacks, true)])
}

func (s *station) acknowledge(incidents map[string]json.RawMessage) {
	s.t.Helper()
	for k, data := range incidents {
		var i struct {
			State string
			By    string `json:"acked_by"`
		}
		if err := json.Unmarshal(data, &i); err != nil {
			s.t.Fatal(err)
		}
		if i.By != "" || i.State == "closed" {
			continue
		}
		s.send(map[string]any{
			"t": "cmd", "id": ulid.Make().String(), "op": "incident.acknowledge", "args": map[string]string{"k": k},
			"ts": time.Now().UTC().Format("2006-01-02T15:04:05.000Z"), "want": "accepted",
		})
		answered, seen := false, false
		s.next(func(m message) bool {
			answered = answered || m.T == "ack" && (m.St == "accepted" || m.St == "effected")
			seen = seen || m.T == "delta" && slices.ContainsFunc(m.Ops, func(o item) bool {
				return o.K == k && strings.Contains(string(o.D), `"acked_by":"operator"`)
			})
			return answered && seen
		})
		return
	}
	s.t.Error("nothing to acknowledge")
}

func TestWrongTokensAreRefused(t *testing.T) {
	city, end := live(t)
	t.Cleanup(end)
	city.token += "x"
	dialer := websocket.Dialer{Subprotocols: []string{"watchfloor.v1"}}
	conn, _, err := dialer.Dial(city.HubURL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	s := &station{t: t, conn: conn}
	s.send(map[string]any{
		"t": "hello", "proto": "watchfloor.v1", "auth": map[string]string{"scheme": "bearer", "token": city.Token()},
		"client": map[string]string{"app": "test", "ver": "1", "station": "test"}, "feat": []string{},
	})
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	for {
		var m message
		if err := conn.ReadJSON(&m); err != nil {
			if !websocket.IsCloseError(err, 4401) {
				t.Errorf("%v, want close 4401", err)
			}
			return
		}
		if m.T == "welcome" {
			t.Fatal("a wrong token was welcome")
		}
	}
}

func TestPortsInUse(t *testing.T) {
	city, end := live(t)
	t.Cleanup(end)
	taken := strings.TrimPrefix(city.RTSPURL(), "rtsp://")
	for _, cfg := range []Config{{RTSP: taken}, {WS: taken}} {
		cfg.Clips = shortClips(t)
		if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), taken) {
			t.Errorf("%+v: %v, want an error that names the address", cfg, err)
		}
	}
}

func TestMissingClips(t *testing.T) {
	clips := shortClips(t)
	delete(clips, "cam-03-sub.h264")
	if _, err := New(Config{Clips: clips}); err == nil || !strings.Contains(err.Error(), "cam-03-sub.h264") {
		t.Errorf("%v, want an error that names the clip", err)
	}
}
