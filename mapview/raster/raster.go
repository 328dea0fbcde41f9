package raster

import (
	"image"
	"image/color"
)

// Rule says which side of a self-crossing path is inside.
type Rule uint8

// The values of Rule. Rings in both directions make holes with either.
const (
	NonZero Rule = iota
	EvenOdd
)

// A Rasterizer draws paths and keeps its working memory between calls: at
// most 2 MiB. The zero value is ready to use. It is not safe for concurrent
// use; give each worker its own.
type Rasterizer struct{}

// Fill blends colour c (premultiplied) over dst inside path p. Coordinates
// are those of dst: (0, 0) is the corner of pixel (0, 0), wherever
// dst.Rect.Min lies. What lies outside dst costs next to nothing.
func (r *Rasterizer) Fill(dst *image.RGBA, p *Path, c color.RGBA, rule Rule) {}

// Stroke blends colour c (premultiplied) over dst along path p. A pixel that
// the line covers twice is blended once.
func (r *Rasterizer) Stroke(dst *image.RGBA, p *Path, s Stroke, c color.RGBA) {}
