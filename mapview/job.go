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
	style       *style.Style
}

// side is the width of the picture's tile in device pixels.
func (k pictureKey) side() float64 {
	return Viewport{View: View{Zoom: k.zoom}, Scale: k.scale}.side(k.z)
}

// A job is a picture to make out of a tile of the source.
type job struct {
	pictureKey
	source cell      // the tile: the cell's own, or an ancestor where tiles end
	tile   *mvt.Tile // nil: get it
}

// A tilePicture is a tile ready to be shown.
type tilePicture struct {
	image  *image.RGBA       // nil: there is no tile here
	from   cell              // the source's tile
	labels []label.Candidate // of the source's cell
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
	painter style.Painter
}

// patience is how long a source may take for one tile.
const patience = 10 * time.Second

// do makes the picture. Whatever is wrong with a tile stays with it.
func (m *maker) do(ctx context.Context, j job) (r result) {
	r = result{job: j, tilePicture: tilePicture{from: j.source}}
	defer func() {
		if p := recover(); p != nil {
			r.err, r.image = fmt.Errorf("draw tile %d/%d/%d: panic: %v", j.z, j.x, j.y, p), nil
		}
	}()
	if r.tile == nil {
		if r.tile, r.err = m.get(ctx, j.source); r.tile == nil {
			return r
		}
	}
	r.image = m.draw(j.pictureKey, r.tile, j.source)
	r.labels = label.Find(j.style, r.tile, j.source.square(), j.zoom, j.scale, nil)
	return r
}

// get reads and decodes a tile; nil without an error means there is none.
func (m *maker) get(ctx context.Context, c cell) (*mvt.Tile, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := m.tiles.Tile(ctx, c.z, c.x, c.y)
	if errors.Is(err, tiles.ErrNoTile) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("get tile %d/%d/%d: %w", c.z, c.x, c.y, err)
	}
	t, err := mvt.Decode(data, nil, mvt.Limits{})
	if err != nil {
		return nil, fmt.Errorf("decode tile %d/%d/%d: %w", c.z, c.x, c.y, err)
	}
	return t, nil
}

// draw draws the areas and lines of a cell.
func (m *maker) draw(k pictureKey, t *mvt.Tile, source cell) *image.RGBA {
	at := span(k.cell, k.side())
	picture := image.NewRGBA(image.Rectangle{Max: at.Size()})
	above := k.z - source.z
	whole := k.side() * float64(int(1)<<above) // the source's tile
	m.painter.Paint(picture, k.style, t, style.Frame{
		X: float64(source.x)*whole - float64(at.Min.X), Y: float64(source.y)*whole - float64(at.Min.Y),
		Size: whole, Zoom: k.zoom, Scale: k.scale,
	})
	return picture
}
