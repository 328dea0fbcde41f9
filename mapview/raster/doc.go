// Package raster draws filled and stroked paths into RGBA pictures with
// anti-aliasing. It computes in whole numbers only, so that the same path
// gives the same picture, to the bit, on every system.
//
// Positions are Fixed: 1/64 pixels from the upper left corner of the picture,
// y down. Colours are premultiplied.
package raster
