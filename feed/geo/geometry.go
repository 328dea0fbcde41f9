package geo

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// The limits of what is read.
const (
	MaxBytes   = 32 << 20 // of a file
	MaxZones   = 10_000   // in a file
	MaxCorners = 20_000   // of a zone
	maxDepth   = 64       // of nested elements
)

// ErrTooLarge is returned for a file of more than MaxBytes bytes or MaxZones
// zones.
var ErrTooLarge = errors.New("the file is too large: 32 MB and 10,000 zones are read at most")

// A counter counts the corners of a zone.
type counter int

// point checks a position: lon, lat, and what may follow them.
func (c *counter) point(at []float64) (orb.Point, error) {
	if *c++; *c > MaxCorners {
		return orb.Point{}, fmt.Errorf("it has more than %d corners", MaxCorners)
	}
	if len(at) < 2 || !(math.Abs(at[0]) <= 180) || !(math.Abs(at[1]) <= 90) {
		return orb.Point{}, errors.New("a position is not a longitude and a latitude in degrees")
	}
	return orb.Point{at[0], at[1]}, nil
}

func (c *counter) line(all [][]float64) (orb.LineString, error) {
	line := make(orb.LineString, 0, len(all))
	for _, at := range all {
		p, err := c.point(at)
		if err != nil {
			return nil, err
		}
		if n := len(line); n == 0 || line[n-1] != p {
			line = append(line, p)
		}
	}
	if len(line) < 2 {
		return nil, errors.New("a line has fewer than two places")
	}
	return line, nil
}

// polygon closes rings that are open, and winds them as RFC 7946 wants.
func (c *counter) polygon(rings [][][]float64) (orb.Polygon, error) {
	var polygon orb.Polygon
	for i, all := range rings {
		line, err := c.line(all)
		if err != nil {
			return nil, err
		}
		r := orb.Ring(line)
		if r[0] != r[len(r)-1] {
			r = append(r, r[0])
		}
		if len(r) < 4 {
			return nil, errors.New("a ring has fewer than three corners")
		}
		if way := winding(i); r.Orientation() != way {
			r.Reverse()
		}
		polygon = append(polygon, r)
	}
	if len(polygon) == 0 {
		return nil, errors.New("a polygon has no ring")
	}
	return polygon, nil
}

// winding is the direction of a polygon's ring: the first is the outer one.
func winding(ring int) orb.Orientation {
	if ring == 0 {
		return orb.CCW
	}
	return orb.CW
}

// polygons makes one geometry of polygons; one stays one.
func (c *counter) polygons(all [][][][]float64) (orb.Geometry, error) {
	var many orb.MultiPolygon
	for _, rings := range all {
		p, err := c.polygon(rings)
		if err != nil {
			return nil, err
		}
		many = append(many, p)
	}
	switch len(many) {
	case 0:
		return nil, errors.New("it has no polygon")
	case 1:
		return many[0], nil
	}
	return many, nil
}
