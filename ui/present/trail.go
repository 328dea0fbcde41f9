package present

import (
	"maps"
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/mapview"
)

// TrailLength is how long the trail of a unit stays.
const TrailLength = 10 * time.Minute

// Trails are where units have been, in the units' colours; past tells where a
// unit was from a moment on, oldest first.
func Trails(s *feed.Snapshot, d Desk, now time.Time, past func(unit string, since time.Time) []feed.Fix) []mapview.Trail {
	if !d.Layers.Has(TrailLayer) || !d.Layers.Has(UnitLayer) {
		return nil
	}
	var trails []mapview.Trail
	for _, id := range slices.Sorted(maps.Keys(s.Units)) {
		fixes := past(id, now.Add(-TrailLength))
		if len(fixes) < 2 {
			continue
		}
		t := mapview.Trail{ID: MarkerID(Unit, id), Colour: UnitColour(s.Units[id]), Points: make([]mapview.TrailPoint, len(fixes))}
		for i, f := range fixes {
			t.Points[i] = mapview.TrailPoint{At: f.At, Age: min(1, max(0, float64(now.Sub(f.Time))/float64(TrailLength)))}
		}
		trails = append(trails, t)
	}
	return trails
}
