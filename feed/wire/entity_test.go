package wire

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// full is one entity of each kind with every field set.
func full() feed.Entities {
	at := noon.Time
	square := orb.Polygon{{{7.42, 43.73}, {7.43, 43.73}, {7.43, 43.74}, {7.42, 43.73}}}
	return feed.Entities{
		Cameras: []feed.Camera{{
			ID: "cam-1", Agency: "pd", Name: "Gate 1", Tier: "connected", Position: orb.Point{7.42, 43.73}, PTZ: true,
			Heading: 90, FOV: 70, Range: 60, Height: 4, Access: "always", Health: feed.Tampered, HealthAt: at,
			Masks: []feed.Mask{{{0.1, 0.1}, {0.4, 0.1}, {0.2, 0.5}}}, Mosaic: true, Lens: feed.Lens{X: 0.5, Y: 0.5, Radius: 0.5, FOV: 180},
			Streams: []feed.Stream{{Role: "main", URL: "rtsp://10.0.0.1/1", Codec: "h264", Width: 1280, Height: 720, FPS: 25}},
			Cred:    "gates", Tags: []string{"gate"}, UpdatedAt: at,
		}},
		Zones: []feed.Zone{{
			ID: "z-1", Agency: "pd", Name: "Port", Kind: "secure", Shape: "multipolygon",
			Geometry: orb.MultiPolygon{square}, Radius: 5, Width: 6, UpdatedAt: at,
			Schedule: []feed.Period{{Days: []time.Weekday{time.Saturday, time.Sunday}, From: 450, To: 1440}}, TZ: "Europe/Monaco", Revision: 3,
			Rules: []feed.Rule{{
				ID: "r-1", On: feed.OnDwell, Subjects: []string{"fire"}, For: 90 * time.Second, Count: 2, Speed: 8.33, Hysteresis: 25,
				Cooldown: 5 * time.Minute, Severity: feed.Moderate, Urgency: "Expected", Certainty: "Observed", Type: "fence.dwell",
				SOP: "sop-1", Enabled: true,
			}},
		}},
		Units: []feed.Unit{{
			ID: "u-1", Agency: "pd", Name: "Patrol 1", Kind: "patrol", State: "en_route", Emergency: true,
			Position: orb.Point{-7.42, -43.73}, Course: 180, Speed: 8.5, Accuracy: 4, FixAt: at, StaleAt: at.Add(time.Minute), Incident: "inc-1",
		}},
		Incidents: []feed.Incident{{
			ID: "inc-1", Agency: "pd", Title: "Smoke", Type: "fire", Status: "Actual", State: feed.InProgress,
			Severity: feed.Extreme, Urgency: "Immediate", Certainty: "Observed", Priority: 1, Geometry: square,
			Zones: []string{"z-1"}, Cameras: []string{"cam-1"}, Alarms: []string{"a-1"}, Units: []string{"u-1"},
			Log: []feed.LogLine{{At: at, By: "u17", Kind: "note", Text: "seen"}}, Owner: "u17", AckedBy: "u02", AckedAt: at,
			OccurredAt: at, OpenedAt: at, ClosedAt: at, UpdatedAt: at,
		}},
	}
}

// unset names the fields of a struct that are zero.
func unset(v reflect.Value) (names []string) {
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			names = append(names, v.Type().Field(i).Name)
		}
	}
	return names
}

