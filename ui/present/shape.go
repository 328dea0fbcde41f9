package present

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/geo"
	"watchfloor/mapview"
)

// Shapes are the zones, and the grounds of open incidents that are more than
// a point.
func Shapes(s *feed.Snapshot, d Desk) []mapview.Shape {
	var shapes []mapview.Shape
	for _, id := range slices.Sorted(maps.Keys(s.Zones)) {
		if sh, ok := zone(s.Zones[id]); ok && d.Layers.Has(ZoneLayer) {
			shapes = append(shapes, sh)
		}
	}
	for _, i := range ordered(s, Desk{}) {
		if sh, ok := ground(i, d); ok && (d.Layers.Has(IncidentLayer) || i.ID == d.Incident) {
			shapes = append(shapes, sh)
		}
	}
	return shapes
}

// ZoneShape is the ID of a zone's shape.
func ZoneShape(id string) string { return "zone/" + id }

func zone(z feed.Zone) (mapview.Shape, bool) {
	area := geo.Area(z)
	if area == nil {
		return mapview.Shape{}, false
	}
	c := ZoneColour(z.Kind)
	return mapview.Shape{
		ID:       ZoneShape(z.ID),
		Geometry: area,
		Fill:     fade(c, 0x1C),
		Stroke:   fade(c, 0xB0),
		Width:    1.5,
		Dash:     true,
		Label:    z.Name,
	}, true
}

func ground(i feed.Incident, d Desk) (mapview.Shape, bool) {
	if _, point := i.Geometry.(orb.Point); point || i.Geometry == nil || !Open(i) {
		return mapview.Shape{}, false
	}
	c := BadgeOf(i.Severity).Colour
	width := float32(1.5)
	if i.ID == d.Incident {
		width = 3
	}
	return mapview.Shape{
		ID: MarkerID(Incident, i.ID), Geometry: i.Geometry,
		Fill: fade(c, 0x30), Stroke: c, Width: width,
	}, true
}
