package tiles

import "context"

// A Schema names how the layers of vector tiles are called, and so which
// styles draw them. The empty one is unknown.
type Schema string

// The schemas there are styles for.
const (
	OpenMapTiles Schema = "openmaptiles" // openmaptiles.org/schema
	Protomaps    Schema = "protomaps"    // docs.protomaps.com/basemaps/layers
)

// A Finder finds the best there is for a place. It is safe for concurrent use.
type Finder interface {
	// Best returns the most detailed tile that covers the tile z/x/y (XYZ
	// scheme): that one or an ancestor. The error wraps ErrNoTile where there
	// is none at all.
	Best(ctx context.Context, z, x, y int) (Found, error)
}

// Found is a tile that covers the one asked for.
type Found struct {
	Data    []byte // MVT, not compressed; it must not be changed
	Z, X, Y int    // the tile it is: the one asked for or an ancestor
	Schema  Schema
	// Missed is why a source that may have more detail did not answer: worth
	// asking again later. nil: there is no more.
	Missed error
}
