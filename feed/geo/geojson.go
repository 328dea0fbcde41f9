package geo

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"watchfloor/feed"
)

// A feature is one of GeoJSON (RFC 7946 section 3.2).
type feature struct {
	Type       string          `json:"type"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties properties      `json:"properties"`
}

// WriteGeoJSON writes zones as a FeatureCollection, a feature a line. Circles
// are Points with the property "radius", corridors LineStrings with "width",
// both in metres; all else of a zone stands in the properties as the protocol
// writes it.
func WriteGeoJSON(w io.Writer, zones []feed.Zone) error {
	out := bufio.NewWriter(w)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, z := range zones {
		line, err := featureOf(z)
		if err != nil {
			return fmt.Errorf("write zone %q: %w", z.Name, err)
		}
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n")
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Flush() // it keeps the first error
}

func featureOf(z feed.Zone) ([]byte, error) {
	if Area(z) == nil {
		return nil, errNoGround
	}
	p, err := propertiesOf(z)
	if err != nil {
		return nil, err
	}
	g, err := geojson.NewGeometry(z.Geometry).MarshalJSON()
	if err != nil {
		return nil, err
	}
	return json.Marshal(feature{"Feature", g, p})
}

// ReadGeoJSON reads a FeatureCollection, a Feature, or a bare geometry.
// Features that are no area, or that break RFC 7946, are in Skipped.
func ReadGeoJSON(r io.Reader) (Content, error) {
	data, err := all(r)
	if err != nil {
		return Content{}, err
	}
	features, err := featuresOf(data)
	if err != nil {
		return Content{}, err
	}
	var c Content
	for i, raw := range features {
		z, note, err := zoneIn(raw)
		if err := c.add(i+1, z, note, err); err != nil {
			return Content{}, err
		}
	}
	return c, nil
}

// featuresOf is the list of features that a document holds.
func featuresOf(data []byte) ([]json.RawMessage, error) {
	var doc struct {
		Type     string            `json:"type"`
		Features []json.RawMessage `json:"features"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("this is not GeoJSON: %w", err)
	}
	switch doc.Type {
	case "":
		return nil, errors.New(`this is not GeoJSON: it has no "type"`)
	case "FeatureCollection":
		return doc.Features, nil
	case "Feature":
		return []json.RawMessage{data}, nil
	}
	bare, err := json.Marshal(feature{Type: "Feature", Geometry: data})
	return []json.RawMessage{bare}, err
}

// zoneIn is the zone that a feature means.
func zoneIn(raw json.RawMessage) (feed.Zone, string, error) {
	var f feature
	if err := json.Unmarshal(raw, &f); err != nil || f.Type != "Feature" {
		return feed.Zone{}, "", errors.New("it is not a GeoJSON feature")
	}
	g, err := geometryIn(f.Geometry)
	if err != nil {
		return feed.Zone{Name: f.Properties.name()}, "", err
	}
	return f.Properties.zone(g)
}

// geometryIn reads a geometry of the four types that zones have.
func geometryIn(data json.RawMessage) (orb.Geometry, error) {
	var g struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if len(data) == 0 || bytes.Equal(data, []byte("null")) {
		return nil, errors.New("it has no geometry")
	}
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, errors.New("its geometry is not GeoJSON")
	}
	var n counter
	switch g.Type {
	case "Point":
		return coordinates(g.Coordinates, n.point)
	case "LineString":
		return coordinates(g.Coordinates, n.line)
	case "Polygon":
		return coordinates(g.Coordinates, n.polygon)
	case "MultiPolygon":
		return coordinates(g.Coordinates, n.polygons)
	}
	return nil, fmt.Errorf("a %.40q is no area", g.Type)
}

// coordinates reads nested arrays and makes a geometry of them.
func coordinates[C any, G orb.Geometry](data json.RawMessage, make func(C) (G, error)) (orb.Geometry, error) {
	var c C
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, errors.New("its coordinates are not those of its type")
	}
	return make(c)
}
