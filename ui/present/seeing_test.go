package present

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"watchfloor/feed"
	"watchfloor/mapview/sight"
	"watchfloor/mapview/tiles"
)

func names(cameras []feed.Camera) string {
	all := ""
	for _, c := range cameras {
		all += c.ID
	}
	return all
}

func TestSeeing(t *testing.T) {
	offline := func(c *feed.Camera) { c.Health = feed.Offline }
	registry := func(c *feed.Camera) { c.Tier = "registry" }
	ptz := func(c *feed.Camera) { c.PTZ = true }
	cameras := []feed.Camera{
		cam("a", off(0, -100), 0),           // looks north at it
		cam("b", off(0, -60), 10),           // nearer, a little aside
		cam("c", off(0, -60), 180),          // looks away
		cam("d", off(50, 0), 270, registry), // has no pictures
		cam("e", off(0, -160), 0),           // out of range, nearby
		cam("f", off(100, 0), 275, offline), // as far as a, ill
		cam("g", off(-40, 0), 270, ptz),     // can turn, so it comes after those that look
		cam("h", off(0, 400), 180),          // far away
	}
	s := snapshot(cameras)
	one := feed.Incident{ID: "x", Geometry: here}
	if got := names(Seeing(s, nil, one)); got != "bafg" {
		t.Errorf("computed: %s", got)
	}
	one.Cameras = []string{"c", "d", "gone", "a"}
	if got := names(Seeing(s, nil, one)); got != "ca" {
		t.Errorf("named: %s", got)
	}
	if got := Seeing(s, nil, feed.Incident{}); got != nil {
		t.Errorf("an incident nowhere is seen by %s", names(got))
	}
}

func TestSeeingFallsBackToNearby(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", off(0, -100), 180), cam("b", off(0, 240), 0), cam("c", off(0, 260), 0)})
	if got := names(Seeing(s, nil, feed.Incident{Geometry: here})); got != "ab" {
		t.Errorf("nearby: %s", got)
	}
}

// walled is a source of tiles in which one wall stands: it is 40 m to the
// south of here, 200 m wide and a metre thick.
type walled struct{ t *testing.T }

func (walled) Meta() tiles.Meta { return tiles.Meta{MaxZoom: 15} }

func (w walled) Tile(_ context.Context, z, x, y int) ([]byte, error) {
	wall := orb.Polygon{{off(-100, -40), off(-100, -39), off(100, -39), off(100, -40), off(-100, -40)}}
	layers := mvt.Layers{mvt.NewLayer("building", &geojson.FeatureCollection{Features: []*geojson.Feature{geojson.NewFeature(wall)}})}
	layers.ProjectToTile(maptile.New(uint32(x), uint32(y), maptile.Zoom(z)))
	data, err := mvt.Marshal(layers)
	if err != nil {
		w.t.Error(err)
	}
	return data, err
}

// surveyed is what the cameras of a snapshot see between walls.
func surveyed(t *testing.T, s *feed.Snapshot, source tiles.Source) (known *sight.Survey) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		surveyor := sight.NewSurveyor(source)
		go surveyor.Run(ctx)
		surveyor.Want(Eyes(s))
		synctest.Wait()
		known = surveyor.Survey()
	})
	return known
}

func TestWatchingCountsWalls(t *testing.T) {
	ptz := func(c *feed.Camera) { c.PTZ = true }
	s := snapshot([]feed.Camera{
		cam("a", off(0, -100), 0),                                          // behind the wall
		cam("b", off(0, 120), 180),                                         // sees it
		cam("c", off(30, -30), 0, ptz),                                     // before the wall, can turn to it
		cam("d", off(30, -60), 180, ptz),                                   // behind the wall, could turn
		cam("e", off(0, -20), 0),                                           // the nearest
		cam("f", off(300, 0), 270, func(c *feed.Camera) { c.Range = 400 }), // far away
	})
	known := surveyed(t, s, walled{t})
	words := ""
	for _, w := range Watching(s, known, here) {
		words += fmt.Sprintf("%s:%d ", w.ID, w.Sighting)
	}
	if want := "e:0 b:0 f:0 c:1 d:2 a:2 "; words != want {
		t.Errorf("ranked %s, want %s", words, want)
	}
	if open := names(Seeing(s, nil, feed.Incident{Geometry: here})); open != "eabfcd" {
		t.Errorf("without walls: %s", open)
	}
	moved := s.Cameras["a"]
	moved.Heading = 10
	s.Cameras["a"] = moved
	if got := watch(moved, known, here, sight.PlaneAt(here)); got.Sighting != Looks {
		t.Errorf("a pose that is not worked out yet is %d", got.Sighting)
	}
}

