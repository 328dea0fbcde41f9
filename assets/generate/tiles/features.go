package main

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"watchfloor/assets/generate/city"
)

// A feature is drawn from its zoom on.
type feature struct {
	geometry   orb.Geometry
	bound      orb.Bound
	properties geojson.Properties
	minZoom    int
}

type layer struct {
	name     string
	features []feature
}

func (l *layer) add(minZoom int, g orb.Geometry, properties geojson.Properties) {
	l.features = append(l.features, feature{g, g.Bound(), properties, minZoom})
}

// Features sorts the city into layers of the OpenMapTiles schema.
func features(town *city.City) []layer {
	water, cover, use, park := layer{name: "water"}, layer{name: "landcover"}, layer{name: "landuse"}, layer{name: "park"}
	for _, sea := range town.Sea {
		water.add(0, sea, geojson.Properties{"class": "ocean"})
	}
	for _, a := range town.Water {
		class := "lake"
		if a.Kind == "pool" {
			class = "swimming_pool"
		}
		water.add(14, a.Polygon, geojson.Properties{"class": class})
	}
	for _, a := range town.Green {
		green(a, &cover, &use, &park)
	}
	for _, a := range town.Land {
		land(a, &cover, &use)
	}
	return []layer{water, cover, use, park, streets(town), buildings(town), streetNames(town), places(town), pois(town)}
}

func green(a city.Area, cover, use, park *layer) {
	switch a.Kind {
	case "park", "garden":
		park.add(12, a.Polygon, named(a.Name, geojson.Properties{"class": a.Kind}))
		cover.add(12, a.Polygon, geojson.Properties{"class": "grass", "subclass": a.Kind})
	case "pitch", "playground", "cemetery":
		use.add(13, a.Polygon, geojson.Properties{"class": a.Kind})
	case "wood", "forest", "scrub":
		cover.add(11, a.Polygon, geojson.Properties{"class": "wood", "subclass": a.Kind})
	case "farm":
		cover.add(11, a.Polygon, geojson.Properties{"class": "farmland", "subclass": a.Kind})
	default:
		cover.add(12, a.Polygon, geojson.Properties{"class": "grass", "subclass": a.Kind})
	}
}

func land(a city.Area, cover, use *layer) {
	switch a.Kind {
	case "beach":
		cover.add(12, a.Polygon, geojson.Properties{"class": "sand", "subclass": "beach"})
	case "residential", "stadium", "school":
		use.add(12, a.Polygon, geojson.Properties{"class": a.Kind})
	case "sports_centre":
		use.add(12, a.Polygon, geojson.Properties{"class": "stadium"})
	case "construction", "industrial", "commercial", "retail", "railway", "parking":
		use.add(13, a.Polygon, geojson.Properties{"class": a.Kind})
	}
}

func buildings(town *city.City) layer {
	l := layer{name: "building"}
	for _, b := range town.Buildings {
		l.add(13, append(orb.Polygon{b.Ring}, b.Holes...), geojson.Properties{
			"render_height": int(b.Height + 0.5), "render_min_height": int(b.Base + 0.5),
		})
	}
	return l
}

func named(name string, p geojson.Properties) geojson.Properties {
	if name != "" {
		p["name"] = name
	}
	return p
}

var placeZoom = map[string]int{"city": 9, "town": 9, "suburb": 13}

func places(town *city.City) layer {
	l := layer{name: "place"}
	seen := map[string]bool{}
	for _, n := range town.Names {
		zoom, ok := placeZoom[n.Kind]
		if ok && !seen[n.Text] {
			seen[n.Text] = true
			l.add(zoom, n.At, geojson.Properties{"name": n.Text, "class": n.Kind, "rank": zoom - 8})
		}
	}
	return l
}

// The kinds of place worth a symbol, with the OpenMapTiles class and rank.
var poiClass = map[string]struct {
	class string
	rank  int
}{
	"station": {"railway", 1}, "hospital": {"hospital", 2}, "museum": {"museum", 3}, "attraction": {"attraction", 3},
	"police": {"police", 4}, "fire_station": {"fire_station", 4}, "townhall": {"town_hall", 4}, "marina": {"harbor", 2},
	"school": {"school", 6}, "hotel": {"lodging", 8}, "zoo": {"zoo", 7}, "theatre": {"theatre", 7}, "cinema": {"cinema", 8},
}

func pois(town *city.City) layer {
	l := layer{name: "poi"}
	for _, n := range town.Names {
		if c, ok := poiClass[n.Kind]; ok {
			l.add(14+c.rank/5, n.At, geojson.Properties{"name": n.Text, "class": c.class, "subclass": n.Kind, "rank": c.rank})
		}
	}
	return l
}
