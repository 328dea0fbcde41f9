package main

// source is the name that the styles give to the map's tiles.
const source = "map"

// A document is a MapLibre style, version 8.
type document struct {
	Version int            `json:"version"`
	Name    string         `json:"name"`
	Sources map[string]any `json:"sources"`
	Layers  []layer        `json:"layers"`
}

type layer struct {
	ID      string  `json:"id"`
	Type    string  `json:"type"`
	Source  string  `json:"source,omitempty"`
	From    string  `json:"source-layer,omitempty"`
	MinZoom float64 `json:"minzoom,omitempty"`
	MaxZoom float64 `json:"maxzoom,omitempty"`
	Filter  any     `json:"filter,omitempty"`
	Layout  set     `json:"layout,omitempty"`
	Paint   set     `json:"paint,omitempty"`
}

// A set is a layer's paint or layout.
type set map[string]any

// A list is an expression.
type list []any

// A pick is which features of a source layer are meant.
type pick struct {
	layer  string // "": the schema has none
	filter any    // nil: all
}

// layers is a layer that draws what was picked, or none.
func (p pick) layers(l layer) []layer {
	if p.layer == "" {
		return nil
	}
	l.Source, l.From = source, p.layer
	if p.filter != nil {
		l.Filter = p.filter
	}
	return []layer{l}
}

// and narrows what was picked. The narrower filter comes first: most features
// fail it, and the rest is not looked at.
func (p pick) and(filter any) pick {
	if p.filter != nil {
		filter = all(filter, p.filter)
	}
	return pick{p.layer, filter}
}

func get(key string) list { return list{"get", key} }

// all is true if all filters are; those in a filter of that kind are put beside
// the others.
func all(filters ...any) list {
	flat := list{"all"}
	for _, f := range filters {
		if l, ok := f.(list); ok && l[0] == "all" {
			flat = append(flat, l[1:]...)
		} else {
			flat = append(flat, f)
		}
	}
	return flat
}

func not(filter any) list { return list{"!", filter} }

// is says that a property has one of some values.
func is(key string, values ...string) list {
	if len(values) == 1 {
		return list{"==", get(key), values[0]}
	}
	return list{"match", get(key), values, true, false}
}

// areas and lines are features of that geometry.
func areas() list { return list{"==", list{"geometry-type"}, "Polygon"} }
func lines() list { return list{"==", list{"geometry-type"}, "LineString"} }

// byZoom changes a value from zoom to zoom, evenly: zoom, value, zoom, value, …
func byZoom(stops ...any) list {
	return append(list{"interpolate", list{"linear"}, list{"zoom"}}, stops...)
}

// growing changes a width as the map grows.
func growing(stops ...any) list {
	return append(list{"interpolate", list{"exponential", 1.5}, list{"zoom"}}, stops...)
}

// joined concatenates layers.
func joined[L ~[]layer](parts ...L) (all []layer) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// fill draws areas in a colour.
func fill(id string, from pick, colour any, minZoom float64) []layer {
	return from.layers(layer{ID: id, Type: "fill", MinZoom: minZoom, Paint: set{"fill-color": colour}})
}

// outlined draws areas in a colour with a line around them.
func outlined(id string, from pick, colour, edge any, minZoom float64) []layer {
	return from.layers(layer{ID: id, Type: "fill", MinZoom: minZoom, Paint: set{"fill-color": colour, "fill-outline-color": edge}})
}
