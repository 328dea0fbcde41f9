package tiles

import (
	"context"
	"errors"

	"github.com/paulmach/orb"
)

// ErrNoTile says that a source has no tile at a place.
var ErrNoTile = errors.New("there is no tile")

// A Source supplies vector tiles. It is safe for concurrent use.
type Source interface {
	// Tile returns the bytes of a tile, not compressed, which the caller must
	// not change. x and y count from the upper left (XYZ scheme). The error
	// wraps ErrNoTile where the source has none.
	Tile(ctx context.Context, z, x, y int) ([]byte, error)
	Meta() Meta
}

// Meta describes a source.
type Meta struct {
	Name        string
	Attribution string // must stand on a map of these tiles
	MinZoom     int
	MaxZoom     int
	Bounds      orb.Bound // lon, lat
	Centre      orb.Point // lon, lat: where to look first
	Zoom        int       // and how near
}
