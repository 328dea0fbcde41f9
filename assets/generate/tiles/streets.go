package main

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"watchfloor/assets/generate/city"
)

// Transportation holds streets and rails as lines, piers and squares as
// areas.
func streets(town *city.City) layer {
	l := layer{name: "transportation"}
	for _, a := range town.Squares {
		l.add(14, a.Polygon, geojson.Properties{"class": "path", "subclass": "pedestrian"})
	}
	for _, a := range town.Piers {
		l.add(13, a.Polygon, geojson.Properties{"class": "pier"})
	}
	for _, s := range town.Streets {
		class, zoom := classOf(s)
		p := geojson.Properties{"class": class, "subclass": s.Class}
		if s.OneWay {
			p["oneway"] = 1
		}
		if s.Tunnel || s.Bridge {
			p["brunnel"] = brunnel(s)
		}
		if s.Layer != 0 {
			p["layer"] = s.Layer
		}
		l.add(zoom, s.Line, p)
	}
	return l
}

func brunnel(s city.Street) string {
	if s.Tunnel {
		return "tunnel"
	}
	return "bridge"
}

// ClassOf gives the class of the schema and the first zoom it is drawn at.
func classOf(s city.Street) (class string, zoom int) {
	switch s.Class {
	case "motorway", "trunk", "primary", "motorway_link", "trunk_link", "primary_link":
		return first(s.Class, "_link"), 10
	case "secondary", "secondary_link":
		return "secondary", 11
	case "tertiary", "tertiary_link":
		return "tertiary", 12
	case "residential", "unclassified", "living_street":
		return "minor", 13
	case "rail":
		return "rail", 11
	case "service":
		return "service", 14
	case "construction":
		return "minor_construction", 14
	}
	return "path", 15
}

func first(text, suffix string) string {
	if n := len(text) - len(suffix); n > 0 && text[n:] == suffix {
		return text[:n]
	}
	return text
}

// StreetNames joins the pieces of a street, so that a name has room.
func streetNames(town *city.City) layer {
	l := layer{name: "transportation_name"}
	type key struct{ name, class string }
	var order []key
	pieces := map[key][]orb.LineString{}
	for _, s := range town.Streets {
		class, _ := classOf(s)
		k := key{s.Name, class}
		if s.Name == "" || class == "rail" {
			continue
		}
		if pieces[k] == nil {
			order = append(order, k)
		}
		pieces[k] = append(pieces[k], s.Line)
	}
	for _, k := range order {
		for _, line := range city.Join(pieces[k]) {
			l.add(nameZoom[k.class], line, geojson.Properties{"name": k.name, "class": k.class})
		}
	}
	return l
}

var nameZoom = map[string]int{
	"motorway": 12, "trunk": 12, "primary": 13, "secondary": 14, "tertiary": 14, "minor": 15, "service": 16,
	"path": 16, "minor_construction": 16,
}
