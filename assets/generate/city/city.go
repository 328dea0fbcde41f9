// Package city reads an OpenStreetMap extract into the few things the demo
// city is made of: buildings with heights, streets, the sea, water, green,
// piers and names. Coordinates are lon, lat in degrees WGS 84; heights are
// metres above the street.
package city

import (
	"fmt"
	"path/filepath"

	"github.com/paulmach/orb"
)

// A City is one extract. It does not change after Load and may be shared.
type City struct {
	Bounds    orb.Bound // where the extract is complete
	Buildings []Building
	Streets   []Street
	Coast     []orb.LineString // land on the left, water on the right; islands are closed
	Sea       []orb.Polygon    // within SeaBounds
	SeaBounds orb.Bound        // Bounds and some distance around
	Water     []Area           // lakes, pools, fountains
	Piers     []Area           // piers, breakwaters, groynes
	Green     []Area           // parks, gardens, grass, cemeteries, pitches
	Land      []Area           // land use: residential, school, construction, beach …
	Squares   []Area           // pedestrian areas
	Names     []Name
}

// A Building is a prism: a ring without repeated last point orientation
// anticlockwise, closed as in GeoJSON, holes clockwise.
type Building struct {
	ID     int64
	Name   string
	Kind   string // value of the building tag
	Ring   orb.Ring
	Holes  []orb.Ring
	Height float64 // metres, of the roof
	Base   float64 // metres, where the walls begin
	Known  bool    // the height comes from the map, not from a guess
}

// A Street is a way that people or vehicles move on.
type Street struct {
	ID     int64
	Name   string
	Class  string // value of the highway tag, or rail
	Line   orb.LineString
	Nodes  []int64 // as Line; shared ids are junctions
	OneWay bool    // along Line
	Tunnel bool
	Bridge bool
	Layer  int
	Width  float64 // metres, kerb to kerb
}

// An Area is a named polygon of some kind.
type Area struct {
	ID      int64
	Name    string
	Kind    string // for example park, pool, breakwater
	Polygon orb.Polygon
}

// A Name is a place worth a label.
type Name struct {
	Text string
	Kind string // city, suburb, station, museum …
	At   orb.Point
}

// Load reads an OpenStreetMap PBF file and, from riviera.geojson beside it,
// the coast on both sides of it.
func Load(path string) (*City, error) {
	raw, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("read map extract %s: %w", path, err)
	}
	west, east, err := riviera(filepath.Join(filepath.Dir(path), "riviera.geojson"))
	if err != nil {
		return nil, err
	}
	c := &City{Bounds: raw.bounds}
	c.addAll(raw)
	c.addSea(raw, west, east)
	return c, nil
}

func (c *City) addAll(raw *extract) {
	raw.eachArea(c.addArea)
	for _, w := range raw.ways {
		c.addStreet(raw, w)
		c.addPier(raw, w)
	}
	for _, n := range raw.named {
		c.addName(n)
	}
}
