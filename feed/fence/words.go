package fence

import (
	"fmt"
	"math"
	"time"

	"watchfloor/feed"
)

// Words says for the operator what an alert is about, given the names of the
// unit and the zone.
func (a Alert) Words(unit, zone string) string {
	switch a.Rule.On {
	case feed.OnEnter:
		return unit + " entered " + zone
	case feed.OnExit:
		return unit + " left " + zone
	case feed.OnCross:
		return unit + " went through " + zone
	case feed.OnInside:
		return unit + " is inside " + zone
	case feed.OnOutside:
		return unit + " is outside " + zone
	case feed.OnDwell:
		return fmt.Sprintf("%s stays in %s for %s", unit, zone, lasting(a.Rule.For))
	case feed.OnSpeed:
		return fmt.Sprintf("%s is faster than %.0f km/h in %s", unit, a.Rule.Speed*3.6, zone)
	case feed.OnCount:
		return fmt.Sprintf("%d units in %s", a.Inside, zone)
	case feed.OnAbsence:
		return fmt.Sprintf("No unit in %s for %s", zone, lasting(a.Rule.For))
	}
	return fmt.Sprintf("%s: %s", zone, a.Rule.On)
}

// lasting is a duration as one says it.
func lasting(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%.0f s", d.Seconds())
	}
	return fmt.Sprintf("%.0f min", math.Round(d.Minutes()))
}
