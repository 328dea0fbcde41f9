package label

import (
	"math"
	"strings"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
)

// A Square is a tile's place in the Web Mercator square.
type Square struct{ X, Y, Size float64 }

// Find lists the labels that a style wants for a tile at a zoom; scale is the
// device pixels in a logical one.
func Find(s *style.Style, t *mvt.Tile, at Square, zoom, scale float64) []Candidate {
	var found []Candidate
	for i := range s.Layers {
		l := &s.Layers[i]
		from := t.Layer(l.Source)
		if l.Kind != style.Symbol || from == nil || !l.Shows(zoom) {
			continue
		}
		e := style.Scope{Zoom: zoom, Layer: from}
		for _, e.Feature = range from.Features {
			if l.Wants(&e) {
				found = appendLabels(found, l, &e, at, scale)
			}
		}
	}
	return found
}

// appendLabels adds the labels of one feature.
func appendLabels(found []Candidate, l *style.Layer, e *style.Scope, at Square, scale float64) []Candidate {
	c := dress(l, e, scale)
	if c.Text == "" || c.Size < 1 {
		return found
	}
	for _, c.Path = range paths(l.Symbol.AlongLine, e.Layer, e.Feature, at) {
		found = append(found, c)
	}
	return found
}

// longest is the longest text that is a name, in bytes.
const longest = 200

// dress evaluates a symbol layer for a feature.
func dress(l *style.Layer, e *style.Scope, scale float64) Candidate {
	s := l.Symbol
	text := strings.TrimSpace(s.Field.At(e))
	if len(text) > longest {
		return Candidate{}
	}
	switch s.Transform.At(e) {
	case "uppercase":
		text = strings.ToUpper(text)
	case "lowercase":
		text = strings.ToLower(text)
	}
	size := math.Round(min(s.Size.At(e), 100)*scale*4) / 4
	opacity := max(0, min(1, s.Opacity.At(e)))
	c := Candidate{
		Text: text, Face: faceOf(s), Size: size, Spacing: s.Spacing.At(e) * size,
		HaloWidth: min(s.HaloWidth.At(e), 8) * scale, MaxWidth: s.MaxWidth.At(e) * size,
		Ink: s.Color.At(e), Halo: s.Halo.At(e), Repeat: s.Repeat.At(e) * scale,
		MaxAngle: s.MaxAngle.At(e) * math.Pi / 180, Order: l.Order(), Rank: s.Rank.At(e),
	}
	c.Ink.A, c.Halo.A = uint8(float64(c.Ink.A)*opacity), uint8(float64(c.Halo.A)*opacity)
	return c
}

func faceOf(s *style.SymbolPaint) Face {
	switch {
	case s.Bold:
		return Bold
	case s.Italic:
		return Italic
	}
	return Regular
}

// paths are where a feature's label may go: points of the tile itself (those
// beyond its edge are a neighbour's), lines, or the middle of areas.
func paths(alongLine bool, from *mvt.Layer, f mvt.Feature, at Square) [][][2]float64 {
	var all [][][2]float64
	unit := at.Size / float64(max(1, from.Extent))
	for i := range f.Parts() {
		part := from.Part(f, i)
		var path [][2]float64
		switch {
		case f.Type == mvt.Points:
			path = inTile(pairs(part), from.Extent)
		case alongLine:
			path = pairs(part)
		case f.Type == mvt.Polygons && i == 0:
			path = inTile(middle(part), from.Extent)
		}
		if len(path) == 0 || alongLine && len(path) < 2 {
			continue
		}
		for j, p := range path {
			path[j] = [2]float64{at.X + p[0]*unit, at.Y + p[1]*unit}
		}
		all = append(all, path)
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

// inTile keeps points within the tile.
func inTile(points [][2]float64, extent int) [][2]float64 {
	var kept [][2]float64
	for _, p := range points {
		if min(p[0], p[1]) >= 0 && max(p[0], p[1]) < float64(extent) {
			kept = append(kept, p)
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
