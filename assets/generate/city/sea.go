package city

import (
	"fmt"
	"os"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/geojson"
)

const seaMargin = 0.6 // degrees around the extract that have sea

// AddSea closes the coastline, which has water on its right, along the edge
// of a box: from where a line leaves the box, clockwise, to where the next
// one enters it. Islands become holes.
func (c *City) addSea(e *extract, west, east orb.LineString) {
	var lines []orb.LineString
	for _, w := range e.ways {
		if w.Tags.Find("natural") == "coastline" {
			line, _ := e.line(w)
			lines = append(lines, line)
		}
	}
	c.Coast = join(lines, false)
	c.SeaBounds = c.Bounds.Pad(seaMargin)
	var open []orb.LineString
	var islands []orb.Ring
	for _, line := range c.Coast {
		if line[0] == line[len(line)-1] {
			islands = append(islands, orb.Ring(line))
			continue
		}
		open = append(open, clip.LineString(c.SeaBounds, slices.Concat(west, line, east))...)
	}
	c.Sea = closeRings(c.SeaBounds, open, islands)
}

// Riviera reads the coarse coast west and east of the extract's own.
func riviera(path string) (west, east orb.LineString, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	g, err := geojson.UnmarshalGeometry(data)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", path, err)
	}
	lines, ok := g.Geometry().(orb.MultiLineString)
	if !ok || len(lines) != 2 {
		return nil, nil, fmt.Errorf("read %s: want two lines", path)
	}
	return lines[0], lines[1], nil
}

func abs(v float64) float64 { return max(v, -v) }

func closeRings(box orb.Bound, open []orb.LineString, islands []orb.Ring) (sea []orb.Polygon) {
	used := make([]bool, len(open))
	var outer []orb.Ring
	for first := range open {
		if used[first] {
			continue
		}
		var ring orb.Ring
		for at := first; !used[at]; {
			used[at] = true
			ring = append(ring, open[at]...)
			next := nextClockwise(box, open, ring[len(ring)-1])
			ring = append(ring, corners(box, ring[len(ring)-1], open[next][0])...)
			at = next
		}
		outer = append(outer, append(ring, ring[0]))
	}
	return polygons(outer, islands)
}

// Turn is how far a point on the box's edge is clockwise from its upper left
// corner, in sides: 0 to 4.
func turn(box orb.Bound, p orb.Point) float64 {
	x := (p[0] - box.Min[0]) / (box.Max[0] - box.Min[0])
	y := (p[1] - box.Min[1]) / (box.Max[1] - box.Min[1])
	toTop, toRight, toBottom, toLeft := abs(1-y), abs(1-x), abs(y), abs(x)
	switch min(toTop, toRight, toBottom, toLeft) {
	case toTop:
		return x
	case toRight:
		return 2 - y
	case toBottom:
		return 3 - x
	}
	return 3 + y
}

func clockwise(box orb.Bound, from, to orb.Point) float64 {
	d := turn(box, to) - turn(box, from)
	if d < 0 {
		d += 4
	}
	return d
}

func nextClockwise(box orb.Bound, open []orb.LineString, from orb.Point) int {
	best := 0
	for i, line := range open {
		if clockwise(box, from, line[0]) < clockwise(box, from, open[best][0]) {
			best = i
		}
	}
	return best
}

// Corners are the box's corners passed on the way from one edge point
// clockwise to another.
func corners(box orb.Bound, from, to orb.Point) (passed []orb.Point) {
	all := []orb.Point{box.LeftTop(), box.Max, box.RightBottom(), box.Min}
	start := turn(box, from)
	for side := int(start) + 1; float64(side) < start+clockwise(box, from, to); side++ {
		passed = append(passed, all[side%4])
	}
	return passed
}
