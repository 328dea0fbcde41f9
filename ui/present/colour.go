package present

import (
	"image/color"

	"watchfloor/feed"
)

// HealthColour is the colour of a camera on the map.
func HealthColour(h feed.Health) color.NRGBA {
	switch h {
	case feed.Online:
		return rgb(0x4CC2B0)
	case feed.Degraded, feed.Blurred, feed.Tampered:
		return rgb(0xFFB03B)
	case feed.Offline:
		return rgb(0xFF6B74)
	}
	return rgb(0x99A2AC)
}

// UnitColour tells a unit that is free from one that is busy.
func UnitColour(u feed.Unit) color.NRGBA {
	switch {
	case u.Emergency:
		return rgb(0xFF6B74)
	case u.Incident != "":
		return rgb(0xB79CFF)
	case u.State == "unavailable" || u.State == "out_of_service":
		return rgb(0x99A2AC)
	}
	return rgb(0x6FB8FF)
}

// ZoneColour tells kinds of zones apart, softly: a zone is ground, not alarm.
func ZoneColour(kind string) color.NRGBA {
	switch kind {
	case "secure", "exclusion", "evacuation":
		return rgb(0xFF8FA0)
	case "school":
		return rgb(0xFFD479)
	case "event":
		return rgb(0xB79CFF)
	case "speed":
		return rgb(0x8BD4A0)
	}
	return rgb(0x7FB2E5)
}