func TestEntitiesGoBothWays(t *testing.T) {
	bare := feed.Entities{
		Cameras: []feed.Camera{{ID: "cam-2", Health: feed.Unknown}}, Zones: []feed.Zone{{ID: "z-2"}},
		Units: []feed.Unit{{ID: "u-2"}}, Incidents: []feed.Incident{{ID: "inc-2"}},
	}
	for _, want := range []feed.Entities{full(), bare} {
		var got feed.Entities
		for _, kind := range Kinds() {
			items, err := Items(kind, want)
			if err != nil || len(items) != 1 {
				t.Fatalf("%s: %d items, %v", kind, len(items), err)
			}
			if err := Add(&got, kind, items[0].K, items[0].D); err != nil {
				t.Errorf("%s: %v", items[0].D, err)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
}

// A field added to feed must be added here, or the wire would lose it.
func TestFullIsFull(t *testing.T) {
	e := full()
	for _, v := range []any{e.Cameras[0], e.Cameras[0].Streams[0], e.Zones[0], e.Zones[0].Rules[0], e.Zones[0].Schedule[0], e.Units[0], e.Incidents[0], e.Incidents[0].Log[0]} {
		if names := unset(reflect.ValueOf(v)); names != nil {
			t.Errorf("%T: %v is not tried", v, names)
		}
	}
}

// badEntities are entities that break the schema, and what is said of them.
func badEntities() []struct{ kind, data, want string } {
	return []struct{ kind, data, want string }{
		{Cameras, `[]`, "not a"},
		{Cameras, `{"name":5}`, "name"},
		{Cameras, `{"fov":361}`, "fov"},
		{Cameras, `{"range":-1}`, "range"},
		{Cameras, `{"range":1e999}`, "range"},
		{Cameras, `{"streams":[{"url":"rtsp://user:pw@host/"}]}`, "user info"},
		{Cameras, `{"streams":[{"url":"rtsp://ho st/"}]}`, "url"},
		{Cameras, `{"streams":[{"width":-1}]}`, "negative"},
		{Cameras, `{"masks":[[[0,0],[1,0]]]}`, "corners"},
		{Cameras, `{"masks":[[[0,0],[1.5,0],[1,1]]]}`, "outside"},
		{Cameras, `{"masks":[` + strings.Repeat("[],", 32) + `[]]}`, "more than 32"},
		{Cameras, `{"lens":{"x":0.5,"y":0.5,"radius":0.5,"fov":10}}`, "fisheye"},
		{Cameras, `{"position":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}`, "not a Point"},
		{Cameras, `{"position":{"type":"Point","coordinates":[181,0]}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point","coordinates":[0,-91]}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point","coordinates":[1]}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point","coordinates":[]}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point","coordinates":["1","2"]}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point"}}`, "lon, lat"},
		{Cameras, `{"position":{"type":"Point","coordinates":[[1,2]]}}`, "GeoJSON"},
		{Cameras, `{"position":[1,2]}`, "GeoJSON"},
		{Cameras, `{"health_at":"yesterday"}`, "RFC 3339"},
		{Zones, `{"radius":-1}`, "radius"},
		{Zones, `{"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}`, "not closed"},
		{Zones, `{"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1]]]]}}`, "not closed"},
		{Zones, `{"geometry":{"type":"LineString","coordinates":[[0,0]]}}`, "fewer than two"},
		{Zones, `{"geometry":{"type":"MultiPoint","coordinates":[[0,0]]}}`, "no Point"},
		{Zones, `{"geometry":{"type":"GeometryCollection","geometries":[]}}`, "lon, lat"},
		{Zones, `{"geometry":{"type":"Circle","coordinates":[0,0]}}`, "GeoJSON"},
		{Zones, `{"revision":-1}`, "revision"},
		{Zones, `{"schedule":[{"from":"7:30","to":"16:00"}]}`, "HH:MM"},
		{Zones, `{"schedule":[{"from":"-7:30","to":"16:00"}]}`, "HH:MM"},
		{Zones, `{"schedule":[{"from":"+7:30","to":"16:00"}]}`, "HH:MM"},
		{Zones, `{"schedule":[{"from":"07:30","to":"24:01"}]}`, "HH:MM"},
		{Zones, `{"schedule":[{"from":"24:00","to":"24:00"}]}`, "HH:MM"},
		{Zones, `{"schedule":[{"days":["Monday"],"from":"07:30","to":"16:00"}]}`, "a day"},
		{Zones, `{"rules":[{"secs":-1}]}`, "negative"},
		{Zones, `{"rules":[{"cooldown_s":1e12}]}`, "year"},
		{Zones, `{"rules":[` + strings.Repeat("{},", 64) + `{}]}`, "too many"},
		{Units, `{"speed":-1}`, "speed"},
		{Units, `{"accuracy":-1}`, "accuracy"},
		{Units, `{"emergency":"yes"}`, "emergency"},
		{Incidents, `{"priority":5}`, "priority"},
		{Incidents, `{"log":[{"at":1}]}`, "RFC 3339"},
		{"doors", `{}`, "no kind"},
	}
}

func TestBadEntitiesAreRefused(t *testing.T) {
	for _, c := range badEntities() {
		var e feed.Entities
		err := Add(&e, c.kind, "k", json.RawMessage(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "pw") {
			t.Errorf("%s %s: %v, want an error with %q", c.kind, c.data, err, c.want)
		}
		if !reflect.DeepEqual(e, feed.Entities{}) {
			t.Errorf("%s %s: it was added: %+v", c.kind, c.data, e)
		}
	}
}

func TestEntitiesOfLaterVersionsAreRead(t *testing.T) {
	var e feed.Entities
	for kind, data := range map[string]string{
		Cameras:   `{"id":"other","health":"sleepy","mood":1,"position":{"type":"Point","coordinates":[1,2,300]},"cred":null}`,
		Incidents: `{"severity":"Apocalyptic","state":"simmering","geometry":null,"log":null,"closed_at":null}`,
	} {
		if err := Add(&e, kind, "k", json.RawMessage(data)); err != nil {
			t.Error(err)
		}
	}
	if c := e.Cameras[0]; c.ID != "k" || c.Health != feed.Unknown || c.Position != (orb.Point{1, 2}) {
		t.Errorf("%+v", c)
	}
	if i := e.Incidents[0]; i.Severity != feed.SeverityUnknown || i.State != "simmering" || i.Geometry != nil {
		t.Errorf("%+v", i)
	}
}

func TestLogKeepsItsNewestLines(t *testing.T) {
	i := feed.Incident{ID: "inc-1", Log: make([]feed.LogLine, 60)}
	i.Log[59].Text = "newest"
	for n := range i.Log {
		i.Log[n].At = noon.Time
	}
	items, err := Items(Incidents, feed.Entities{Incidents: []feed.Incident{i}})
	var e feed.Entities
	if err == nil {
		err = Add(&e, Incidents, "inc-1", items[0].D)
	}
	if err != nil || len(e.Incidents[0].Log) != 50 || e.Incidents[0].Log[49].Text != "newest" {
		t.Errorf("%v: %+v", err, e.Incidents)
	}
	if !strings.Contains(string(items[0].D), `"log_n":60`) {
		t.Errorf("%s", items[0].D)
	}
}

// Whatever comes in, Add does not panic, and what it lets in can be published
// again and means the same.
func FuzzEntity(f *testing.F) {
	for _, kind := range Kinds() {
		items, err := Items(kind, full())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(kind, []byte(items[0].D))
	}
	for _, c := range badEntities() {
		f.Add(c.kind, []byte(c.data))
	}
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		var e, again feed.Entities
		if Add(&e, kind, "k", data) != nil {
			return
		}
		items, err := Items(kind, e)
		if err != nil || len(items) != 1 {
			t.Fatalf("%s cannot be published: %v", data, err)
		}
		if err := Add(&again, kind, "k", items[0].D); err != nil {
			t.Fatalf("%s became %s: %v", data, items[0].D, err)
		}
	})
}
