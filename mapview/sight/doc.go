// Package sight works out what cameras really see: fields of view cut by the
// walls of buildings, how they cover an area together, and which of them cover
// it best. It is geometry, and knows no screen.
//
// Places are longitude, latitude in degrees (EPSG:4326), lengths are metres,
// bearings degrees clockwise from north. Heights are ignored: every building
// blocks the view.
//
// A Surveyor reads the buildings from vector tiles (the layers that the
// OpenMapTiles and Protomaps schemas have for them) and does the work in its
// Run; everything else is a value or pure, and safe for concurrent use.
package sight
