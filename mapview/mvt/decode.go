package mvt

import "errors"

// ErrMalformed says that bytes are not a vector tile, or a damaged one.
var ErrMalformed = errors.New("malformed vector tile")

// ErrLimit says that a tile is larger than the Limits allow.
var ErrLimit = errors.New("vector tile over the limit")

// Limits bound what one tile may cost. A zero field has its default.
type Limits struct {
	Bytes    int // of the tile, uncompressed; default 4 MiB
	Layers   int // default 256
	Features int // of all kept layers; default 200,000
	Vertices int // of all kept layers; default 500,000
}

// Decode reads the layers for whose names keep answers true; a nil keep keeps
// all. data must be uncompressed; it is copied and may be reused. The error
// names the layer and feature, and wraps ErrMalformed or ErrLimit. A feature
// whose geometry alone is bad is left out and counted in Layer.Skipped.
func Decode(data []byte, keep func(layer string) bool, limits Limits) (*Tile, error) {
	return nil, errors.ErrUnsupported
}
