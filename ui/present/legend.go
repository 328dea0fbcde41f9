package present

import (
	"watchfloor/feed"
	"watchfloor/mapview"
)

// A Sign is a line of the map's legend: a marker or a shape, as the map draws
// it, and what that means.
type Sign struct {
	Marker *mapview.Marker // nil: it is a shape
	Shape  *mapview.Shape  // nil: it is a marker
	Words  string
}

// Legend is what a layer is drawn with.
func Legend(l Layer) []Sign {
	switch l {
	case CameraLayer:
		return cameraSigns()
	case IncidentLayer:
		return incidentSigns()
	case UnitLayer:
		return unitSigns()
	case ZoneLayer:
		return zoneSigns()
	case CoverLayer:
		return coverSigns()
	}
	return nil
}

func cameraSigns() []Sign {
	playable := []feed.Stream{{Role: "sub"}}
	var signs []Sign
	for _, c := range []struct {
		camera feed.Camera
		words  string
	}{
		{feed.Camera{Health: feed.Online, Streams: playable}, "Works"},
		{feed.Camera{Health: feed.Degraded, Streams: playable}, "Works badly, tampered"},
		{feed.Camera{Health: feed.Offline, Streams: playable}, "Does not work"},
		{feed.Camera{Tier: "registry"}, "Only known, or on request"},
	} {
		m := camera(c.camera, Desk{Camera: "none"}, false, false)
		m.Wedge = nil
		signs = append(signs, Sign{Marker: &m, Words: c.words})
	}
	return signs
}

func incidentSigns() []Sign {
	var signs []Sign
	for _, s := range Severities() {
		b := BadgeOf(s)
		signs = append(signs, Sign{Marker: &mapview.Marker{Symbol: b.Symbol, Letter: b.Letter, Colour: b.Colour}, Words: b.Name})
	}
	return signs
}

func unitSigns() []Sign {
	var signs []Sign
	for _, u := range []struct {
		unit  feed.Unit
		words string
	}{
		{feed.Unit{State: "available"}, "Free"},
		{feed.Unit{Incident: "any"}, "At an incident"},
		{feed.Unit{State: "out_of_service"}, "Out of service"},
		{feed.Unit{Emergency: true}, "Emergency"},
	} {
		signs = append(signs, Sign{Marker: &mapview.Marker{Symbol: mapview.SymbolUnit, Colour: UnitColour(u.unit)}, Words: u.words})
	}
	return signs
}

func zoneSigns() []Sign {
	var signs []Sign
	for _, z := range []struct{ kind, words string }{
		{"secure", "Secure, closed, cleared"}, {"school", "School"}, {"event", "Event"}, {"speed", "Speed"}, {"patrol", "Patrol and others"},
	} {
		c := ZoneColour(z.kind)
		signs = append(signs, Sign{Shape: &mapview.Shape{Fill: fade(c, 0x40), Stroke: c, Width: 1.5, Dash: true}, Words: z.words})
	}
	return signs
}

func coverSigns() []Sign {
	seen := rgb(0x3DE0B0)
	return []Sign{
		{Shape: &mapview.Shape{Fill: fade(seen, 0x29)}, Words: "One camera sees it"},
		{Shape: &mapview.Shape{Fill: fade(seen, 0x6B)}, Words: "Several see it"},
	}
}
