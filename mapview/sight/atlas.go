package sight

import (
	"context"
	"errors"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"watchfloor/mapview/tiles"
)

// The limits of an atlas.
const (
	deepest  = 15 // the level of tiles that have every building
	coarsest = 12 // tiles above have none
	mostKept = 64 // tiles whose walls are kept
)

// An atlas reads the walls around places from tiles, and keeps those it used
// last. One goroutine uses it.
type atlas struct {
	source tiles.Source
	kept   map[maptile.Tile]*sheet
	uses   int
}

// A sheet is what the atlas knows of one tile.
type sheet struct {
	walls *Walls // nil: there are none
	used  int
}

func newAtlas(source tiles.Source) *atlas {
	return &atlas{source: source, kept: map[maptile.Tile]*sheet{}}
}

// level is that of the tiles with buildings; false when there are none.
func (a *atlas) level() (maptile.Zoom, bool) {
	if a.source == nil {
		return 0, false
	}
	meta := a.source.Meta()
	vector := meta.Format == "" || meta.Format == tiles.MVT
	return maptile.Zoom(min(meta.MaxZoom, deepest)), vector && meta.MaxZoom >= coarsest
}

// around are the walls in a box. The error says that some may be missing.
func (a *atlas) around(ctx context.Context, box orb.Bound) (all []*Walls, err error) {
	z, ok := a.level()
	if !ok {
		return nil, nil
	}
	low, high := maptile.At(orb.Point{box.Min[0], box.Max[1]}, z), maptile.At(orb.Point{box.Max[0], box.Min[1]}, z)
	for x := low.X; x <= high.X; x++ {
		for y := low.Y; y <= high.Y; y++ {
			walls, problem := a.at(ctx, maptile.New(x, y, z))
			err = errors.Join(err, problem)
			if walls != nil && !slices.Contains(all, walls) {
				all = append(all, walls)
			}
		}
	}
	return all, err
}

// at are the walls of a tile, or of the one above that stands for it.
func (a *atlas) at(ctx context.Context, t maptile.Tile) (*Walls, error) {
	if s := a.use(t); s != nil {
		return s.walls, nil
	}
	data, is, err := a.find(ctx, t)
	if errors.Is(err, tiles.ErrNoTile) {
		return a.keep(t, nil), nil
	}
	if err != nil {
		return nil, err
	}
	if s := a.use(is); s != nil {
		return a.keep(t, s.walls), nil
	}
	walls, err := WallsOf(is, data)
	if err != nil {
		walls = nil // the map, which draws the same tile, tells what is wrong with it
	}
	a.keep(is, walls)
	return a.keep(t, walls), nil
}

// find reads a tile or, where the source can tell, the best that covers it.
func (a *atlas) find(ctx context.Context, t maptile.Tile) ([]byte, maptile.Tile, error) {
	x, y, z := int(t.X), int(t.Y), int(t.Z)
	finder, ok := a.source.(tiles.Finder)
	if !ok {
		data, err := a.source.Tile(ctx, z, x, y)
		return data, t, err
	}
	found, err := finder.Best(ctx, z, x, y)
	if err == nil {
		err = found.Missed
	}
	if err == nil && found.Z < coarsest {
		err = tiles.ErrNoTile
	}
	return found.Data, maptile.New(uint32(found.X), uint32(found.Y), maptile.Zoom(found.Z)), err
}

func (a *atlas) use(t maptile.Tile) *sheet {
	s := a.kept[t]
	if s != nil {
		a.uses++
		s.used = a.uses
	}
	return s
}

// keep keeps the walls of a tile in the place of those used least lately.
func (a *atlas) keep(t maptile.Tile, walls *Walls) *Walls {
	a.uses++
	a.kept[t] = &sheet{walls, a.uses}
	if len(a.kept) > mostKept {
		oldest := t
		for other, s := range a.kept {
			if s.used < a.kept[oldest].used {
				oldest = other
			}
		}
		delete(a.kept, oldest)
	}
	return walls
}
