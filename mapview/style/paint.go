package style

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

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

// A Painter draws the areas and lines of tiles. One goroutine uses it.
type Painter struct {
	raster raster.Rasterizer
	path   raster.Path
	points int // on the path
}

// mostPoints is how many points of opaque features are drawn at once: long
// rows are slow to sort.
const mostPoints = 64

// Paint draws a tile over dst, whose upper left corner is 0, 0. Labels are
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

// opaque is c with its opacity, premultiplied.
func opaque(c color.NRGBA, opacity float64) color.RGBA {
	a := float64(c.A) / 255 * max(0, min(1, opacity))
	channel := func(v uint8) uint8 { return uint8(float64(v)*a + 0.5) }
	return color.RGBA{channel(c.R), channel(c.G), channel(c.B), channel(255)}
}

// A dress is how features look; those that look the same are drawn together,
// so that translucent lines do not darken where they meet.
type dress struct {
	fill    color.RGBA
	outline color.RGBA
	stroke  raster.Stroke
}

func (d *dress) equal(e *dress) bool {
	return d.fill == e.fill && d.outline == e.outline && d.stroke.Width == e.stroke.Width &&
		d.stroke.Cap == e.stroke.Cap && d.stroke.Join == e.stroke.Join && slices.Equal(d.stroke.Dash, e.stroke.Dash)
}

// layer draws the features of one layer in their order.
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
				p.flush(dst, l, &worn)
			}
			worn, dressed = d, true
		}
		p.add(from, feature, f, l.Kind == Fill)
		if p.points > mostPoints && worn.fill.A == 255 {
			p.flush(dst, l, &worn)
		}
	}
	if dressed {
		p.flush(dst, l, &worn)
	}
}

// draws says whether a kind of geometry can be drawn by this kind of layer:
// areas by fill, areas and lines by line.
func (l *Layer) draws(g mvt.Geometry) bool {
	return g == mvt.Polygons || l.Kind == Line && g == mvt.Lines
}

// varies says whether features of the layer may differ.
func (l *Layer) varies() bool {
	if l.Kind == Fill {
		return l.Fill.Color.expr.data || l.Fill.Opacity.expr.data || l.Fill.Outline.expr.data
	}
	return l.Line.Color.expr.data || l.Line.Width.expr.data || l.Line.Opacity.expr.data ||
		l.Line.Dash.expr.data || l.Line.Cap.expr.data || l.Line.Join.expr.data
}

func (l *Layer) dress(e *Scope, scale float64) dress {
	if l.Kind == Fill {
		opacity := l.Fill.Opacity.At(e)
		return dress{
			fill: opaque(l.Fill.Color.At(e), opacity), outline: opaque(l.Fill.Outline.At(e), opacity),
			stroke: raster.Stroke{Width: raster.Px(scale), Join: raster.Bevel},
		}
	}
	width := min(l.Line.Width.At(e), widest) * scale
	d := dress{fill: opaque(l.Line.Color.At(e), l.Line.Opacity.At(e)), stroke: raster.Stroke{
		Width: raster.Px(width), Cap: caps(l.Line.Cap.At(e)), Join: joins(l.Line.Join.At(e), width),
	}}
	for _, part := range l.Line.Dash.At(e) {
		d.stroke.Dash = append(d.stroke.Dash, raster.Px(max(0, min(part*width, 1e4))))
	}
	return d
}

// widest is the most a line may have, logical pixels.
const widest = 500

func caps(name string) raster.Cap {
	switch name {
	case "round":
		return raster.RoundCap
	case "square":
		return raster.Square
	}
	return raster.Butt
}

// joins bevels what is too thin for another join to be seen.
func joins(name string, width float64) raster.Join {
	const thin = 2.5
	switch {
	case width < thin || name == "bevel":
		return raster.Bevel
	case name == "round":
		return raster.RoundJoin
	}
	return raster.Miter
}

// add puts a feature's lines or rings on the path.
func (p *Painter) add(from *mvt.Layer, feature mvt.Feature, f Frame, closed bool) {
	unit := f.Size / float64(max(1, from.Extent))
	for i := range feature.Parts() {
		part := from.Part(feature, i)
		p.points += len(part) / 2
		for j := 0; j+1 < len(part); j += 2 {
			x, y := raster.Px(f.X+float64(part[j])*unit), raster.Px(f.Y+float64(part[j+1])*unit)
			if j == 0 {
				p.path.MoveTo(x, y)
			} else {
				p.path.LineTo(x, y)
			}
		}
		if closed || feature.Type == mvt.Polygons {
			p.path.Close()
		}
	}
}

// flush draws the path and empties it.
func (p *Painter) flush(dst *image.RGBA, l *Layer, d *dress) {
	if l.Kind == Fill {
		p.raster.Fill(dst, &p.path, d.fill, raster.NonZero)
		if d.outline.A > 0 && d.outline != d.fill {
			p.raster.Stroke(dst, &p.path, d.stroke, d.outline)
		}
	} else if d.fill.A > 0 {
		p.raster.Stroke(dst, &p.path, d.stroke, d.fill)
	}
	p.path.Reset()
	p.points = 0
}
