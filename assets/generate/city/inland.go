package city

import (
	"compress/bzip2"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/osm"
	"github.com/paulmach/osm/osmpbf"
	"github.com/paulmach/osm/osmxml"
)

// LoadInland reads what an OpenStreetMap file, .osm.pbf or .osm.bz2, has in a
// box (lon, lat). It knows no sea.
func LoadInland(path string, box orb.Bound) (*City, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read map extract: %w", err)
	}
	defer f.Close()
	var scanner osm.Scanner = osmpbf.New(context.Background(), f, 2)
	if strings.HasSuffix(path, ".bz2") {
		scanner = osmxml.New(context.Background(), bzip2.NewReader(f))
	}
	defer scanner.Close()
	e := newExtract(box)
	if err := e.take(scanner); err != nil {
		return nil, fmt.Errorf("read map extract %s: %w", path, err)
	}
	e.crop()
	c := &City{Bounds: box}
	c.addAll(e)
	return c, nil
}

// crop leaves out what does not touch the bounds. Ways stay known to the
// relations that they are part of.
func (e *extract) crop() {
	var named []*osm.Node
	for _, n := range e.named {
		if e.bounds.Contains(n.Point()) {
			named = append(named, n)
		}
	}
	var ways []*osm.Way
	for _, w := range e.ways {
		if line, _ := e.line(w); len(line) > 0 && line.Bound().Intersects(e.bounds) {
			ways = append(ways, w)
		}
	}
	e.named, e.ways = named, ways
}
