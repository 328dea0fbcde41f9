// Package mvt decodes Mapbox Vector Tiles, version 2 and 1
// (https://github.com/mapbox/vector-tile-spec, 2.1).
//
// It is made for drawing: a layer that no style draws is skipped unread,
// coordinates lie flat in one slice of a layer, attributes stay interned and
// are looked up when asked for. Tiles are foreign bytes: limits are checked
// before memory is spent, and no input makes Decode panic.
package mvt
