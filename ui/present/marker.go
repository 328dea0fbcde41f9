package present

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/sight"
)

// Kind says what a marker stands for.
type Kind string

// The kinds of markers.
const (
	Camera   Kind = "camera"
	Unit     Kind = "unit"
	Incident Kind = "incident"
)

// MarkerID is the marker's ID of an entity.
func MarkerID(k Kind, id string) string { return string(k) + "/" + id }

// Marked is the inverse of MarkerID.
func Marked(marker string) (Kind, string) {
	k, id, _ := strings.Cut(marker, "/")
	return Kind(k), id
}

// The layers of the map, from below.
const (
	rankCamera = iota
	rankUnit
	rankIncident
	rankSelected
)

// Markers places the cameras, units and open incidents of the layers that are
// on, and what is selected, in an order that does not depend on anything but
// what they are.
func Markers(s *feed.Snapshot, d Desk, now time.Time) []mapview.Marker {
	markers := make([]mapview.Marker, 0, len(s.Cameras)+len(s.Units)+len(s.Incidents))
	seeing := seeingSelected(s, d)
	for _, id := range slices.Sorted(maps.Keys(s.Cameras)) {
		m := aged(camera(s.Cameras[id], d, seeing[id], Stale(s)), s, s.Cameras[id].HealthAt, now)
		if d.Layers.Has(CameraLayer) || m.Rank == rankSelected {
			markers = append(markers, m)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Units)) {
		if d.Layers.Has(UnitLayer) || s.Units[id].Emergency {
			markers = append(markers, aged(unit(s.Units[id], now, Stale(s)), s, s.Units[id].FixAt, now))
		}
	}
	for _, i := range ordered(s, Desk{}) {
		if m, ok := incident(i, d, Stale(s)); ok && (d.Layers.Has(IncidentLayer) || m.Selected) {
			markers = append(markers, aged(m, s, i.UpdatedAt, now))
		}
	}
	return markers
}

// aged says how old what is known is, where that matters: while the link is
// lost, everything is as old as that.
func aged(m mapview.Marker, s *feed.Snapshot, at, now time.Time) mapview.Marker {
	if Stale(s) {
		at = s.Link.Since
	}
	if (m.Dim || m.Selected) && !at.IsZero() {
		m.Age = Age(now.Sub(at))
	}
	return m
}

func seeingSelected(s *feed.Snapshot, d Desk) map[string]bool {
	seeing := map[string]bool{}
	for _, id := range d.Watched {
		seeing[id] = true
	}
	if i, ok := s.Incidents[d.Incident]; ok {
		for _, c := range Seeing(s, d.Sight, i) {
			seeing[c.ID] = true
		}
	}
	return seeing
}

func camera(c feed.Camera, d Desk, sees, dim bool) mapview.Marker {
	m := mapview.Marker{
		ID:       MarkerID(Camera, c.ID),
		At:       c.Position,
		Symbol:   mapview.SymbolCamera,
		Colour:   HealthColour(c.Health),
		Heading:  c.Heading,
		Wedge:    wedge(c, d.Sight),
		Selected: c.ID == d.Camera,
		Dim:      dim || !Playable(c),
		Rank:     rankCamera,
		Mark:     sign(c),
		Group:    "cameras",
		Severity: ailing(c.Health),
	}
	if m.Selected || sees {
		m.Label, m.Rank = c.Name, rankSelected
	}
	if !d.Layers.Has(ViewLayer) && !m.Selected {
		m.Wedge = nil
	}
	return m
}

// sign tells a camera's state without colour.
func sign(c feed.Camera) mapview.Mark {
	switch {
	case c.Access == "request" || !Playable(c):
		return mapview.MarkLock
	case c.Health == feed.Offline:
		return mapview.MarkCross
	case ailing(c.Health) >= ailing(feed.Degraded):
		return mapview.MarkBang
	}
	return mapview.MarkNone
}

// wedge is what a camera sees, cut by walls where that is known.
func wedge(c feed.Camera, known *sight.Survey) *mapview.Wedge {
	eye := EyeOf(c)
	w := &mapview.Wedge{Heading: eye.Heading, FOV: eye.FOV, Range: eye.Range}
	if v, ok := known.View(c.ID, eye); ok {
		w.Outline = v.Now.Outline
	}
	return w
}

func unit(u feed.Unit, now time.Time, dim bool) mapview.Marker {
	m := mapview.Marker{
		ID:      MarkerID(Unit, u.ID),
		At:      u.Position,
		Symbol:  mapview.SymbolUnit,
		Letter:  initial(u.Kind),
		Colour:  UnitColour(u),
		Heading: u.Course,
		Label:   cmp.Or(u.Name, u.ID),
		Dim:     dim || (!u.StaleAt.IsZero() && now.After(u.StaleAt)),
		Rank:    rankUnit,
	}
	if u.Emergency {
		m.Pulse, m.Rank = true, rankIncident
	}
	return m
}

func incident(i feed.Incident, d Desk, dim bool) (mapview.Marker, bool) {
	at, ok := Anchor(i.Geometry)
	if !ok || (!Open(i) && i.ID != d.Incident) {
		return mapview.Marker{}, false
	}
	badge := BadgeOf(i.Severity)
	m := mapview.Marker{
		ID:       MarkerID(Incident, i.ID),
		At:       at,
		Symbol:   badge.Symbol,
		Letter:   badge.Letter,
		Colour:   badge.Colour,
		Selected: i.ID == d.Incident,
		Dim:      dim || !Open(i),
		Pulse:    Unacked(i) && !dim,
		Rank:     rankIncident,
		Group:    "incidents",
		Severity: int(i.Severity),
	}
	if m.Selected {
		m.Label, m.Rank = title(i), rankSelected
	}
	return m, true
}

func initial(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToUpper(word[:1])
}
