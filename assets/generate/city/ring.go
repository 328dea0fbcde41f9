package city

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/osm"
)

// EachArea calls f with every closed way and every multipolygon relation.
func (e *extract) eachArea(f func(id int64, tags osm.Tags, polygons []orb.Polygon)) {
	part := map[osm.WayID]bool{} // drawn by its relation
	for _, r := range e.relations {
		if r.Tags.Find("type") != "multipolygon" {
			continue
		}
		tags := e.relationTags(r)
		outer, inner := e.rings(r, "outer", ""), e.rings(r, "inner")
		for _, m := range r.Members {
			part[osm.WayID(m.Ref)] = m.Role != "inner"
		}
		f(-int64(r.ID), tags, polygons(outer, inner))
	}
	for _, w := range e.ways {
		line, _ := e.line(w)
		if len(line) >= 4 && line[0] == line[len(line)-1] && !part[w.ID] {
			f(int64(w.ID), w.Tags, polygons([]orb.Ring{orb.Ring(line)}, nil))
		}
	}
}

// RelationTags are the relation's own, or in the old style its outer way's.
func (e *extract) relationTags(r *osm.Relation) osm.Tags {
	if len(r.Tags) > 1 {
		return r.Tags
	}
	for _, m := range r.Members {
		if w := e.byID[osm.WayID(m.Ref)]; w != nil && m.Role != "inner" {
			return w.Tags
		}
	}
	return r.Tags
}

func (e *extract) rings(r *osm.Relation, roles ...string) []orb.Ring {
	var lines []orb.LineString
	for _, m := range r.Members {
		if w := e.byID[osm.WayID(m.Ref)]; w != nil && m.Type == osm.TypeWay && slices.Contains(roles, m.Role) {
			line, _ := e.line(w)
			lines = append(lines, line)
		}
	}
	var rings []orb.Ring
	for _, line := range join(lines, true) {
		if len(line) >= 4 && line[0] == line[len(line)-1] {
			rings = append(rings, orb.Ring(line))
		}
	}
	return rings
}

// Join chains lines that share an end point. With turn, lines may be reversed.
func join(lines []orb.LineString, turn bool) (chains []orb.LineString) {
	rest := slices.Clone(lines)
	for len(rest) > 0 {
		chain := slices.Clone(rest[0])
		rest = rest[1:]
		for i := 0; i < len(rest); {
			longer, ok := link(chain, rest[i], turn)
			if !ok {
				i++
				continue
			}
			chain, rest, i = longer, slices.Delete(rest, i, i+1), 0
		}
		chains = append(chains, chain)
	}
	return chains
}

func link(a, b orb.LineString, turn bool) (orb.LineString, bool) {
	if len(a) < 2 || len(b) < 2 || a[0] == a[len(a)-1] {
		return a, false
	}
	if a[len(a)-1] == b[0] {
		return append(slices.Clone(a), b[1:]...), true
	}
	if b[len(b)-1] == a[0] {
		return append(slices.Clone(b), a[1:]...), true
	}
	if !turn {
		return a, false
	}
	back := slices.Clone(b)
	back.Reverse()
	return link(a, back, false)
}

// Polygons gives every outer ring the inner rings that lie in it, and the
// orientation of GeoJSON: outer anticlockwise, inner clockwise.
func polygons(outer, inner []orb.Ring) (all []orb.Polygon) {
	for _, o := range outer {
		p := orb.Polygon{oriented(o, orb.CCW)}
		for _, i := range inner {
			if planar.RingContains(o, i[0]) {
				p = append(p, oriented(i, orb.CW))
			}
		}
		all = append(all, p)
	}
	return all
}

func oriented(r orb.Ring, o orb.Orientation) orb.Ring {
	r = slices.Clone(r)
	if r.Orientation() != o {
		r.Reverse()
	}
	return r
}

// Join chains lines that share an end point; lines are turned where that
// helps.
func Join(lines []orb.LineString) []orb.LineString { return join(lines, true) }
