// Package bench measures the video wall: many tiles, pictures edge to edge,
// in a real window or in none.
package bench

import (
	"context"
	"errors"
	"image"
	"log/slog"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/wall"
	"watchfloor/wall/stream"
)

// settling is how long the streams play before anything is counted.
const settling = 4 * time.Second

// Config says what to play and for how long. URLs are shared out over Tiles.
type Config struct {
	URLs       []string
	Transport  stream.Transport
	Tiles      int           // it defaults to the number of URLs
	Duration   time.Duration // counted; it defaults to 20 s
	Sink       bool          // everything but painting
	Size       image.Point   // of the window, in pixels
	Renderer   wall.Renderer
	Opener     stream.Opener
	NewDecoder stream.NewDecoder
	NewScaler  func() wall.Scaler
	NewApp     func() fyne.App
	Log        *slog.Logger
}

// Result is what was measured. Frames per second are sums over the tiles.
type Result struct {
	Tiles       int      `json:"tiles"`
	Seconds     float64  `json:"seconds"`
	DecodedFPS  float64  `json:"decoded_fps"`
	ShownFPS    float64  `json:"shown_fps"`
	MinShownFPS float64  `json:"min_shown_fps"` // of the worst tile
	Dropped     int64    `json:"dropped"`       // decoded, not shown
	CPUCores    float64  `json:"cpu_cores"`     // CPU seconds a second, whole process
	PeakRSS     float64  `json:"peak_rss_mb"`
	LatencyP50  *float64 `json:"latency_ms_p50,omitempty"` // camera clock to paint
	LatencyP95  *float64 `json:"latency_ms_p95,omitempty"`
	Renderer    string   `json:"renderer"`
}

// Run plays, measures and returns; ctx ends it early. It must be called on
// the main goroutine, as windows want.
func Run(ctx context.Context, cfg Config) (Result, error) {
	if len(cfg.URLs) == 0 {
		return Result{}, errors.New("bench wall: no --url to play")
	}
	if cfg.Tiles == 0 {
		cfg.Tiles = len(cfg.URLs)
	}
	if cfg.Tiles < 1 || cfg.Tiles > 64 {
		return Result{}, errors.New("bench wall: -n must be 1 to 64 tiles")
	}
	if cfg.Duration <= 0 {
		cfg.Duration = 20 * time.Second
	}
	if cfg.Sink {
		return runSink(ctx, cfg)
	}
	return runWindow(ctx, cfg)
}

// source is what tile i plays.
func (c Config) source(i int) stream.Source {
	return stream.Source{URL: c.URLs[i%len(c.URLs)], Transport: c.Transport}
}

// runWindow paints into a window without a frame at the screen's corner.
func runWindow(ctx context.Context, cfg Config) (Result, error) {
	if err := os.Setenv("FYNE_SCALE", "1"); err != nil { // sizes are pixels
		return Result{}, err
	}
	a := cfg.NewApp()
	var m meter
	w := wall.New(wall.Config{
		Opener: cfg.Opener, NewDecoder: cfg.NewDecoder, NewScaler: cfg.NewScaler,
		Renderer: cfg.Renderer, Bare: true, Log: cfg.Log, Painted: m.painted,
	})
	w.SetGrid(cfg.Tiles)
	window := frameless(a, w, cfg.Size)
	for i := range cfg.Tiles {
		w.Put(i, wall.Content{ID: cfg.URLs[i%len(cfg.URLs)], Streams: []wall.Variant{{Source: cfg.source(i)}}})
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { // Run's own: it ends with this function
		defer close(done)
		w.Run(ctx)
	}()
	m.read = func() sample { return readWall(w, cfg.Tiles) }
	tick(ctx, a, w, &m, cfg.Duration)
	window.Show()
	a.Run()
	result := m.result(cfg.Tiles)
	result.Renderer = w.Renderer()
	cancel()
	<-done
	if !m.ended() {
		return result, errors.New("bench wall: the window closed before the time was over")
	}
	return result, nil
}

// tick drives the wall and the meter before each paint.
func tick(ctx context.Context, a fyne.App, w *wall.Wall, m *meter, d time.Duration) {
	start := time.Now()
	quit := false
	animation := fyne.NewAnimation(time.Hour, func(float32) {
		w.Await()
		now := time.Now()
		w.Tick(now)
		m.look(now.Sub(start), d)
		if (m.ended() || ctx.Err() != nil) && !quit {
			quit = true
			a.Quit()
		}
	})
	animation.RepeatCount = fyne.AnimationRepeatForever
	animation.Start()
}

// quantile is the q-th quantile of values in ms, or nil without values.
func quantile(values []time.Duration, q float64) *float64 {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	ms := float64(values[int(q*float64(len(values)-1))].Microseconds()) / 1000
	return &ms
}
