package style

import (
	"image/color"
	"slices"

	"watchfloor/mapview/raster"
)

// A dress is how features look; those that look the same are drawn together,
// so that translucent lines do not darken where they meet. Lengths are device
// pixels.
type dress struct {
	kind   Kind
	fill   color.RGBA // of areas and circles
	edge   color.RGBA // of lines, and around areas and circles
	stroke raster.Stroke
	radius float64    // of circles
	aside  [2]float64 // how far to the right of its course a line is drawn: once or twice
	shift  [2]float64 // to the right and down
}

func (d *dress) equal(e *dress) bool {
	return d.fill == e.fill && d.edge == e.edge && d.radius == e.radius && d.aside == e.aside && d.shift == e.shift &&
		d.stroke.Width == e.stroke.Width && d.stroke.Cap == e.stroke.Cap && d.stroke.Join == e.stroke.Join &&
		d.stroke.Limit == e.stroke.Limit && slices.Equal(d.stroke.Dash, e.stroke.Dash)
}

// solid says whether it does not matter if features are drawn apart.
func (d *dress) solid() bool {
	if d.kind == Line {
		return d.edge.A == 255
	}
	return d.fill.A == 255
}

// reach is how far beyond its course a feature is drawn.
func (d *dress) reach() float64 {
	width := float64(d.stroke.Width) / float64(raster.One) * float64(max(2, d.stroke.Limit))
	return width + d.radius + max(d.aside[0], -d.aside[0], d.aside[1], -d.aside[1]) + 2
}

// opaque is c with its opacity, premultiplied.
func opaque(c color.NRGBA, opacity float64) color.RGBA {
	a := float64(c.A) / 255 * max(0, min(1, opacity))
	channel := func(v uint8) uint8 { return uint8(float64(float64(v)*a) + 0.5) }
	return color.RGBA{channel(c.R), channel(c.G), channel(c.B), channel(255)}
}

// varies says whether features of the layer may differ.
func (l *Layer) varies() bool {
	switch l.Kind {
	case Line:
		return l.Line.varies()
	case Circle:
		return l.Circle.varies()
	}
	return l.Fill.varies()
}

// dress evaluates the layer for a feature.
func (l *Layer) dress(e *Scope, scale float64) dress {
	switch l.Kind {
	case Line:
		return l.Line.dress(e, scale)
	case Circle:
		return l.Circle.dress(e, scale)
	}
	return l.Fill.dress(e, scale)
}

// shifted reads a translation, logical pixels.
func shifted(by [2]float64, scale float64) [2]float64 {
	const most = 1000
	return [2]float64{max(-most, min(by[0], most)) * scale, max(-most, min(by[1], most)) * scale}
}

// widest is the most that a line or a circle may have, logical pixels.
const widest = 500

func pixels(v, scale float64) float64 { return max(0, min(v, widest)) * scale }
