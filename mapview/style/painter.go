package style

import (
	"image"
	"image/color"
	"image/draw"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/raster"
)

// A Frame says where a tile lies on a picture.
type Frame struct {
	X, Y  float64 // the tile's upper left corner, pixels
	Size  float64 // its width, pixels
	Zoom  float64 // the zoom it is shown at
	Scale float64 // device pixels in a logical one
}

// A Painter draws the areas, lines and circles of tiles. One goroutine uses
// it.
type Painter struct {
	raster raster.Rasterizer
	path   raster.Path
	points int // on the path
	grid   grid
	line   []point // a line to be moved aside
}

// mostPoints is how many points of opaque features are drawn at once: long
// rows are slow to sort.
const mostPoints = 64

// Paint draws a tile over dst, whose upper left corner is 0, 0. Symbols are
// not drawn: they must know their neighbours.
func (p *Painter) Paint(dst *image.RGBA, s *Style, t *mvt.Tile, f Frame) {
	for i := range s.Layers {
		l := &s.Layers[i]
		if !l.Shows(f.Zoom) || l.Kind == Symbol {
			continue
		}
		if l.Kind == Background {
			e := Scope{Zoom: f.Zoom}
			c := opaque(l.Fill.Color.At(&e), l.Fill.Opacity.At(&e))
			draw.Draw(dst, dst.Rect, image.NewUniform(c), image.Point{}, draw.Over)
			continue
		}
		if from := t.Layer(l.Source); from != nil {
			p.layer(dst, l, from, f)
		}
	}
}

// Ground is the colour of the style's background at a zoom.
func (s *Style) Ground(zoom float64) color.NRGBA {
	for i := range s.Layers {
		if l := &s.Layers[i]; l.Kind == Background {
			return l.Fill.Color.At(&Scope{Zoom: zoom})
		}
	}
	return color.NRGBA{A: 255}
}

// layer draws the features of one layer in their order. Those that look the
// same are drawn together.
func (p *Painter) layer(dst *image.RGBA, l *Layer, from *mvt.Layer, f Frame) {
	e := Scope{Zoom: f.Zoom, Layer: from}
	var worn dress
	varies, dressed := l.varies(), false
	p.path.Reset()
	for _, feature := range from.Features {
		e.Feature = feature
		if !l.draws(feature.Type) || !l.Wants(&e) {
			continue
		}
		if !dressed || varies {
			d := l.dress(&e, f.Scale)
			if dressed && !d.equal(&worn) {
				p.flush(dst, &worn)
			}
			if !dressed || !d.equal(&worn) {
				p.grid = newGrid(f, from.Extent, &d, dst.Rect.Size())
			}
			worn, dressed = d, true
		}
		p.add(from, feature, &worn)
		if worn.kind == Circle || p.points > mostPoints && worn.solid() {
			p.flush(dst, &worn)
		}
	}
	if dressed {
		p.flush(dst, &worn)
	}
}

// draws says whether a kind of geometry can be drawn by this kind of layer:
// areas by fill, areas and lines by line, points by circle.
func (l *Layer) draws(g mvt.Geometry) bool {
	switch l.Kind {
	case Circle:
		return g == mvt.Points
	case Line:
		return g == mvt.Polygons || g == mvt.Lines
	}
	return g == mvt.Polygons
}

// add puts a feature on the path.
func (p *Painter) add(from *mvt.Layer, feature mvt.Feature, d *dress) {
	for i := range feature.Parts() {
		part := from.Part(feature, i)
		if !p.grid.sees(part) {
			continue
		}
		closed := d.kind != Line || feature.Type == mvt.Polygons
		p.points += len(part) / 2
		switch {
		case d.kind == Circle:
			p.disc(p.grid.place(part[0], part[1]), d.radius)
		case d.aside[0] != 0 || d.aside[1] != 0:
			p.beside(part, closed, d.aside)
		default:
			p.along(part, closed)
		}
	}
}

// along puts a line or ring on the path as it is.
func (p *Painter) along(part []int32, closed bool) {
	for j := 0; j+1 < len(part); j += 2 {
		at := p.grid.place(part[j], part[j+1])
		if j == 0 {
			p.path.MoveTo(at.X, at.Y)
		} else {
			p.path.LineTo(at.X, at.Y)
		}
	}
	if closed {
		p.path.Close()
	}
}

// flush draws the path and empties it.
func (p *Painter) flush(dst *image.RGBA, d *dress) {
	if d.kind != Line && d.fill.A > 0 {
		p.raster.Fill(dst, &p.path, d.fill, raster.NonZero)
	}
	if d.edge.A > 0 {
		p.raster.Stroke(dst, &p.path, d.stroke, d.edge)
	}
	p.path.Reset()
	p.points = 0
}
