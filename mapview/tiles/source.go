package tiles

import (
	"context"
	"errors"

	"github.com/paulmach/orb"
)

// ErrNoTile says that a Source has no tile at the place it was asked for.
// That is normal: nothing is there, or it lies outside the Source's area.
var ErrNoTile = errors.New("no tile here")

// A Source supplies vector tiles. It is safe for concurrent use.
type Source interface {
	// Tile returns the uncompressed bytes of the tile at zoom z, column x
	// from 180° west, row y from the north (the XYZ scheme). The error wraps
	// ErrNoTile where the source has none. The caller owns the bytes.
	Tile(ctx context.Context, z, x, y int) ([]byte, error)

	// Meta describes the source. It never changes.
	Meta() Meta
}

// Meta describes a Source, as far as the Source knows.
type Meta struct {
	Name             string
	Attribution      string    // plain text, to be shown on the map
	MinZoom, MaxZoom int       // of the tiles that exist
	Bounds           orb.Bound // lon, lat in degrees; what the tiles cover
	Centre           orb.Point // lon, lat in degrees; where to look first
	Zoom             int       // how close to look first
}
