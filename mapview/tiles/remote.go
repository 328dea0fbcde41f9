package tiles

import (
	"context"
	"errors"
	"sync"

	"watchfloor/mapview/tiles/web"
)

// Remote is a Source in a PMTiles archive on a server that answers range
// requests. If the archive is replaced there, it is opened anew. It is safe for
// concurrent use.
type Remote struct {
	client  *web.Client
	address string
	meta    Meta

	mu      sync.Mutex
	archive *PMTiles // may be replaced
}

var _ Source = (*Remote)(nil)

// OpenRemote reads the head of an archive.
func OpenRemote(ctx context.Context, client *web.Client, address string) (*Remote, error) {
	r := &Remote{client: client, address: address}
	archive, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	r.archive, r.meta = archive, archive.Meta()
	return r, nil
}

func (r *Remote) open(ctx context.Context) (*PMTiles, error) {
	f, err := r.client.Open(ctx, r.address)
	if err != nil {
		return nil, err
	}
	return openRanges(ctx, f.Fill, f.Size())
}

// Meta implements Source: what the archive was when it was first opened.
func (r *Remote) Meta() Meta { return r.meta }

// Tile implements Source. It may wait for the server.
func (r *Remote) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	archive := r.now()
	data, err := archive.Tile(ctx, z, x, y)
	if !errors.Is(err, web.ErrChanged) {
		return data, err
	}
	if archive, err = r.renew(ctx, archive); err != nil {
		return nil, err
	}
	return archive.Tile(ctx, z, x, y)
}

func (r *Remote) now() *PMTiles {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.archive
}

// renew opens the archive in the place of an old one, unless another did.
func (r *Remote) renew(ctx context.Context, old *PMTiles) (*PMTiles, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.archive != old {
		return r.archive, nil
	}
	archive, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	r.archive = archive
	return archive, nil
}
