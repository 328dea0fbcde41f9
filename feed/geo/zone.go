package geo

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"watchfloor/feed"
	"watchfloor/feed/wire"
)

// properties are a zone's fields as the protocol writes them (protocol.md
// section 8), without its geometry.
type properties map[string]json.RawMessage

func propertiesOf(z feed.Zone) (properties, error) {
	items, err := wire.Items(wire.Zones, feed.Entities{Zones: []feed.Zone{z}})
	if err != nil {
		return nil, err
	}
	var p properties
	if err := json.Unmarshal(items[0].D, &p); err != nil {
		return nil, err
	}
	delete(p, "geometry")
	return p, nil
}

// zone is the one that a file means. Where the properties are another
// program's, or wrong, only the name and the lengths count, and note says so.
func (p properties) zone(g orb.Geometry) (z feed.Zone, note string, err error) {
	z = feed.Zone{Name: p.name(), Kind: "custom", Geometry: g, Radius: p.metres("radius"), Width: p.metres("width")}
	if z.Shape, err = shapeOf(z); err != nil {
		return z, "", err
	}
	if p["shape"] == nil || p["kind"] == nil {
		return z, "", nil
	}
	ours, err := p.ours(g)
	if err != nil {
		return z, "only its outline and its name were taken: " + err.Error(), nil
	}
	ours.Shape = z.Shape
	return ours, "", nil
}

// ours reads properties that Watchfloor wrote.
func (p properties) ours(g orb.Geometry) (feed.Zone, error) {
	whole := maps.Clone(p)
	shape, err := geojson.NewGeometry(g).MarshalJSON()
	if err != nil {
		return feed.Zone{}, err
	}
	whole["geometry"] = shape
	data, err := json.Marshal(whole)
	if err != nil {
		return feed.Zone{}, err
	}
	var read feed.Entities
	if err := wire.Add(&read, wire.Zones, p.text("id"), data); err != nil {
		return feed.Zone{}, err
	}
	return read.Zones[0], nil
}

// shapeOf is the protocol's word for a zone's geometry.
func shapeOf(z feed.Zone) (string, error) {
	switch z.Geometry.(type) {
	case orb.Point:
		if z.Radius > 0 {
			return "circle", nil
		}
		return "", errors.New("a point without a radius is no area")
	case orb.LineString:
		if z.Width > 0 {
			return "corridor", nil
		}
		return "", errors.New("a line without a width is no area")
	case orb.Polygon:
		return "polygon", nil
	case orb.MultiPolygon:
		return "multipolygon", nil
	}
	return "", errors.New("it has no geometry")
}

// maxName is how many characters of a name are taken.
const maxName = 120

// name is what other programs call it, too.
func (p properties) name() string {
	name := []rune(strings.TrimSpace(cmp.Or(p.text("name"), p.text("Name"), p.text("title"))))
	return string(name[:min(len(name), maxName)])
}

// text is a property that is a string, else "".
func (p properties) text(key string) string {
	var s string
	if err := json.Unmarshal(p[key], &s); err != nil {
		return "" // not there, or another program's idea of it
	}
	return s
}

// metres is a property that is a length, else 0.
func (p properties) metres(key string) float64 {
	var m float64
	if err := json.Unmarshal(p[key], &m); err != nil || m < 0 || m > 1e6 {
		return 0 // as text
	}
	return m
}
