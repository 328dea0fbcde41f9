// Package mvt decodes Mapbox Vector Tiles, version 2 and 1 (Mapbox Vector
// Tile Specification 2.1). Tiles come from anywhere: the decoder has hard
// limits, never panics, and says what is wrong with a tile it refuses.
//
// It keeps garbage low: all layers of a tile share the memory for coordinates,
// tags and text, and tags are looked up where they are asked for instead of
// being put into maps.
package mvt
