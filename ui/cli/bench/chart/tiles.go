package chart

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

const (
	side    = 512 // pixels of a tile
	deepest = 14  // zoom of the tiles to draw
	enough  = 64  // tiles
	most    = 400
)

// A packed tile is as its source gives it.
type packed struct {
	z    int
	data []byte
}

// sample reads tiles of a source, the deepest first, until there are enough.
func sample(ctx context.Context, source tiles.Source) (all []packed, err error) {
	meta := source.Meta()
	for z := min(deepest, meta.MaxZoom); z >= meta.MinZoom && len(all) < enough; z-- {
		for _, at := range spread(meta.Bounds, z) {
			data, err := source.Tile(ctx, z, int(at.X), int(at.Y))
			if errors.Is(err, tiles.ErrNoTile) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("read tile %d/%d/%d: %w", z, at.X, at.Y, err)
			}
			if len(data) > 0 {
				all = append(all, packed{z, data})
			}
		}
	}
	if len(all) == 0 {
		return nil, errors.New("bench map: there are no tiles in that file")
	}
	return all, nil
}

// spread are tiles of a zoom, evenly from all over a box.
func spread(box orb.Bound, z int) (all []maptile.Tile) {
	const pole = 85 // degrees; there are no tiles beyond
	first := maptile.At(orb.Point{box.Left(), min(box.Top(), pole)}, maptile.Zoom(z))
	last := maptile.At(orb.Point{box.Right(), max(box.Bottom(), -pole)}, maptile.Zoom(z))
	cols, rows := int(last.X-first.X)+1, int(last.Y-first.Y)+1
	step := max(1, int(math.Ceil(math.Sqrt(float64(cols)*float64(rows)/most))))
	for y := step / 2; y < rows; y += step {
		for x := step / 2; x < cols; x += step {
			all = append(all, maptile.New(first.X+uint32(x), first.Y+uint32(y), maptile.Zoom(z)))
		}
	}
	return all
}

// drawTiles measures decoding and drawing, and how it goes with two workers.
func (r *Result) drawTiles(all []packed, s *style.Style) error {
	if _, _, err := each(all, s); err != nil { // warms up, and finds what is broken
		return err
	}
	decode, draw, err := each(all, s)
	if err != nil {
		return err
	}
	r.DecodeMean, r.RasterMean, r.RasterP95 = mean(decode), mean(draw), quantile(draw, 0.95)
	r.PerSecond1, r.PerSecond2 = perSecond(all, s, 1), perSecond(all, s, 2)
	return nil
}

// A hand decodes and draws tiles.
type hand struct {
	painter style.Painter
	picture *image.RGBA
}

func newHand() *hand { return &hand{picture: image.NewRGBA(image.Rect(0, 0, side, side))} }

// do decodes and draws a tile, and says how long each took.
func (h *hand) do(t packed, s *style.Style) (decode, draw time.Duration, err error) {
	began := time.Now()
	tile, err := mvt.Decode(t.data, nil, mvt.Limits{})
	if err != nil {
		return 0, 0, err
	}
	decoded := time.Now()
	h.painter.Paint(h.picture, s, tile, style.Frame{Size: side, Zoom: float64(t.z), Scale: 1})
	return decoded.Sub(began), time.Since(decoded), nil
}

// each does all tiles.
func each(all []packed, s *style.Style) (decode, draw []time.Duration, err error) {
	h := newHand()
	for _, t := range all {
		a, b, err := h.do(t, s)
		if err != nil {
			return nil, nil, err
		}
		decode, draw = append(decode, a), append(draw, b)
	}
	return decode, draw, nil
}

// perSecond is how many tiles some workers decode and draw in a second, each
// taking the next that nobody has taken.
func perSecond(all []packed, s *style.Style, workers int) float64 {
	var taken atomic.Int64
	var running sync.WaitGroup
	began := time.Now()
	for range workers {
		running.Go(func() {
			for h := newHand(); time.Since(began) < time.Second; {
				_, _, _ = h.do(all[int(taken.Add(1))%len(all)], s) // that they can be decoded is known
			}
		})
	}
	running.Wait()
	return math.Round(float64(taken.Load())/time.Since(began).Seconds()*10) / 10
}
