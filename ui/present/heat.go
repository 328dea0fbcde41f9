package present

import (
	"maps"
	"slices"
	"time"

	"watchfloor/feed"
	"watchfloor/mapview"
)

// heatLasts is how long an incident that is over still counts.
const heatLasts = 24 * time.Hour

// Heat is where incidents are many: the open ones and those of the last day,
// the severe ones counting more. nil: the layer is off.
func Heat(s *feed.Snapshot, d Desk, now time.Time) []mapview.HeatPoint {
	if !d.Layers.Has(HeatLayer) {
		return nil
	}
	var points []mapview.HeatPoint
	for _, id := range slices.Sorted(maps.Keys(s.Incidents)) {
		i := s.Incidents[id]
		at, ok := Anchor(i.Geometry)
		if !ok || !Open(i) && now.Sub(i.UpdatedAt) > heatLasts {
			continue
		}
		points = append(points, mapview.HeatPoint{At: at, Weight: 0.5 + 0.5*float64(i.Severity)})
	}
	return points
}
