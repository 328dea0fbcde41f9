package tiles

import (
	"context"
	"errors"
	"io"
)

// PMTiles is a Source that reads a PMTiles archive, version 3, of vector
// tiles (https://github.com/protomaps/PMTiles, spec/v3). It is safe for
// concurrent use if its ReaderAt is.
type PMTiles struct{ meta Meta }

// OpenPMTiles reads the header, the metadata and the root directory of the
// archive in the first size bytes of r. It keeps r and reads tiles from it;
// the caller closes the file once the archive is no longer used. The error
// says what is wrong with the archive: not PMTiles, cut off, damaged, or
// of a compression or a tile type that is not read.
func OpenPMTiles(r io.ReaderAt, size int64) (*PMTiles, error) {
	return nil, errors.ErrUnsupported
}

// Meta describes the archive.
func (p *PMTiles) Meta() Meta { return p.meta }

// Tile returns the uncompressed vector tile at zoom z, column x, row y (XYZ).
// The error wraps ErrNoTile where the archive has none.
func (p *PMTiles) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
