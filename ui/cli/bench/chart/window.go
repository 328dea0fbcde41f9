package chart

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/mapview"
)

// drawWindow shows the map in a window without a frame, measures how soon it
// is complete, and what it costs while it moves.
func (r *Result) drawWindow(ctx context.Context, cfg Config) error {
	if err := os.Setenv("FYNE_SCALE", "1"); err != nil { // sizes are pixels
		return err
	}
	a := cfg.NewApp()
	began := time.Now()
	meta := cfg.Source.Meta()
	m := mapview.New(mapview.Config{
		Source: cfg.Source, Sprites: cfg.Sprites, Fonts: cfg.Fonts, Log: cfg.Log,
		Home: mapview.View{Centre: meta.Centre, Zoom: float64(min(deepest, meta.MaxZoom))},
	})
	m.SetLook(cfg.Look)
	w := frameless(a, m, fyne.NewSize(float32(cfg.Size.X), float32(cfg.Size.Y)))
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { // Run's own: it ends with this function
		defer close(done)
		m.Run(ctx)
	}()
	d := &director{m: m, load: newLoad(meta.Centre), began: began, pan: cfg.Pan, quit: a.Quit}
	d.start(ctx)
	w.Show()
	a.Run()
	cancel()
	<-done
	return d.report(r)
}

// frameless is a window of some pixels at the upper left of the screen.
func frameless(a fyne.App, content fyne.CanvasObject, size fyne.Size) fyne.Window {
	w := a.NewWindow("Watchfloor bench")
	if d, ok := a.Driver().(desktop.Driver); ok {
		w = d.CreateSplashWindow()
	}
	w.SetPadded(false)
	w.SetContent(content)
	w.Resize(size)
	if p, ok := w.(desktop.Window); ok {
		p.RequestPosition(0, 0)
	}
	return w
}

// The acts of a measurement.
type act int

const (
	filling act = iota // until the view is complete
	loading            // until the markers stand
	moving
	resting // after single gestures
	over
)

// A director drives the map before each paint. It is used on Fyne's goroutine.
type director struct {
	m     *mapview.Map
	load  *load
	began time.Time // of everything, then of the act
	pan   time.Duration
	quit  func()

	act    act
	view   time.Duration
	input  time.Time // the last
	stats  mapview.Stats
	rests  rests
	failed error
}

const (
	slow   = 2 * time.Minute // a view that is not complete by then never is
	settle = 2 * time.Second // for the markers
	beat   = 50 * time.Millisecond
)

// start drives until the measurement is over or ctx ends.
func (d *director) start(ctx context.Context) {
	animation := fyne.NewAnimation(time.Hour, func(float32) {
		if d.act == over {
			return
		}
		d.m.Tick()
		d.direct(time.Now())
		if ctx.Err() != nil {
			d.failed, d.act = ctx.Err(), over
		}
		if d.act == over {
			d.quit()
		}
	})
	animation.RepeatCount = fyne.AnimationRepeatForever
	animation.Start()
}

func (d *director) direct(now time.Time) {
	age := now.Sub(d.began)
	switch {
	case d.act == filling && d.m.ViewReady():
		d.view = age
		d.m.SetMarkers(d.load.markers)
		d.next(now)
	case d.act == filling && age > slow:
		d.failed, d.act = fmt.Errorf("bench map: the view is not complete after %s", slow), over
	case d.act == loading && age > settle:
		d.m.ResetStats()
		d.next(now)
	case d.act == moving && age > d.pan:
		d.stats = d.m.Stats()
		d.next(now)
	case d.act == moving && now.Sub(d.input) > beat:
		d.input = now
		d.steer(age)
	case d.act == resting && (d.rests.look(d.m, now) || age > slow):
		d.next(now)
	}
}

func (d *director) next(now time.Time) { d.act, d.began = d.act+1, now }

// script is what an operator does, over and over: pans in pixels and zooms in
// levels, in each beat.
var script = []struct{ dx, dy, zoom float64 }{
	{30, 0, 0}, {0, 0, 0.05}, {-20, 15, 0}, {0, 0, -0.05}, {0, -30, 0}, {0, 0, 0.1}, {15, 15, 0}, {0, 0, -0.1}, {-25, 0, 0}, {0, 0, 0},
}

// steer takes the step of the script that is due; units move every other beat.
func (d *director) steer(age time.Duration) {
	const part = 2 * time.Second
	s := script[int(age/part)%len(script)]
	if s.dx != 0 || s.dy != 0 {
		d.m.Nudge(s.dx, s.dy)
	}
	if s.zoom != 0 {
		d.m.ZoomBy(s.zoom)
	}
	if int(age/beat)%2 == 0 {
		d.m.SetMarkers(d.load.drive())
	}
}

// report puts what was measured into r.
func (d *director) report(r *Result) error {
	if d.failed != nil {
		return d.failed
	}
	if d.act != over || len(d.rests.sharp) == 0 {
		return errors.New("bench map: the window closed before the time was over")
	}
	r.View = ms(d.view)
	r.SharpP50, r.SharpP95 = quantile(d.rests.sharp, 0.5), quantile(d.rests.sharp, 0.95)
	r.PaintP50, r.PaintP95, r.PaintP99 = ms(d.stats.PaintP50), ms(d.stats.PaintP95), ms(d.stats.PaintP99)
	return nil
}
