// Package raster draws paths on pictures: smooth fills, lines with caps,
// joins and dashes. It counts in whole 1/64 pixels only, so that a picture is
// the same to the bit on every system.
//
// A shape is the edges of its outline. Each edge leaves in every pixel that
// it passes how far down it went and what part of the pixel lies left of it;
// summed up along a row from the left, that is how much of each pixel the
// shape covers. The pixels that were passed are marked in a bit set, which
// keeps them in order without sorting: a row costs what its edges cost,
// however many there are, and what lies between them is painted as a run.
package raster
