package hub

import (
	"fmt"
	"math"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/fence"
)

// sentence says for the operator what an alert is about.
func sentence(a fence.Alert, zone feed.Zone, unit feed.Unit) string {
	switch a.Rule.On {
	case feed.OnEnter:
		return unit.Name + " entered " + zone.Name
	case feed.OnExit:
		return unit.Name + " left " + zone.Name
	case feed.OnCross:
		return unit.Name + " went through " + zone.Name
	case feed.OnInside:
		return unit.Name + " is inside " + zone.Name
	case feed.OnOutside:
		return unit.Name + " is outside " + zone.Name
	case feed.OnDwell:
		return fmt.Sprintf("%s stays in %s for %s", unit.Name, zone.Name, lasting(a.Rule.For))
	case feed.OnSpeed:
		return fmt.Sprintf("%s is faster than %.0f km/h in %s", unit.Name, a.Rule.Speed*3.6, zone.Name)
	case feed.OnCount:
		return fmt.Sprintf("%d units in %s", a.Inside, zone.Name)
	case feed.OnAbsence:
		return fmt.Sprintf("No unit in %s for %s", zone.Name, lasting(a.Rule.For))
	}
	return fmt.Sprintf("%s: %s", zone.Name, a.Rule.On)
}

// lasting is a duration as one says it.
func lasting(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%.0f s", d.Seconds())
	}
	return fmt.Sprintf("%.0f min", math.Round(d.Minutes()))
}
