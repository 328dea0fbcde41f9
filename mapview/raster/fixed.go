package raster

import "math"

// Fixed is a coordinate or a length in 1/64 pixel, x to the right and y down;
// 0 is the corner of a pixel, 32 its middle.
type Fixed int32

// One is one pixel.
const One Fixed = 64

// limit bounds coordinates, so that products of two differences fit in 64
// bits: ±16.7 million pixels.
const limit = 1 << 30

// FromFloat returns the Fixed nearest to a number of pixels; coordinates
// beyond ±16.7 million pixels become that, and NaN becomes 0.
func FromFloat(pixels float64) Fixed {
	v := math.RoundToEven(pixels * float64(One)) // one rounding: the same everywhere
	switch {
	case v != v:
		return 0
	case v > limit:
		return limit
	case v < -limit:
		return -limit
	}
	return Fixed(v)
}

// A Point is a place in the picture.
type Point struct{ X, Y Fixed }
