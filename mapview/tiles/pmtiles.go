package tiles

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// The most bytes that are read at once.
const (
	directoryLimit = 8 << 20
	metaLimit      = 4 << 20
	tileLimit      = 4 << 20
	depthLimit     = 4 // of directories
)

// PMTiles is a Source in a PMTiles version 3 archive (PMTiles specification
// 3.4). It is safe for concurrent use if its io.ReaderAt is.
type PMTiles struct {
	file   ranger
	header header
	root   []entry
	meta   Meta
	leaves leaves
}

var _ Source = (*PMTiles)(nil)

// A ranger fills p with what lies at a byte of an archive, or says why not. It
// may wait for a disk or a server until ctx ends.
type ranger func(ctx context.Context, p []byte, at int64) error

// OpenPMTiles reads the head of an archive of size bytes, and checks that the
// rest of it is there. Its errors say what is wrong with the archive.
func OpenPMTiles(r io.ReaderAt, size int64) (*PMTiles, error) {
	return openRanges(context.Background(), func(_ context.Context, p []byte, at int64) error {
		n, err := r.ReadAt(p, at)
		if n == len(p) { // at the end an error may come with all
			return nil
		}
		return err
	}, size)
}

func openRanges(ctx context.Context, file ranger, size int64) (*PMTiles, error) {
	if size < headerSize {
		return nil, fmt.Errorf("it is no PMTiles archive, or cut off: it has %d bytes", size)
	}
	p := &PMTiles{file: file}
	head, err := p.read(ctx, extent{0, headerSize}, headerSize)
	if err != nil {
		return nil, err
	}
	if p.header, err = readHeader(head); err != nil {
		return nil, err
	}
	if err := p.header.check(uint64(size)); err != nil {
		return nil, err
	}
	if p.root, err = p.directory(ctx, p.header.root); err != nil {
		return nil, err
	}
	return p, p.describe(ctx)
}

// describe reads the metadata.
func (p *PMTiles) describe(ctx context.Context) error {
	h := p.header
	p.meta = Meta{MinZoom: h.minZoom, MaxZoom: h.maxZoom, Format: MVT}
	p.meta.Bounds, p.meta.Centre, p.meta.Zoom = h.place()
	if h.meta.length == 0 {
		return nil
	}
	data, err := p.unpacked(ctx, h.meta, h.inside, metaLimit)
	if err != nil {
		return fmt.Errorf("its metadata: %w", err)
	}
	var said struct {
		Name        string `json:"name"`
		Attribution string `json:"attribution"`
		described
	}
	if err := json.Unmarshal(data, &said); err != nil {
		return fmt.Errorf("its metadata: %w", err)
	}
	p.meta.Name, p.meta.Attribution, p.meta.Schema = plain(said.Name), plain(said.Attribution), said.schema()
	return nil
}

// Meta implements Source.
func (p *PMTiles) Meta() Meta { return p.meta }

// Tile implements Source. It reads the archive, so it may wait for a disk.
func (p *PMTiles) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	if !p.meta.has(z, x, y) {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, ErrNoTile)
	}
	at, ok, err := p.find(ctx, tileID(z, x, y))
	if err == nil && !ok {
		err = ErrNoTile
	}
	var data []byte
	if err == nil {
		data, err = p.unpacked(ctx, at, p.header.tiles, tileLimit)
	}
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	return data, nil
}

// find goes down the directories to a tile.
func (p *PMTiles) find(ctx context.Context, id uint64) (extent, bool, error) {
	entries := p.root
	for range depthLimit {
		e, ok := find(entries, id)
		if !ok {
			return extent{}, false, nil
		}
		if e.run > 0 {
			at, err := within(p.header.data, e)
			return at, err == nil, err
		}
		var err error
		if entries, err = p.leaf(ctx, e); err != nil {
			return extent{}, false, err
		}
	}
	return extent{}, false, fmt.Errorf("directories lie more than %d deep", depthLimit)
}

// within is where an entry's bytes lie in the file.
func within(part extent, e entry) (extent, error) {
	if e.offset > part.length || uint64(e.length) > part.length-e.offset {
		return extent{}, fmt.Errorf("a directory is damaged: it points to %d bytes at %d of %d", e.length, e.offset, part.length)
	}
	return extent{part.offset + e.offset, uint64(e.length)}, nil
}

// leaf is a directory below another, from memory if it was used lately.
func (p *PMTiles) leaf(ctx context.Context, e entry) ([]entry, error) {
	at, err := within(p.header.leaves, e)
	if err != nil {
		return nil, err
	}
	if entries, ok := p.leaves.get(at.offset); ok {
		return entries, nil
	}
	entries, err := p.directory(ctx, at)
	if err == nil {
		p.leaves.put(at.offset, entries)
	}
	return entries, err
}

func (p *PMTiles) directory(ctx context.Context, at extent) ([]entry, error) {
	data, err := p.unpacked(ctx, at, p.header.inside, directoryLimit)
	var entries []entry
	if err == nil {
		entries, err = readDirectory(data)
	}
	if err != nil {
		return nil, fmt.Errorf("the directory at byte %d: %w", at.offset, err)
	}
	return entries, nil
}

func (p *PMTiles) unpacked(ctx context.Context, at extent, c compression, limit int) ([]byte, error) {
	data, err := p.read(ctx, at, limit)
	if err != nil {
		return nil, err
	}
	return c.unpack(data, limit)
}

func (p *PMTiles) read(ctx context.Context, at extent, limit int) ([]byte, error) {
	if at.length > uint64(limit) {
		return nil, fmt.Errorf("%d bytes are more than the %d that are read", at.length, limit)
	}
	data := make([]byte, at.length)
	if err := p.file(ctx, data, int64(at.offset)); err != nil {
		return nil, fmt.Errorf("read %d bytes at %d: %w", at.length, at.offset, err)
	}
	return data, nil
}
