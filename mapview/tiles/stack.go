package tiles

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// A Stack is a Source of several: the first is on top. It is safe for
// concurrent use.
type Stack struct {
	sources []Source
	metas   []Meta
	meta    Meta
}

var (
	_ Source = (*Stack)(nil)
	_ Finder = (*Stack)(nil)
)

// NewStack puts sources on one another: detailed packs first, an overview of
// the world last.
func NewStack(sources ...Source) *Stack {
	s := &Stack{sources: slices.Clone(sources)}
	for _, source := range sources {
		s.metas = append(s.metas, source.Meta())
	}
	s.meta = sum(s.metas)
	return s
}

// sum describes sources together: they begin where the first does.
func sum(all []Meta) Meta {
	if len(all) == 0 {
		return Meta{Bounds: everywhere, Format: MVT}
	}
	m := all[0]
	var names, credits []string
	for _, one := range all {
		m.MinZoom, m.MaxZoom = min(m.MinZoom, one.MinZoom), max(m.MaxZoom, one.MaxZoom)
		m.Bounds = m.Bounds.Union(one.Bounds)
		names, credits = add(names, one.Name), add(credits, one.Attribution)
	}
	m.Name, m.Attribution = strings.Join(names, ", "), strings.Join(credits, ", ")
	return m
}

// add adds what is not there yet.
func add(texts []string, text string) []string {
	if text == "" || slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// Meta implements Source.
func (s *Stack) Meta() Meta { return s.meta }

// Tile implements Source: it answers from the first source that has the tile. A
// source that fails is passed over; its error is returned if no other has it.
func (s *Stack) Tile(ctx context.Context, z, x, y int) ([]byte, error) {
	f, err := s.at(ctx, z, x, y)
	if err == nil && f.Data == nil {
		err = f.Missed
	}
	if err == nil && f.Data == nil {
		err = fmt.Errorf("tile %d/%d/%d: %w", z, x, y, ErrNoTile)
	}
	return f.Data, err
}

// Best implements Finder. Of two sources with tiles of one zoom the first
// answers.
func (s *Stack) Best(ctx context.Context, z, x, y int) (Found, error) {
	if !onEarth(z, x, y) {
		return Found{}, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, ErrNoTile)
	}
	var missed error
	for up := max(0, z-s.meta.MaxZoom); up <= z; up++ {
		f, err := s.at(ctx, z-up, x>>up, y>>up)
		if err != nil {
			return Found{}, err
		}
		if missed == nil {
			missed = f.Missed
		}
		if f.Data != nil {
			f.Missed = missed
			return f, nil
		}
	}
	if missed == nil {
		missed = fmt.Errorf("tile %d/%d/%d: %w", z, x, y, ErrNoTile)
	}
	return Found{}, missed
}

// at asks for one tile: without data there is none. The error is that nobody
// waits for it any more.
func (s *Stack) at(ctx context.Context, z, x, y int) (f Found, err error) {
	f = Found{Z: z, X: x, Y: y}
	for i, source := range s.sources {
		m := s.metas[i]
		if !m.has(z, x, y) || !m.covers(z, x, y) {
			continue
		}
		data, err := source.Tile(ctx, z, x, y)
		switch {
		case err == nil:
			f.Data, f.Schema = data, m.Schema
			if f.Data == nil {
				f.Data = []byte{} // an empty tile is one
			}
			return f, nil
		case ctx.Err() != nil:
			return Found{}, err
		case !errors.Is(err, ErrNoTile) && f.Missed == nil:
			f.Missed = named(m.Name, err)
		}
	}
	return f, nil
}

// named says of which source an error is.
func named(name string, err error) error {
	if name == "" {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// covers says whether a source can have anything of a tile.
func (m Meta) covers(z, x, y int) bool {
	return m.Bounds == (orb.Bound{}) || m.Bounds.Intersects(maptile.New(uint32(x), uint32(y), maptile.Zoom(z)).Bound())
}
