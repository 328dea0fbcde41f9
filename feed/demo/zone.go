package demo

import (
	"math"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"watchfloor/feed"
)

// Zones are the city's geofences.
func zones(now time.Time) []feed.Zone {
	all := []feed.Zone{
		{ID: "zone-harbour", Name: "Port Hercule", Kind: "secure", Shape: "polygon", Geometry: area(
			7.4219, 43.7366, 7.4264, 43.7373, 7.4278, 43.7362, 7.4278, 43.7336, 7.4228, 43.7326, 7.4216, 43.7335)},
		{ID: "zone-casino", Name: "Casino Square", Kind: "secure", Shape: "circle", Geometry: orb.Point{7.4275, 43.7393}, Radius: 110},
		{ID: "zone-station", Name: "Station", Kind: "secure", Shape: "polygon", Geometry: area(
			7.4187, 43.7388, 7.4209, 43.7386, 7.4212, 43.7375, 7.4198, 43.7370, 7.4187, 43.7376)},
		{ID: "zone-tunnel", Name: "Louis II Tunnel", Kind: "speed", Shape: "corridor", Width: 40, Geometry: orb.LineString{
			{7.4262, 43.7373}, {7.4282, 43.7377}, {7.4296, 43.7388}, {7.4300, 43.7400}, {7.4302, 43.7416},
		}},
		{ID: "zone-school", Name: "Condamine School", Kind: "school", Shape: "polygon", Geometry: area(
			7.4205, 43.7333, 7.4220, 43.7336, 7.4223, 43.7324, 7.4207, 43.7322)},
		{ID: "zone-event", Name: "Harbour Festival", Kind: "event", Shape: "polygon", Geometry: area(
			7.4208, 43.7369, 7.4219, 43.7369, 7.4221, 43.7337, 7.4211, 43.7335)},
		{ID: "zone-palace", Name: "Palace Square", Kind: "exclusion", Shape: "circle", Geometry: orb.Point{7.4209, 43.7310}, Radius: 90},
		{ID: "zone-larvotto", Name: "Larvotto Beach", Kind: "patrol", Shape: "polygon", Geometry: area(
			7.4318, 43.7452, 7.4346, 43.7476, 7.4362, 43.7474, 7.4351, 43.7456, 7.4330, 43.7444)},
	}
	for i := range all {
		all[i].Agency, all[i].TZ, all[i].UpdatedAt = Agency, "Europe/Monaco", now
		all[i].Schedule, all[i].Rules = schedule(all[i].ID), rules(all[i].ID)
	}
	return all
}

// Schedule is when a zone's rules hold.
func schedule(zone string) []feed.Period {
	if zone != "zone-school" {
		return nil
	}
	week := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	return []feed.Period{{Days: week, From: 7*60 + 30, To: 17 * 60}}
}

// Rules are a zone's, set so that units that do their work seldom break them.
func rules(zone string) []feed.Rule {
	rule := feed.Rule{
		ID: "rule-1", Severity: feed.Minor, Urgency: "Expected", Certainty: "Observed", Hysteresis: 15, Cooldown: 15 * time.Minute, Enabled: true,
	}
	switch zone {
	case "zone-palace":
		rule.On, rule.Type, rule.Severity = feed.OnEnter, "fence.exclusion", feed.Moderate
	case "zone-tunnel":
		rule.On, rule.Type, rule.Speed, rule.For = feed.OnSpeed, "fence.speed", 50/3.6, 3*time.Second
	case "zone-school":
		rule.On, rule.Type, rule.Speed, rule.For = feed.OnSpeed, "fence.speed", 30/3.6, 3*time.Second
	case "zone-harbour":
		rule.On, rule.Type, rule.Count, rule.For = feed.OnCount, "fence.count", 5, 2*time.Minute
	case "zone-larvotto":
		rule.On, rule.Type, rule.For, rule.Subjects = feed.OnAbsence, "fence.absence", 45*time.Minute, []string{"patrol", "motorcycle"}
	case "zone-casino": // to be tried and armed
		rule.On, rule.Type, rule.For, rule.Enabled = feed.OnDwell, "fence.dwell", 5*time.Minute, false
	default:
		return nil
	}
	return []feed.Rule{rule}
}

// Area makes a polygon of lon, lat pairs.
func area(pairs ...float64) orb.Polygon {
	var ring orb.Ring
	for i := 0; i+1 < len(pairs); i += 2 {
		ring = append(ring, orb.Point{pairs[i], pairs[i+1]})
	}
	ring = append(ring, ring[0])
	if ring.Orientation() == orb.CW {
		ring.Reverse()
	}
	return orb.Polygon{ring}
}

// Inside tells whether a place lies in a zone of any shape.
func inside(z feed.Zone, at orb.Point) bool {
	switch g := z.Geometry.(type) {
	case orb.Polygon:
		return planar.PolygonContains(g, at)
	case orb.Point:
		return geo.Distance(g, at) <= z.Radius
	case orb.LineString:
		return metresFrom(g, at) <= z.Width/2
	}
	return false
}

// MetresFrom is the distance to a line, on a plane that touches the earth
// here.
func metresFrom(line orb.LineString, at orb.Point) float64 {
	const degree = math.Pi / 180 * orb.EarthRadius // of latitude, in metres
	east := degree * math.Cos(at.Lat()*math.Pi/180)
	flat := func(p orb.Point) orb.Point { return orb.Point{(p[0] - at[0]) * east, (p[1] - at[1]) * degree} }
	best := math.Inf(1)
	for i := 1; i < len(line); i++ {
		best = min(best, planar.DistanceFromSegment(flat(line[i-1]), flat(line[i]), orb.Point{}))
	}
	return best
}
