package label

import (
	"watchfloor/mapview/mvt"
)

// paths are where a feature's label may go, in the tile's units: points of
// the tile itself (those beyond its edge are a neighbour's), lines up to its
// edge, where a neighbour's go on, or the middle of areas.
func paths(alongLine bool, from *mvt.Layer, f mvt.Feature) [][][2]float64 {
	var all [][][2]float64
	for i := range f.Parts() {
		part := from.Part(f, i)
		switch {
		case f.Type == mvt.Points:
			all = append(all, inTile(pairs(part), from.Extent)...)
		case alongLine && len(part) >= 4:
			all = append(all, clip(pairs(part), float64(from.Extent))...)
		case f.Type == mvt.Polygons && i == 0 && !alongLine:
			all = append(all, inTile(middle(part), from.Extent)...)
		case f.Type == mvt.Lines && i == 0 && !alongLine:
			all = append(all, inTile(pairs(part[len(part)/4*2:][:2]), from.Extent)...)
		}
	}
	return all
}

func pairs(flat []int32) [][2]float64 {
	points := make([][2]float64, len(flat)/2)
	for i := range points {
		points[i] = [2]float64{float64(flat[2*i]), float64(flat[2*i+1])}
	}
	return points
}

// inTile makes a path of each point that lies within the tile.
func inTile(points [][2]float64, extent int) [][][2]float64 {
	var kept [][][2]float64
	for _, p := range points {
		if min(p[0], p[1]) >= 0 && max(p[0], p[1]) < float64(extent) {
			kept = append(kept, [][2]float64{p})
		}
	}
	return kept
}

// middle is a ring's centre of gravity.
func middle(ring []int32) [][2]float64 {
	points := pairs(ring)
	var x, y, area float64
	for i, a := range points {
		b := points[(i+1)%len(points)]
		cross := a[0]*b[1] - b[0]*a[1]
		x, y, area = x+(a[0]+b[0])*cross, y+(a[1]+b[1])*cross, area+cross
	}
	if area == 0 {
		return nil
	}
	return [][2]float64{{x / (3 * area), y / (3 * area)}}
}

// clip cuts a line to the square from 0 to edge. The parts within have two
// points at least.
func clip(points [][2]float64, edge float64) [][][2]float64 {
	var all [][][2]float64
	var part [][2]float64
	for i := 1; i < len(points); i++ {
		a, b, ok := clipSegment(points[i-1], points[i], edge)
		if !ok || a == b {
			continue
		}
		if len(part) > 1 && part[len(part)-1] != a {
			all, part = append(all, part), nil
		}
		if len(part) == 0 {
			part = append(part, a)
		}
		part = append(part, b)
	}
	if len(part) > 1 {
		all = append(all, part)
	}
	return all
}

// clipSegment cuts a segment (Liang and Barsky's way).
func clipSegment(a, b [2]float64, edge float64) (from, to [2]float64, ok bool) {
	first, last := 0.0, 1.0
	for i := range a {
		d := b[i] - a[i]
		for _, wall := range [2][2]float64{{-d, a[i]}, {d, edge - a[i]}} {
			switch at := wall[1] / wall[0]; {
			case wall[0] == 0 && wall[1] < 0:
				return from, to, false
			case wall[0] < 0:
				first = max(first, at)
			case wall[0] > 0:
				last = min(last, at)
			}
		}
	}
	if first >= last {
		return from, to, false
	}
	from, to = a, b
	for i := range a {
		if first > 0 {
			from[i] = a[i] + (b[i]-a[i])*first
		}
		if last < 1 {
			to[i] = a[i] + (b[i]-a[i])*last
		}
	}
	return from, to, true
}
