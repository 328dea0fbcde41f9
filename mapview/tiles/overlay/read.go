package overlay

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// What a file may hold.
const (
	bytesLimit   = 64 << 20
	featureLimit = 200_000
	pointLimit   = 2_000_000
	textLimit    = 1 << 10 // bytes of a property
	wordsLimit   = 64      // properties of a feature
	depthLimit   = 8       // collections in one another
)

// Read reads a GeoJSON document: features, one feature or a bare geometry, with
// places as lon, lat. name is the layer's in the tiles. The errors say what is
// wrong with the document.
func Read(name string, r io.Reader) (*Layer, error) {
	data, err := io.ReadAll(io.LimitReader(r, bytesLimit+1))
	if err != nil {
		return nil, err
	}
	if len(data) > bytesLimit {
		return nil, fmt.Errorf("it has more than %d MiB", bytesLimit>>20)
	}
	features, err := parse(data)
	if err != nil {
		return nil, err
	}
	if len(features) > featureLimit {
		return nil, fmt.Errorf("it has more than %d features", featureLimit)
	}
	l := &Layer{name: name}
	for i, f := range features {
		if f == nil || f.Geometry == nil {
			continue // a feature may have no place (RFC 7946, 3.2)
		}
		if err := l.add(f); err != nil {
			return nil, fmt.Errorf("its feature %d: %w", i+1, err)
		}
	}
	return l, nil
}

// parse reads any kind of document as features.
func parse(data []byte) ([]*geojson.Feature, error) {
	var kind struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return nil, fmt.Errorf("it is no GeoJSON: %w", err)
	}
	switch kind.Type {
	case "FeatureCollection":
		all, err := geojson.UnmarshalFeatureCollection(data)
		if err != nil {
			return nil, fmt.Errorf("it is no GeoJSON: %w", err)
		}
		return all.Features, nil
	case "Feature":
		f, err := geojson.UnmarshalFeature(data)
		if err != nil {
			return nil, fmt.Errorf("it is no GeoJSON: %w", err)
		}
		return []*geojson.Feature{f}, nil
	case "":
		return nil, errors.New("it is no GeoJSON: it has no type")
	}
	g, err := geojson.UnmarshalGeometry(data)
	if err != nil {
		return nil, fmt.Errorf("it is no GeoJSON: %w", err)
	}
	return []*geojson.Feature{geojson.NewFeature(g.Geometry())}, nil
}

// add takes a feature's points, lines and areas.
func (l *Layer) add(f *geojson.Feature) error {
	words := plain(f.Properties)
	return flatten(f.Geometry, depthLimit, func(g orb.Geometry) error {
		shape := orb.Clone(g)
		count, ok := project(shape)
		l.points += count
		switch {
		case !ok:
			return errors.New("it has a place that is not on earth; places are lon, lat in degrees")
		case l.points > pointLimit:
			return fmt.Errorf("the file has more than %d points", pointLimit)
		case count > 0:
			l.put(piece{shape, shape.Bound(), words})
		}
		return nil
	})
}

// flatten gives the simple geometries of a collection, polygon by polygon.
func flatten(g orb.Geometry, depth int, take func(orb.Geometry) error) error {
	var parts []orb.Geometry
	switch g := g.(type) {
	case orb.Collection:
		parts = g
	case orb.MultiPolygon:
		for _, p := range g {
			parts = append(parts, p)
		}
	case nil:
		return nil
	case orb.Point:
		return take(orb.MultiPoint{g})
	default:
		return take(g)
	}
	if depth == 0 {
		return fmt.Errorf("it has collections more than %d deep", depthLimit)
	}
	for _, part := range parts {
		if err := flatten(part, depth-1, take); err != nil {
			return err
		}
	}
	return nil
}

// plain are the properties that tiles can hold.
func plain(all geojson.Properties) geojson.Properties {
	words := geojson.Properties{}
	for key, v := range all {
		if len(words) == wordsLimit {
			break
		}
		switch v := v.(type) {
		case float64, bool:
			words[key] = v
		case string:
			if len(v) <= textLimit {
				words[key] = v
			}
		}
	}
	return words
}

// project turns degrees into places on a square of the width 1, from the upper
// left (Web Mercator), and counts them. Not ok: one is nowhere on earth.
func project(g orb.Geometry) (count int, ok bool) {
	ok = true
	each(g, func(p *orb.Point) {
		count++
		lon, lat := p[0], p[1]
		if !(math.Abs(lon) <= 360 && math.Abs(lat) <= 90) { // nor what is no number
			ok = false
			return
		}
		sin := math.Sin(min(max(lat, -latitudes), latitudes) * math.Pi / 180)
		*p = orb.Point{lon/360 + 0.5, 0.5 - math.Log((1+sin)/(1-sin))/(4*math.Pi)}
	})
	return count, ok
}

// latitudes is where Web Mercator ends.
const latitudes = 85.0511287798066

// each calls a function for each point of a geometry.
func each(g orb.Geometry, do func(*orb.Point)) {
	along := func(points []orb.Point) {
		for i := range points {
			do(&points[i])
		}
	}
	switch g := g.(type) {
	case orb.MultiPoint:
		along(g)
	case orb.LineString:
		along(g)
	case orb.MultiLineString:
		for _, line := range g {
			along(line)
		}
	case orb.Polygon:
		for _, ring := range g {
			along(ring)
		}
	}
}
