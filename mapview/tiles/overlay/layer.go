package overlay

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/simplify"
	"github.com/tidwall/rtree"
)

// A Layer is a GeoJSON file, ready to be sliced. It never changes and may be
// shared.
type Layer struct {
	name   string
	pieces []piece
	index  rtree.RTreeG[int] // boxes of the pieces
	points int
}

// A piece is a geometry on a square of the width 1, and its feature's
// properties.
type piece struct {
	shape orb.Geometry
	bound orb.Bound
	words geojson.Properties
}

// Name is what the layer is called in tiles.
func (l *Layer) Name() string { return l.name }

func (l *Layer) put(p piece) {
	l.index.Insert(p.bound.Min, p.bound.Max, len(l.pieces))
	l.pieces = append(l.pieces, p)
}

// The units of tiles.
const (
	extent = 4096
	// margin is how far geometry goes on outside a tile, in widths of it, so
	// that lines and labels do not end at its border.
	margin = 1.0 / 32
	// tolerance is how far simpler lines may be off, in units.
	tolerance = 1.5
	// From zoom enlarged on a tile may be shown in the place of nearer ones
	// that a map does not have, so that it has the detail of zoom detailed.
	enlarged, detailed = 6, 14
	// sizeLimit is from how many bytes on a tile has less detail.
	sizeLimit = 1 << 20
)

// Slice makes the vector tile (MVT 2.1) of what the layer has in a tile (XYZ
// scheme): nil if that is nothing. It is safe for concurrent use.
func (l *Layer) Slice(z, x, y int) (data []byte, err error) {
	finer := 0
	if z >= enlarged {
		finer = max(0, detailed-z)
	}
	for ; ; finer = finer / 2 {
		data, err = l.slice(newCell(z, x, y, finer))
		if err != nil || len(data) <= sizeLimit || finer == 0 {
			return data, err
		}
	}
}

func (l *Layer) slice(c cell) ([]byte, error) {
	layer := &mvt.Layer{Name: l.name, Version: 2, Extent: uint32(c.units)}
	for _, i := range l.inside(c.bound) {
		p := l.pieces[i]
		if shape := c.cut(p.shape); shape != nil {
			layer.Features = append(layer.Features, &geojson.Feature{Geometry: shape, Properties: p.words})
		}
	}
	if len(layer.Features) == 0 {
		return nil, nil
	}
	return mvt.Marshal(mvt.Layers{layer})
}

// inside are the pieces that touch a box, in the order of the file.
func (l *Layer) inside(b orb.Bound) []int {
	var all []int
	l.index.Search(b.Min, b.Max, func(_, _ [2]float64, i int) bool {
		all = append(all, i)
		return true
	})
	slices.Sort(all)
	return all
}

// A cell is a tile's place on the square of the width 1.
type cell struct {
	corner orb.Point
	scale  float64 // units of the tile in a width of the square
	units  float64 // its width in units
	bound  orb.Bound
	box    orb.Bound // bound in units
}

func newCell(z, x, y, finer int) cell {
	n := float64(uint64(1) << z)
	c := cell{corner: orb.Point{float64(x) / n, float64(y) / n}, units: float64(int(extent) << finer)}
	c.scale = c.units * n
	m := margin / n
	c.bound = orb.Bound{Min: orb.Point{c.corner[0] - m, c.corner[1] - m}, Max: orb.Point{c.corner[0] + 1/n + m, c.corner[1] + 1/n + m}}
	c.box = orb.Bound{Min: orb.Point{-margin * c.units, -margin * c.units}, Max: orb.Point{(1 + margin) * c.units, (1 + margin) * c.units}}
	return c
}

// cut is what of a shape lies in the cell, in its units; nil: nothing.
func (c cell) cut(shape orb.Geometry) orb.Geometry {
	shape = orb.Clone(shape)
	each(shape, func(p *orb.Point) {
		*p = orb.Point{(p[0] - c.corner[0]) * c.scale, (p[1] - c.corner[1]) * c.scale}
	})
	shape = clip.Geometry(c.box, shape)
	if shape == nil {
		return nil
	}
	return tidy(simplify.DouglasPeucker(tolerance).Simplify(shape))
}
