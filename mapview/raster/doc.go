// Package raster fills and strokes paths on an image.RGBA, anti-aliased.
//
// All arithmetic is in integers, so the same calls give the same bytes on
// every system: golden pictures and exported evidence can be compared bit by
// bit. Coordinates are 26.6 fixed point; coverage is exact within a pixel up
// to the rounding of an edge's crossings to 1/64 pixel.
package raster
