package wire

import (
	"encoding/json"
	"errors"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// A shape is a GeoJSON geometry (RFC 7946): lon, lat in degrees WGS 84. Only
// the types of protocol.md section 8 are known.
type shape struct{ orb.Geometry }

// IsZero implements the interface of "omitzero".
func (s shape) IsZero() bool { return s.Geometry == nil }

// MarshalJSON implements json.Marshaler.
func (s shape) MarshalJSON() ([]byte, error) {
	return geojson.NewGeometry(s.Geometry).MarshalJSON()
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *shape) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var raw struct {
		Type        string `json:"type"`
		Coordinates any    `json:"coordinates"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return errors.New("the geometry is not GeoJSON")
	}
	if !positions(raw.Coordinates) {
		return errors.New("the geometry has coordinates that are not lon, lat")
	}
	g, err := geojson.UnmarshalGeometry(data)
	if err != nil {
		return errors.New("the geometry is not GeoJSON")
	}
	s.Geometry = g.Geometry()
	return known(s.Geometry)
}

// positions says whether the innermost arrays of v are positions.
func positions(v any) bool {
	list, _ := v.([]any)
	if len(list) == 0 {
		return false
	}
	if _, ok := list[0].(float64); ok {
		return position(list)
	}
	for _, inner := range list {
		if !positions(inner) {
			return false
		}
	}
	return true
}

func position(list []any) bool {
	if len(list) < 2 {
		return false
	}
	lon, ok1 := list[0].(float64)
	lat, ok2 := list[1].(float64)
	return ok1 && ok2 && math.Abs(lon) <= 180 && math.Abs(lat) <= 90
}

// known refuses types no entity has, and lines and rings that are none.
func known(g orb.Geometry) error {
	switch g := g.(type) {
	case orb.Point:
		return nil
	case orb.LineString:
		if len(g) < 2 {
			return errors.New("the geometry is a line of fewer than two positions")
		}
		return nil
	case orb.Polygon:
		return rings(g)
	case orb.MultiPolygon:
		for _, p := range g {
			if err := rings(p); err != nil {
				return err
			}
		}
		return nil
	}
	return errors.New("the geometry is no Point, LineString, Polygon or MultiPolygon")
}

func rings(p orb.Polygon) error {
	for _, r := range p {
		if len(r) < 4 || r[0] != r[len(r)-1] {
			return errors.New("the geometry has a ring that is not closed")
		}
	}
	return nil
}

// A place is a GeoJSON Point; the zero place is none.
type place struct{ orb.Point }

// MarshalJSON implements json.Marshaler.
func (p place) MarshalJSON() ([]byte, error) { return shape{p.Point}.MarshalJSON() }

// UnmarshalJSON implements json.Unmarshaler.
func (p *place) UnmarshalJSON(data []byte) error {
	var s shape
	if err := s.UnmarshalJSON(data); err != nil || s.Geometry == nil {
		return err
	}
	point, ok := s.Geometry.(orb.Point)
	if !ok {
		return errors.New("the position is not a Point")
	}
	p.Point = point
	return nil
}
