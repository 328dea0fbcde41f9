package present

import (
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
)

func find(markers []mapview.Marker, id string) *mapview.Marker {
	for i := range markers {
		if markers[i].ID == id {
			return &markers[i]
		}
	}
	return nil
}

func TestMarkers(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", off(0, -50), 0), cam("b", off(0, -900), 0)},
		inc("x", feed.Extreme, feed.New, 0), inc("y", feed.Minor, feed.New, 0, acked("op")), inc("z", feed.Minor, feed.Closed, 0))
	s.Units["u"] = feed.Unit{ID: "u", Name: "P1", Kind: "patrol", Position: here, Course: 90, StaleAt: noon.Add(-time.Second)}
	markers := Markers(s, Desk{Incident: "x", Camera: "b"}, noon)
	if len(markers) != 5 {
		t.Fatalf("%d markers: closed incidents have none", len(markers))
	}
	a, x, y := find(markers, "camera/a"), find(markers, "incident/x"), find(markers, "incident/y")
	if a.Label == "" || a.Selected || a.Wedge.FOV != 60 || a.Wedge.Range != 150 {
		t.Errorf("a sees the selected incident: %+v", a)
	}
	if !find(markers, "camera/b").Selected {
		t.Error("b is selected")
	}
	if !x.Pulse || !x.Selected || x.Letter != "E" || x.Symbol != mapview.SymbolDiamond || y.Pulse || y.Letter != "m" {
		t.Errorf("%+v %+v", x, y)
	}
	if u := find(markers, "unit/u"); !u.Dim || u.Heading != 90 || u.Letter != "P" {
		t.Errorf("a stale unit: %+v", u)
	}
}

func TestMarkersOfALostLink(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", here, 0)}, inc("x", feed.Extreme, feed.New, 0))
	s.Link.State = feed.LinkLost
	for _, m := range Markers(s, Desk{}, noon) {
		if !m.Dim || m.Pulse {
			t.Errorf("%+v", m)
		}
	}
}

func TestMarked(t *testing.T) {
	if k, id := Marked(MarkerID(Camera, "pd/7")); k != Camera || id != "pd/7" {
		t.Errorf("%s %s", k, id)
	}
}

func TestShapes(t *testing.T) {
	s := snapshot(nil, inc("x", feed.Severe, feed.New, 0), inc("y", feed.Severe, feed.New, 0, func(i *feed.Incident) {
		i.Geometry = orb.Polygon{{here, off(10, 0), off(0, 10), here}}
	}))
	s.Zones["c"] = feed.Zone{ID: "c", Name: "Casino", Geometry: here, Radius: 50}
	shapes := Shapes(s, Desk{Incident: "y"})
	if len(shapes) != 2 || shapes[0].ID != "zone/c" || shapes[1].ID != "incident/y" || shapes[1].Width != 3 {
		t.Errorf("%+v", shapes)
	}
}

func TestExtent(t *testing.T) {
	if _, ok := Extent(snapshot(nil)); ok {
		t.Error("no camera has an extent")
	}
	b, ok := Extent(snapshot([]feed.Camera{cam("a", off(-10, -20), 0), cam("b", off(30, 40), 0), cam("c", orb.Point{}, 0)}))
	if !ok || b.Min != off(-10, -20) || b.Max != off(30, 40) {
		t.Errorf("%v %v", b, ok)
	}
}

// TestLayersAreLeftOut: what is selected, and an emergency, stays all the same.
func TestLayersAreLeftOut(t *testing.T) {
	s := &feed.Snapshot{
		Cameras:   map[string]feed.Camera{"a": {ID: "a", Streams: []feed.Stream{{}}}, "b": {ID: "b", Streams: []feed.Stream{{}}}},
		Units:     map[string]feed.Unit{"u": {ID: "u"}, "v": {ID: "v", Emergency: true}},
		Incidents: map[string]feed.Incident{"i": {ID: "i", Geometry: orb.Point{1, 1}}, "j": {ID: "j", Geometry: orb.Point{9, 9}}},
		Zones:     map[string]feed.Zone{"z": {ID: "z", Shape: "circle", Geometry: orb.Point{1, 1}, Radius: 5}},
	}
	drawn := func(d Desk) (ids []string) {
		for _, m := range Markers(s, d, time.Now()) {
			ids = append(ids, m.ID)
		}
		for _, sh := range Shapes(s, d) {
			ids = append(ids, sh.ID)
		}
		slices.Sort(ids)
		return ids
	}
	off := func(all ...Layer) (s Layers) {
		for _, l := range all {
			s = s.Toggled(l)
		}
		return s
	}
	all := []string{"camera/a", "camera/b", "incident/i", "incident/j", "unit/u", "unit/v", "zone/z"}
	for name, c := range map[string]struct {
		desk Desk
		want []string
	}{
		"as at first":  {Desk{}, all},
		"no zones":     {Desk{Layers: off(ZoneLayer)}, all[:6]},
		"no cameras":   {Desk{Layers: off(CameraLayer), Camera: "b"}, all[1:]},
		"nothing":      {Desk{Layers: off(CameraLayer, UnitLayer, IncidentLayer, ZoneLayer)}, []string{"unit/v"}},
		"one incident": {Desk{Layers: off(IncidentLayer), Incident: "j"}, []string{"camera/a", "camera/b", "incident/j", "unit/u", "unit/v", "zone/z"}},
	} {
		if got := drawn(c.desk); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for _, m := range Markers(s, Desk{Layers: off(ViewLayer), Camera: "b"}, time.Now()) {
		if m.Wedge != nil != (m.ID == "camera/b") {
			t.Errorf("%s has a field of view: %v", m.ID, m.Wedge)
		}
	}
}
