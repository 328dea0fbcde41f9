package chart

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"sync"
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
	if _, _, err := share(all, s, 0, 1); err != nil { // warms up, and finds what is broken
		return err
	}
	decode, draw, err := share(all, s, 0, 1)
	if err != nil {
		return err
	}
	r.DecodeMean, r.RasterMean, r.RasterP95 = mean(decode), mean(draw), quantile(draw, 0.95)
	r.PerSecond1, r.PerSecond2 = perSecond(all, s, 1), perSecond(all, s, 2)
	return nil
}

// share decodes and draws every step-th tile, and says how long each took.
func share(all []packed, s *style.Style, from, step int) (decode, draw []time.Duration, err error) {
	var p style.Painter
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	for i := from; i < len(all); i += step {
		began := time.Now()
		tile, err := mvt.Decode(all[i].data, nil, mvt.Limits{})
		if err != nil {
			return nil, nil, err
		}
		decoded := time.Now()
		p.Paint(img, s, tile, style.Frame{Size: side, Zoom: float64(all[i].z), Scale: 1})
		decode, draw = append(decode, decoded.Sub(began)), append(draw, time.Since(decoded))
	}
	return decode, draw, nil
}

// perSecond is how many tiles some workers decode and draw in a second. They
// go through all of them several times, for a second at least.
func perSecond(all []packed, s *style.Style, workers int) float64 {
	began, done := time.Now(), 0
	for time.Since(began) < time.Second {
		runShares(all, s, workers)
		done += len(all)
	}
	return math.Round(float64(done)/time.Since(began).Seconds()*10) / 10
}

// runShares lets workers share out the tiles, and waits for them.
func runShares(all []packed, s *style.Style, workers int) {
	var running sync.WaitGroup
	for w := range workers {
		running.Go(func() {
			_, _, _ = share(all, s, w, workers) // that they can be decoded is known
		})
	}
	running.Wait()
}
