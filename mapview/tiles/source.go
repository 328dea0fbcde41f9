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
	Schema      Schema    // how its layers are called; empty: unknown
	Format      Format    // what its tiles are
}

// has says whether a tile is one of the zooms that the source has.
func (m Meta) has(z, x, y int) bool {
	return z >= m.MinZoom && z <= m.MaxZoom && onEarth(z, x, y)
}

// onEarth says whether there is such a tile on earth.
func onEarth(z, x, y int) bool {
	return z >= 0 && z <= maxZoom && x >= 0 && y >= 0 && x < 1<<z && y < 1<<z
}

// A Format is what tiles are, as MBTiles names it. Only MVT is drawn.
type Format string

// The formats.
const (
	MVT  Format = "pbf" // Mapbox Vector Tiles 2.1
	PNG  Format = "png"
	JPEG Format = "jpg"
	WebP Format = "webp"
)

// formatOf reads the name of a format, as files and media types write it. Where
// none stands it is taken for MVT.
func formatOf(name string) Format {
	switch name {
	case "", "pbf", "mvt", "application/x-protobuf", "application/vnd.mapbox-vector-tile":
		return MVT
	case "jpeg":
		return JPEG
	}
	return Format(name)
}
