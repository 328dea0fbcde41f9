package city

import (
	"context"
	"errors"
	"os"

	"github.com/paulmach/orb"
	"github.com/paulmach/osm"
	"github.com/paulmach/osm/osmpbf"
)

// Extract is a file's content: a city's worth fits in memory.
type extract struct {
	bounds    orb.Bound
	nodes     map[osm.NodeID]orb.Point
	named     []*osm.Node // nodes with tags
	ways      []*osm.Way
	byID      map[osm.WayID]*osm.Way
	relations []*osm.Relation
}

func read(path string) (*extract, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	scanner := osmpbf.New(context.Background(), f, 1)
	defer scanner.Close()
	header, err := scanner.Header()
	if err != nil {
		return nil, err
	}
	if header.Bounds == nil {
		return nil, errors.New("the file has no bounds")
	}
	box := orb.Bound{
		Min: orb.Point{header.Bounds.MinLon, header.Bounds.MinLat}, Max: orb.Point{header.Bounds.MaxLon, header.Bounds.MaxLat},
	}
	e := newExtract(box)
	return e, e.take(scanner)
}

func newExtract(bounds orb.Bound) *extract {
	return &extract{bounds: bounds, nodes: map[osm.NodeID]orb.Point{}, byID: map[osm.WayID]*osm.Way{}}
}

func (e *extract) take(scanner osm.Scanner) error {
	for scanner.Scan() {
		e.add(scanner.Object())
	}
	return scanner.Err()
}

func (e *extract) add(object osm.Object) {
	switch o := object.(type) {
	case *osm.Node:
		e.nodes[o.ID] = o.Point()
		if len(o.Tags) > 0 {
			e.named = append(e.named, o)
		}
	case *osm.Way:
		e.ways = append(e.ways, o)
		e.byID[o.ID] = o
	case *osm.Relation:
		e.relations = append(e.relations, o)
	}
}

// Line is a way's points; nodes outside the extract are left out.
func (e *extract) line(w *osm.Way) (line orb.LineString, ids []int64) {
	for _, n := range w.Nodes {
		if p, ok := e.nodes[n.ID]; ok {
			line, ids = append(line, p), append(ids, int64(n.ID))
		}
	}
	return line, ids
}
