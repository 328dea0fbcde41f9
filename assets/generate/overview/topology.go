package main

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// A topology is a TopoJSON file (TopoJSON specification 2.1): shapes that
// share their arcs.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries, Land struct{ Geometries []shape }
	}

	lines []orb.LineString // the arcs, lon, lat
}

// A shape names its arcs; ^n is arc n backwards.
type shape struct {
	Type string
	Arcs json.RawMessage
}

func parseTopology(data []byte) (*topology, error) {
	t := &topology{}
	if err := json.Unmarshal(data, t); err != nil {
		return nil, fmt.Errorf("read topology: %w", err)
	}
	for _, arc := range t.Arcs {
		line, x, y := make(orb.LineString, len(arc)), 0, 0
		for i, step := range arc {
			x, y = x+step[0], y+step[1]
			line[i] = orb.Point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
		}
		t.lines = append(t.lines, line)
	}
	return t, nil
}

// polygons are the arcs of a shape: polygons, rings, arcs.
func (s shape) polygons() (all [][][]int, err error) {
	switch s.Type {
	case "Polygon":
		all = make([][][]int, 1)
		err = json.Unmarshal(s.Arcs, &all[0])
	case "MultiPolygon":
		err = json.Unmarshal(s.Arcs, &all)
	}
	return all, err
}

// ring joins arcs to one line that ends where it begins.
func (t *topology) ring(arcs []int) (r orb.Ring) {
	for _, n := range arcs {
		line := t.lines[max(n, ^n)]
		if n < 0 {
			line = line.Clone()
			line.Reverse()
		}
		if len(r) > 0 {
			line = line[1:]
		}
		r = append(r, line...)
	}
	return r
}

// land is all that is not sea.
func (t *topology) land() (all []orb.Polygon, err error) {
	for _, s := range t.Objects.Land.Geometries {
		polygons, err := s.polygons()
		if err != nil {
			return nil, fmt.Errorf("read land: %w", err)
		}
		for _, rings := range polygons {
			var p orb.Polygon
			for _, arcs := range rings {
				p = append(p, t.ring(arcs))
			}
			all = append(all, around(p)...)
		}
	}
	return all, nil
}

// borders are the arcs that two countries share.
func (t *topology) borders() (all orb.MultiLineString, err error) {
	uses := make([]int, len(t.lines))
	for _, s := range t.Objects.Countries.Geometries {
		polygons, err := s.polygons()
		if err != nil {
			return nil, fmt.Errorf("read countries: %w", err)
		}
		for n := range each(polygons) {
			uses[max(n, ^n)]++
		}
	}
	for n, times := range uses {
		if times > 1 {
			all = append(all, t.lines[n])
		}
	}
	return all, nil
}

// each goes through the arcs of polygons.
func each(polygons [][][]int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for _, rings := range polygons {
			for _, arcs := range rings {
				for _, n := range arcs {
					if !yield(n) {
						return
					}
				}
			}
		}
	}
}
