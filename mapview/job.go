package mapview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"

	"watchfloor/mapview/label"
	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// A pictureKey names a tile's picture: it is made for one zoom exactly, so
// that a map at rest is sharp at any.
type pictureKey struct {
	cell
	zoom, scale float64
	look        Look
}

// side is the width of the picture's tile in device pixels.
func (k pictureKey) side() float64 {
	return Viewport{View: View{Zoom: k.zoom}, Scale: k.scale}.side(k.z)
}

// A decoded tile is the best there is for a place.
type decoded struct {
	*mvt.Tile
	cell   // the tile it is
	schema tiles.Schema
	size   int // about, in bytes
}

// A job is a picture to make of the best tile there is for a cell.
type job struct {
	pictureKey
	tile *decoded // nil: get it
}

// A tilePicture is a tile ready to be shown.
type tilePicture struct {
	image  *image.RGBA       // nil: there is no tile here
	from   cell              // the source's tile
	labels []label.Candidate // of the source's cell
	again  time.Time         // when there may be a better one; zero: never
}

// A result is what became of a job.
type result struct {
	job
	tilePicture
	err error // nil when there is just no tile
}

// A maker turns jobs into pictures. One goroutine uses it.
type maker struct {
	tiles   tiles.Source
	sprites *style.Sprites
	painter style.Painter
}

// patience is how long a source may take for one tile, and later how long it
// is left alone when it failed.
const (
	patience = 10 * time.Second
	later    = 5 * time.Second
)

// do makes the picture. Whatever is wrong with a tile stays with it.
func (m *maker) do(ctx context.Context, j job) (r result) {
	r = result{job: j}
	defer func() {
		if p := recover(); p != nil {
			r.err, r.image = fmt.Errorf("draw tile %d/%d/%d: panic: %v", j.z, j.x, j.y, p), nil
		}
	}()
	if r.tile == nil {
		if r.tile, r.err = m.get(ctx, j.cell); r.err != nil {
			r.again = time.Now().Add(later)
		}
	}
	if r.tile == nil {
		return r
	}
	r.from = r.tile.cell
	s := j.look.of(r.tile.schema)
	r.image = m.draw(j.pictureKey, s, r.tile)
	r.labels = label.Find(s, r.tile.Tile, r.from.square(), j.zoom, j.scale, m.sprites)
	return r
}

// get reads and decodes the best tile; nil without an error means there is
// none. An error beside a tile says why there is no better one.
func (m *maker) get(ctx context.Context, c cell) (*decoded, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	found, err := m.best(ctx, c)
	if errors.Is(err, tiles.ErrNoTile) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("get tile %d/%d/%d: %w", c.z, c.x, c.y, err)
	}
	t, err := mvt.Decode(found.Data, nil, mvt.Limits{})
	if err != nil {
		return nil, fmt.Errorf("decode tile %d/%d/%d: %w", found.Z, found.X, found.Y, err)
	}
	return &decoded{t, cell{found.Z, found.X, found.Y}, found.Schema, decodedCost(len(found.Data))}, found.Missed
}

// best asks for a cell and then its ancestors, unless the source does that.
func (m *maker) best(ctx context.Context, c cell) (found tiles.Found, err error) {
	if f, ok := m.tiles.(tiles.Finder); ok {
		return f.Best(ctx, c.z, c.x, c.y)
	}
	meta := m.tiles.Meta()
	for n := max(0, c.z-meta.MaxZoom); n <= c.z; n++ {
		a := c.ancestor(n)
		found = tiles.Found{Z: a.z, X: a.x, Y: a.y, Schema: meta.Schema}
		if found.Data, err = m.tiles.Tile(ctx, a.z, a.x, a.y); !errors.Is(err, tiles.ErrNoTile) {
			return found, err
		}
	}
	return found, err
}

// draw draws the areas and lines of a cell.
func (m *maker) draw(k pictureKey, s *style.Style, t *decoded) *image.RGBA {
	at := span(k.cell, k.side())
	picture := image.NewRGBA(image.Rectangle{Max: at.Size()})
	whole := k.side() * float64(int64(1)<<(k.z-t.z)) // the source's tile
	m.painter.Paint(picture, s, t.Tile, style.Frame{
		X: float64(t.x)*whole - float64(at.Min.X), Y: float64(t.y)*whole - float64(at.Min.Y),
		Size: whole, Zoom: k.zoom, Scale: k.scale,
	})
	return picture
}
