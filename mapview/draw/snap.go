package draw

import (
	"math"

	"github.com/paulmach/orb"
)

// A magnet draws positions to the corners and sides of other areas. It never
// changes and is safe for concurrent use.
type magnet struct{ lines []outline }

// An outline is a line of positions and the box around it.
type outline struct {
	points []orb.Point
	box    orb.Bound
}

func newMagnet(targets []orb.Geometry) *magnet {
	m := &magnet{}
	for _, g := range targets {
		m.add(g)
	}
	return m
}

func (m *magnet) add(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		m.line([]orb.Point{g})
	case orb.LineString:
		m.line(g)
	case orb.Polygon:
		for _, r := range g {
			m.line(r)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			m.add(p)
		}
	}
}

func (m *magnet) line(points []orb.Point) {
	if len(points) > 0 {
		m.lines = append(m.lines, outline{points, orb.MultiPoint(points).Bound()})
	}
}

// pull is the nearest corner within so many metres of p, else the nearest
// place of a side, else false.
func (m *magnet) pull(p orb.Point, within float64) (orb.Point, bool) {
	pl := planeAt(p)
	reach := orb.Bound{Min: pl.from(orb.Point{-within, -within}), Max: pl.from(orb.Point{within, within})}
	corner, edge := nearest{within: within}, nearest{within: within}
	for _, o := range m.lines {
		if !o.box.Intersects(reach) {
			continue
		}
		for i, q := range o.points {
			corner.see(pl.to(q))
			if i > 0 {
				edge.see(foot(pl.to(o.points[i-1]), pl.to(q)))
			}
		}
	}
	switch {
	case corner.found:
		return pl.from(corner.at), true
	case edge.found:
		return pl.from(edge.at), true
	}
	return p, false
}

// nearest keeps the place that is nearest to the origin.
type nearest struct {
	within float64
	at     orb.Point
	found  bool
}

func (n *nearest) see(p orb.Point) {
	if d := math.Hypot(p[0], p[1]); d <= n.within {
		n.within, n.at, n.found = d, p, true
	}
}

// foot is the place of the segment ab that is nearest to the origin.
func foot(a, b orb.Point) orb.Point {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := dx*dx + dy*dy
	if length == 0 {
		return a
	}
	part := math.Max(0, math.Min(1, -(a[0]*dx+a[1]*dy)/length))
	return orb.Point{a[0] + part*dx, a[1] + part*dy}
}
