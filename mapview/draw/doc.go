// Package draw edits areas on a map: polygons with holes, rectangles, circles
// and corridors. A Figure is a value that no edit changes; an Editor keeps one
// with its history and is the mapview.Tool that draws and edits it.
//
// All positions are lon, lat in degrees (EPSG:4326), all lengths metres. The
// package knows nothing of geofences: ui/zones turns a Figure into one.
package draw