func TestWedgesAreCut(t *testing.T) {
	s := snapshot([]feed.Camera{cam("a", off(0, -100), 0), cam("b", off(0, 10), 0)})
	known := surveyed(t, s, walled{t})
	markers := Markers(s, Desk{Sight: known}, noon)
	a, b := markers[0].Wedge, markers[1].Wedge
	if north := orb.Ring(a.Outline).Bound().Max[1]; north > off(0, -38)[1] {
		t.Errorf("a sees through the wall, to %f", north)
	}
	if north := orb.Ring(b.Outline).Bound().Max[1]; north < off(0, 155)[1] {
		t.Errorf("b sees to %f only", north)
	}
	for _, m := range Markers(s, Desk{}, noon) {
		if m.Wedge.Outline != nil {
			t.Errorf("%s has an outline that nobody worked out", m.ID)
		}
	}
}

func TestWatchArea(t *testing.T) {
	s := snapshot([]feed.Camera{
		cam("a", off(0, -100), 0),  // behind the wall
		cam("b", off(0, 120), 180), // sees the middle
		cam("c", off(0, 125), 180), // sees the same
		cam("d", off(-60, 20), 90), // from the side
		cam("x", off(0, 120), 180, func(c *feed.Camera) { c.Health = feed.Offline }),
	})
	area := orb.Ring{off(-40, -30), off(-40, 60), off(40, 60), off(40, -30), off(-40, -30)}
	w := WatchArea(s, surveyed(t, s, walled{t}), area)
	if w.Needed < 2 || len(w.Cameras) != 3 || w.Shown > w.Seen+1e-9 || w.Seen < 0.5 || w.Seen > 0.999 {
		t.Errorf("%v, %d needed, %.3f shown, %.3f seen", w.Cameras, w.Needed, w.Shown, w.Seen)
	}
	if len(w.Cover.Inside) != w.Cover.Cols*w.Cover.Rows {
		t.Errorf("the grid has %d cells of %d", len(w.Cover.Inside), w.Cover.Cols*w.Cover.Rows)
	}
	if none := WatchArea(s, nil, area); len(none.Cameras) != 0 || none.Seen != 0 {
		t.Errorf("nothing is known, and %v see it", none.Cameras)
	}
}

func TestWordsOfSeeing(t *testing.T) {
	one := Watch{Camera: feed.Camera{Name: "Harbour"}, Sighting: Looks}
	turns := Watch{Sighting: CanTurn}
	away := Watch{Camera: feed.Camera{ID: "c1"}, Sighting: Near, Metres: 90.4}
	all := []Watch{one, one, turns, away}
	for _, c := range []struct{ got, want string }{
		{fmt.Sprint(Able(all), Able(nil), Able([]Watch{away})), "3 0 0"},
		{LookWords(all[:1]), "1 camera sees this place"},
		{LookWords(all[:3]), "2 cameras see this place, 1 more can turn to it"},
		{LookWords(all[2:3]), "No camera sees this place; 1 camera can turn to it"},
		{NobodySees([]Watch{away}), "No camera can see this place; c1 is nearest, 90 m away"},
		{NobodySees(nil), "No camera can see this place, and none is within 250 m"},
		{AreaWatch{}.Words(), "No camera sees any of it"},
		{AreaWatch{Cameras: []string{"a", "b"}, Needed: 1, Shown: 0.5, Seen: 0.6}.Words(), "1 camera shows 50 % of it; nobody sees the hatched part"},
		{AreaWatch{Cameras: []string{"a", "b"}, Needed: 2, Shown: 1, Seen: 1}.Words(), "2 cameras show 100 % of it"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
