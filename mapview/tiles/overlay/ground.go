package overlay

import (
	"context"
	"errors"
	"fmt"

	"watchfloor/mapview/tiles"
)

// A Base is a map to put layers over.
type Base interface {
	tiles.Source
	tiles.Finder
}

// A Ground is a map with layers over it: their tiles follow those of the map in
// one. It is safe for concurrent use.
type Ground struct {
	base   Base
	layers []*Layer
}

var _ Base = (*Ground)(nil)

// Over puts layers over a map, the last on top.
func Over(base Base, layers ...*Layer) *Ground { return &Ground{base, layers} }

// Meta implements tiles.Source: what the map below is.
func (g *Ground) Meta() tiles.Meta { return g.base.Meta() }

// Tile implements tiles.Source.
func (g *Ground) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	data, err := g.base.Tile(ctx, z, x, y)
	if err != nil && !errors.Is(err, tiles.ErrNoTile) {
		return nil, err
	}
	over, wrong := g.slice(z, x, y)
	switch {
	case wrong != nil:
		return nil, wrong
	case over == nil:
		return data, err
	}
	return join(data, over), nil
}

// Best implements tiles.Finder. If a layer fails the map is found without.
func (g *Ground) Best(ctx context.Context, z, x, y int) (tiles.Found, error) {
	f, err := g.base.Best(ctx, z, x, y)
	none := errors.Is(err, tiles.ErrNoTile)
	if err != nil && !none {
		return f, err
	}
	if none {
		f = tiles.Found{Z: z, X: x, Y: y}
	}
	over, wrong := g.slice(f.Z, f.X, f.Y)
	switch {
	case wrong != nil && !none:
		f.Missed = wrong
		return f, nil
	case wrong != nil:
		return f, wrong
	case over == nil:
		return f, err
	}
	f.Data = join(f.Data, over)
	return f, nil
}

// slice makes one tile of all layers; nil: they have nothing there.
func (g *Ground) slice(z, x, y int) ([]byte, error) {
	var all []byte
	for _, l := range g.layers {
		data, err := l.Slice(z, x, y)
		if err != nil {
			return nil, fmt.Errorf("slice %s: %w", l.name, err)
		}
		all = append(all, data...)
	}
	return all, nil
}

// join makes one tile of two. A tile is a message with a list of layers, and
// such messages are joined by putting one after the other.
func join(below, above []byte) []byte {
	return append(append(make([]byte, 0, len(below)+len(above)), below...), above...)
}
