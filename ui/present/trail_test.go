package present

import (
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

func TestTrailsHaveAges(t *testing.T) {
	s := &feed.Snapshot{Units: map[string]feed.Unit{"u": {ID: "u"}, "still": {ID: "still"}}}
	past := func(unit string, since time.Time) []feed.Fix {
		if since != noon.Add(-TrailLength) {
			t.Errorf("asked for what is since %v", since)
		}
		if unit == "still" {
			return []feed.Fix{{At: orb.Point{1, 1}, Time: noon}}
		}
		return []feed.Fix{{At: orb.Point{1, 1}, Time: noon.Add(-11 * time.Minute)}, {At: orb.Point{1, 2}, Time: noon.Add(-5 * time.Minute)}, {At: orb.Point{1, 3}, Time: noon.Add(time.Second)}}
	}
	trails := Trails(s, Desk{}, noon, past)
	if len(trails) != 1 || trails[0].ID != "unit/u" || len(trails[0].Points) != 3 {
		t.Fatalf("trails: %+v", trails)
	}
	for i, want := range []float64{1, 0.5, 0} {
		if p := trails[0].Points[i]; p.Age != want || p.At != (orb.Point{1, float64(i + 1)}) {
			t.Errorf("point %d is %+v", i, p)
		}
	}
	for _, l := range []Layer{TrailLayer, UnitLayer} {
		if got := Trails(s, Desk{Layers: Layers(0).Toggled(l)}, noon, past); got != nil {
			t.Errorf("without %s there are %d trails", l, len(got))
		}
	}
}

func TestHeatCountsWhatWasToday(t *testing.T) {
	at := orb.Point{7, 43}
	s := &feed.Snapshot{Incidents: map[string]feed.Incident{
		"new":       {Geometry: at, State: feed.New, Severity: feed.Extreme, UpdatedAt: noon.Add(-72 * time.Hour)},
		"today":     {Geometry: at, State: feed.Closed, UpdatedAt: noon.Add(-23 * time.Hour)},
		"yesterday": {Geometry: at, State: feed.Closed, UpdatedAt: noon.Add(-25 * time.Hour)},
		"nowhere":   {State: feed.New},
	}}
	if got := Heat(s, Desk{}, noon); got != nil {
		t.Errorf("heat without the layer: %v", got)
	}
	got := Heat(s, Desk{Layers: Layers(0).Toggled(HeatLayer)}, noon)
	if len(got) != 2 || got[0].Weight != 2.5 || got[1].Weight != 0.5 || got[0].At != at {
		t.Errorf("heat: %v", got)
	}
}
