package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"

	"watchfloor/assets/generate/pmtiles"
)

const (
	extent = 4096
	margin = 64  // units drawn beyond a tile's edge
	coarse = 10  // units that may be cut off a line
	tiny   = 256 // square units that nobody would see
)

// cut makes the tiles of a scale, from the first that is not wanted down:
// each is cut from the one above it.
func (s scale) cut(out *pmtiles.Archive) error { return s.quarter(maptile.New(0, 0, 0), out) }

func (s scale) quarter(at maptile.Tile, out *pmtiles.Archive) error {
	box := reach(at)
	s.land, s.features = clippedLand(s.land, box), clippedFeatures(s.features, at, box)
	if int(at.Z) >= s.from {
		data, err := s.tile(at)
		if err != nil {
			return err
		}
		out.Add(int(at.Z), int(at.X), int(at.Y), data)
	}
	if int(at.Z) == s.to {
		return nil
	}
	for _, child := range at.Children() {
		if err := s.quarter(child, out); err != nil {
			return err
		}
	}
	return nil
}

// reach is the part of the world that a tile shows, with its margin.
func reach(at maptile.Tile) orb.Bound {
	size := math.Exp2(-float64(at.Z))
	edge := size * margin / extent
	corner := orb.Point{float64(at.X) * size, float64(at.Y) * size}
	return orb.Bound{
		Min: orb.Point{corner[0] - edge, corner[1] - edge},
		Max: orb.Point{corner[0] + size + edge, corner[1] + size + edge},
	}
}

func clippedLand(all []orb.Polygon, box orb.Bound) (kept []orb.Polygon) {
	for _, p := range all {
		if p.Bound().Intersects(box) {
			if p = clip.Polygon(box, p.Clone()); len(p) > 0 {
				kept = append(kept, p)
			}
		}
	}
	return kept
}

// clippedFeatures are those of a tile. A point is in one tile only.
func clippedFeatures(all []feature, at maptile.Tile, box orb.Bound) (kept []feature) {
	size := math.Exp2(float64(at.Z))
	for _, f := range all {
		if p, ok := f.geometry.(orb.Point); ok {
			if math.Floor(p[0]*size) == float64(at.X) && math.Floor(p[1]*size) == float64(at.Y) {
				kept = append(kept, f)
			}
			continue
		}
		if !f.geometry.Bound().Intersects(box) {
			continue
		}
		if f.geometry = clip.Geometry(box, orb.Clone(f.geometry)); f.geometry != nil {
			kept = append(kept, f)
		}
	}
	return kept
}

// tile writes one tile.
func (s scale) tile(at maptile.Tile) ([]byte, error) {
	layers := map[string]*geojson.FeatureCollection{}
	add := func(layer string, g orb.Geometry, p geojson.Properties) {
		if layers[layer] == nil {
			layers[layer] = geojson.NewFeatureCollection()
		}
		layers[layer].Append(&geojson.Feature{Geometry: g, Properties: p})
	}
	for _, p := range sea(s.land, at) {
		add("water", p, geojson.Properties{"class": "ocean"})
	}
	for _, f := range s.features {
		if int(at.Z) >= f.zoom {
			if g := units(f.geometry, at); g != nil {
				add(f.layer, g, f.properties)
			}
		}
	}
	var out mvt.Layers
	for _, name := range []string{"water", "landcover", "landuse", "boundary", "water_name", "place"} {
		if layers[name] != nil {
			l := mvt.NewLayer(name, layers[name])
			l.Version = 2
			out = append(out, l)
		}
	}
	return mvt.MarshalGzipped(out)
}

// sea is the tile without the land, and the lakes in the land.
func sea(land []orb.Polygon, at maptile.Tile) (all []orb.Polygon) {
	const low, high = -margin, extent + margin
	open := orb.Polygon{{{low, low}, {high, low}, {high, high}, {low, high}, {low, low}}}
	left := float64((high - low) * (high - low))
	for _, p := range land {
		for i, ring := range p {
			ring, area := ringUnits(ring, at, i > 0)
			switch {
			case ring == nil:
			case i > 0:
				all = append(all, orb.Polygon{ring})
			default:
				open, left = append(open, ring), left-area
			}
		}
	}
	if left > tiny {
		all = append(all, open)
	}
	return all
}

// units turns a geometry into whole tile units; nil: nothing to be seen.
func units(g orb.Geometry, at maptile.Tile) orb.Geometry {
	switch g := g.(type) {
	case orb.Point:
		return inUnits(g, at)
	case orb.LineString:
		return lineUnits(orb.MultiLineString{g}, at)
	case orb.MultiLineString:
		return lineUnits(g, at)
	case orb.Polygon:
		return polygonUnits(g, at)
	case orb.MultiPolygon:
		return polygonUnits(g[0], at)
	}
	return nil
}

func lineUnits(lines orb.MultiLineString, at maptile.Tile) orb.Geometry {
	var all orb.MultiLineString
	for _, line := range lines {
		var drawn orb.LineString
		for _, p := range line {
			drawn = append(drawn, inUnits(p, at))
		}
		if drawn = simplify.DouglasPeucker(coarse).LineString(drawn); drawn.Bound().Max != drawn.Bound().Min {
			all = append(all, drawn)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

func polygonUnits(p orb.Polygon, at maptile.Tile) orb.Geometry {
	var all orb.Polygon
	for i, ring := range p {
		drawn, _ := ringUnits(ring, at, i == 0)
		if drawn == nil && i == 0 {
			return nil
		}
		if drawn != nil {
			all = append(all, drawn)
		}
	}
	return all
}

// ringUnits turns a ring the way of an outer or an inner one (Mapbox Vector
// Tile Specification 4.3.3.3) and gives its area; nil: too small.
func ringUnits(ring orb.Ring, at maptile.Tile, outer bool) (orb.Ring, float64) {
	drawn := make(orb.Ring, len(ring))
	for i, p := range ring {
		drawn[i] = inUnits(p, at)
	}
	drawn = simplify.DouglasPeucker(coarse).Ring(drawn)
	area := math.Abs(planar.Area(drawn))
	if len(drawn) < 4 || area < tiny {
		return nil, 0
	}
	if (drawn.Orientation() == orb.CCW) != outer {
		drawn.Reverse()
	}
	return drawn, area
}

func inUnits(p orb.Point, at maptile.Tile) orb.Point {
	size := math.Exp2(float64(at.Z)) * extent
	return orb.Point{math.Round(p[0]*size) - float64(at.X)*extent, math.Round(p[1]*size) - float64(at.Y)*extent}
}
