// Package chart measures the map: how fast tiles are decoded and drawn, how
// soon a view is complete, and what the map costs the goroutine that paints
// while an operator pans and zooms over a city full of markers.
package chart

import (
	"context"
	"errors"
	"image"
	"log/slog"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/mapview"
	"watchfloor/mapview/style"
	"watchfloor/mapview/tiles"
)

// Config says what to measure.
type Config struct {
	Source  tiles.Source
	Look    mapview.Look
	Sprites *style.Sprites
	Fonts   [][]byte
	Size    image.Point   // of the window, in pixels
	Pan     time.Duration // how long to pan and zoom
	NewApp  func() fyne.App
	Log     *slog.Logger
}

// Result is what was measured. Times are in milliseconds; the paints' are the
// map's share of Fyne's goroutine.
type Result struct {
	Tiles      int     `json:"tiles"` // that were decoded and drawn
	Zoom       int     `json:"zoom"`  // of the deepest of them
	DecodeMean float64 `json:"decode_ms_mean"`
	RasterMean float64 `json:"raster_ms_mean"`
	RasterP95  float64 `json:"raster_ms_p95"`
	PerSecond1 float64 `json:"tiles_per_s_1"` // decoded and drawn by one worker
	PerSecond2 float64 `json:"tiles_per_s_2"` // by two
	View       float64 `json:"view_ms"`       // from nothing to a complete view
	SharpP50   float64 `json:"sharp_ms_p50"`  // from rest to a sharp view, of tiles decoded before
	SharpP95   float64 `json:"sharp_ms_p95"`
	PaintP50   float64 `json:"paint_ms_p50"`
	PaintP95   float64 `json:"paint_ms_p95"`
	PaintP99   float64 `json:"paint_ms_p99"`
}

// Run measures and returns; ctx ends it early. It must be called on the main
// goroutine, as windows want.
func Run(ctx context.Context, cfg Config) (Result, error) {
	all, err := sample(ctx, cfg.Source)
	if err != nil {
		return Result{}, err
	}
	s := cfg.Look.OpenMapTiles
	if cfg.Source.Meta().Schema == tiles.Protomaps {
		s = cfg.Look.Protomaps
	}
	if s == nil {
		return Result{}, errors.New("bench map: there is no style for these tiles")
	}
	r := Result{Tiles: len(all), Zoom: all[0].z}
	if err := r.drawTiles(all, s); err != nil {
		return Result{}, err
	}
	return r, r.drawWindow(ctx, cfg)
}

// ms is a time in milliseconds, to the microsecond.
func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func mean(all []time.Duration) float64 {
	var sum time.Duration
	for _, d := range all {
		sum += d
	}
	return ms(sum / time.Duration(len(all)))
}

func quantile(all []time.Duration, q float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return ms(sorted[int(math.Round(q*float64(len(sorted)-1)))])
}
