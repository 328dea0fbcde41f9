package main

// A course is how wide a class of roads is, and where it begins.
type course struct {
	from   float64 // the zoom it is shown from
	edged  float64 // the zoom its edge is shown from
	widths list    // zoom, pixels, …
}

func courseOf(class string) course {
	return map[string]course{
		"service":   {14, 15, list{14, 0.8, 15, 1.8, 16, 3.8, 17, 6.3, 20, 32}},
		"minor":     {12.5, 14, list{12.5, 0.5, 13, 0.9, 14, 2.1, 15, 3.8, 16, 7.6, 17, 12.6, 20, 60}},
		"tertiary":  {11, 13, list{11, 0.5, 12, 0.9, 13, 1.5, 14, 2.8, 15, 4.8, 16, 9, 17, 14.5, 20, 68}},
		"secondary": {9.5, 12, list{9.5, 0.5, 11, 1, 13, 2.2, 14, 3.7, 15, 6, 16, 10.8, 17, 16.8, 20, 76}},
		"primary":   {8, 11, list{8, 0.5, 10, 1, 12, 2, 14, 4.6, 15, 7.4, 16, 12.4, 17, 19, 20, 84}},
		"trunk":     {6, 10, list{6, 0.5, 9, 1.1, 11, 1.9, 12, 2.4, 14, 5.2, 15, 8.2, 16, 13.4, 17, 20, 20, 88}},
		"motorway":  {5, 9, list{5, 0.5, 7, 0.9, 9, 1.5, 11, 2.3, 12, 2.9, 14, 5.8, 15, 9, 16, 14.6, 17, 22, 20, 96}},
	}[class]
}

// width is the road's, and its edge's on both sides.
func (c course) width(edge float64) list {
	out := growing()
	for i := 0; i < len(c.widths); i += 2 {
		w := number(c.widths[i+1])
		out = append(out, c.widths[i], round(w+edge*(0.8+min(1, w/20))))
	}
	return out
}

func number(v any) float64 {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	return v.(float64)
}

func round(v float64) float64 { return float64(int(v*10+0.5)) / 10 }

// line draws the roads of some classes.
func (s schema) line(id string, class string, filter any, minZoom float64, paint set) []layer {
	return s.road.and(all(s.class(class), filter)).layers(layer{
		ID: id, Type: "line", MinZoom: minZoom, Paint: paint,
		Layout: set{"line-join": "round", "line-cap": "round"},
	})
}

// tunnels are dashed at the edge and pale.
func tunnels(s schema, t theme) []layer {
	var edges, fills []layer
	for _, class := range classes() {
		c := courseOf(class)
		from := max(c.from, 12)
		edges = append(edges, s.line("tunnel-"+class+"-edge", class, s.tunnel, from, set{
			"line-color": t.tunnel.edge, "line-width": c.width(t.roadEdge), "line-dasharray": list{"literal", []float64{0.4, 0.3}},
		})...)
		fills = append(fills, s.line("tunnel-"+class, class, s.tunnel, from, set{
			"line-color": t.tunnel.fill, "line-width": c.width(0),
		})...)
	}
	for i := range edges {
		edges[i].Layout["line-cap"] = "butt"
	}
	return append(edges, fills...)
}

// roads are on the ground: all edges first, so that roads join.
func roads(s schema, t theme) []layer {
	level := all(not(s.tunnel), not(s.bridge))
	paths := s.path.and(not(s.tunnel)).layers(layer{ID: "path", Type: "line", MinZoom: 15, Paint: set{
		"line-color": t.path, "line-width": growing(15, 0.7, 17, 1.6, 20, 5), "line-dasharray": list{"literal", []float64{2.5, 1.5}},
	}})
	pier := s.pierLine.layers(layer{ID: "pier-line", Type: "line", MinZoom: 13, Paint: set{
		"line-color": t.pier, "line-width": growing(13, 0.8, 16, 4, 20, 30),
	}})
	edges, fills := s.carriageways("road", level, t)
	return joined(paths, pier, edges, fills)
}

// carriageways draws roads with their edges.
func (s schema) carriageways(name string, filter any, t theme) (edges, fills []layer) {
	for _, class := range classes() {
		c := courseOf(class)
		fill, edging := t.lane(class)
		edges = append(edges, s.line(name+"-"+class+"-edge", class, filter, c.edged, set{
			"line-color": edging, "line-width": c.width(t.roadEdge),
		})...)
		fills = append(fills, s.line(name+"-"+class, class, filter, c.from, set{
			"line-color": fill, "line-width": c.width(0),
		})...)
	}
	return edges, fills
}

// lane is the colour of a class of roads, and of its edges.
func (t theme) lane(class string) (fill, edging any) {
	p := t.road[class]
	if t.hollow == "" {
		return p.fill, p.edge
	}
	wide := courseOf(class).wide()
	return list{"step", list{"zoom"}, p.fill, wide, t.hollow}, list{"step", list{"zoom"}, p.edge, wide, p.fill}
}

// wide is the zoom from which there is room between the edges.
func (c course) wide() float64 {
	for i := 0; i < len(c.widths); i += 2 {
		if number(c.widths[i+1]) >= 3.5 {
			return number(c.widths[i])
		}
	}
	return 20
}

// bridges lie over the roads; where they are too thin for edges to be seen
// they are roads.
func bridges(s schema, t theme) []layer {
	edges, fills := s.carriageways("bridge", s.bridge, t)
	for i := range edges {
		edges[i].Layout["line-cap"] = "butt"
	}
	return joined(edges, fills)
}

// rails are a line with ties.
func rails(s schema, t theme) []layer {
	ties := list{"literal", []float64{0.15, 2.2}}
	over := s.rail.and(not(s.tunnel))
	return joined(
		s.rail.and(s.tunnel).layers(layer{ID: "rail-tunnel", Type: "line", MinZoom: 12, Paint: set{
			"line-color": t.rail, "line-width": growing(12, 0.6, 16, 1.4), "line-opacity": 0.6, "line-dasharray": list{"literal", []float64{3, 3}},
		}}),
		s.tram.and(not(s.tunnel)).layers(layer{ID: "tram", Type: "line", MinZoom: 14, Paint: set{
			"line-color": t.rail, "line-width": growing(14, 0.6, 17, 1.4, 20, 3),
		}}),
		over.layers(layer{ID: "rail", Type: "line", MinZoom: 9, Paint: set{
			"line-color": t.rail, "line-width": growing(9, 0.5, 14, 1.2, 17, 2.2, 20, 4),
		}}),
		over.layers(layer{ID: "rail-ties", Type: "line", MinZoom: 14.5, Paint: set{
			"line-color": t.rail, "line-width": growing(14.5, 3.5, 17, 7, 20, 14), "line-dasharray": ties,
		}}),
		s.ferry.layers(layer{ID: "ferry", Type: "line", MinZoom: 8, Paint: set{
			"line-color": t.ferry, "line-width": byZoom(8, 0.7, 16, 1.4), "line-dasharray": list{"literal", []float64{5, 4}},
		}}),
		s.cable.layers(layer{ID: "cable", Type: "line", MinZoom: 13, Paint: set{
			"line-color": t.cable, "line-width": 1, "line-dasharray": list{"literal", []float64{6, 3}},
		}}),
	)
}
