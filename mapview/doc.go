// Package mapview is the map widget: vector tiles under markers and shapes,
// panned and zoomed by mouse and keyboard. It has never heard of cameras or
// incidents: ui/present translates.
//
// The widget's methods are called on Fyne's goroutine, but for Run. Run's
// workers decode and rasterise tiles and compose whole pictures of the map;
// they publish them as immutable values, and Tick pulls the newest. Nothing
// here calls Fyne from another goroutine.
//
// All positions are longitude, latitude in degrees (EPSG:4326). The projection
// is spherical Web Mercator (EPSG:3857) on tiles of 512 logical pixels, as in
// the MapLibre style specification: at zoom 0 the world is 512 pixels wide.
package mapview
