// Package mapview is the map widget: vector tiles under markers and shapes,
// panned and zoomed by mouse and keyboard. It has never heard of cameras or
// incidents: ui/present translates.
//
// The widget's methods are called on Fyne's goroutine, but for Run. There, a
// Tick moves the view on and publishes a scene: all that the map is to show,
// an immutable value. Run's painter draws the newest scene and publishes a
// picture and what is where on it; the next Tick puts it on screen, and clicks
// ask it. Run's workers make pictures of tiles for the painter. Nothing here
// calls Fyne from another goroutine.
//
// A picture is drawn from below: tiles; coverage, heat, shapes, fields of view
// and names; then trails, markers, their labels, scale and attribution; and the
// sketch. The first two layers are kept while they do not change, as markers
// move more often than the map does.
//
// All positions are longitude, latitude in degrees (EPSG:4326). The projection
// is spherical Web Mercator (EPSG:3857) on tiles of 512 logical pixels, as in
// the MapLibre style specification: at zoom 0 the world is 512 pixels wide.
package mapview
