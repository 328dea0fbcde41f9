package wall

import (
	"image"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"watchfloor/wall/truth"
)

// measuring is how often a tile's figures are renewed.
const measuring = time.Second

// A gauge is the panel of a tile that tells the truth about its picture.
type gauge struct {
	panel *canvas.Image // nil: none yet
	due   time.Time     // when the figures are renewed
	stale bool          // the room has changed, or the selection
	of    *view         // what the panel tells of
}

// SetTruth lays figures about its picture over each tile, renewed once a
// second: what is received, decoded, shown and lost, and how late it is. A
// small tile has the most important of them.
func (w *Wall) SetTruth(on bool) {
	if on == w.truth {
		return
	}
	w.truth = on
	if on && w.printer == nil {
		w.printer = newPrinter(w.cfg.Log)
	}
	for _, t := range w.tiles {
		t.gauge = gauge{}
		if t.playing != nil {
			t.playing.meter = truth.Meter{}
		}
		t.Refresh()
	}
}

// Truth says whether figures lie over the pictures.
func (w *Wall) Truth() bool { return w.truth }

// newPrinter writes in the theme's fonts, or in Fyne's own.
func newPrinter(log *slog.Logger) *truth.Printer {
	p, err := truth.NewPrinter(theme.TextFont().Content(), theme.TextBoldFont().Content())
	if err == nil {
		return p
	}
	log.Warn("the figures on tiles are not in the theme's font", "err", err)
	p, err = truth.NewPrinter(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		log.Error("no figures on tiles", "err", err)
	}
	return p
}

// measure renews the tile's figures when it is time. Tiles take turns, so
// that not all of them are drawn before one paint.
func (t *Tile) measure(now time.Time) {
	due := !now.Before(t.gauge.due)
	if due {
		turn := time.Duration(0)
		if t.gauge.due.IsZero() {
			turn = time.Duration(t.slot) * measuring / time.Duration(2*len(t.wall.tiles))
		}
		t.gauge.due = now.Add(measuring + turn)
		t.count(now)
	}
	if due || t.gauge.stale || t.gauge.of != t.playing {
		t.gauge.stale, t.gauge.of = false, t.playing
		t.drawFigures(now)
	}
}

// count takes a sample.
func (t *Tile) count(now time.Time) {
	if t.playing != nil {
		t.playing.meter.Add(t.sample(now))
	}
}

// sample counts for the meter.
func (t *Tile) sample(now time.Time) truth.Sample {
	v := t.playing
	s := truth.Sample{At: now, Shown: t.shown, Dropped: v.dropped}
	if v.player != nil {
		s.Stats = v.player.Stats()
		s.Dropped += s.Stats.Dropped
	}
	if !t.said.frozen {
		s.Latency, _ = v.lag.Latency()
	}
	return s
}

// scene is what the figures tell.
func (t *Tile) scene(now time.Time) truth.Scene {
	v := t.playing
	s := truth.Scene{Rates: v.meter.Rates(), Lag: v.lag, Record: v.footage != nil, Points: v.meter.Points(nil)}
	s.Chosen = t.slot == t.wall.selected
	if v.player != nil {
		s.Stats, s.Role = v.player.Stats(), t.content.variant(v.source).Role
	}
	if t.coming != nil {
		s.Coming = t.content.variant(t.coming.source).Role
	}
	if t.last != nil {
		s.Size = t.last.Size
		if t.said.frozen && !s.Record {
			s.Age = now.Sub(t.last.Arrived)
		}
	}
	return s
}

// drawFigures draws the panel again, where there is room and something to
// tell.
func (t *Tile) drawFigures(now time.Time) {
	var drawn *image.RGBA
	if t.playing != nil && t.wall.printer != nil && !t.wall.cfg.Bare {
		drawn = t.wall.printer.Draw(t.gauge.drawn(), t.scene(now), t.figureRoom().Size(), float64(t.wall.pixelsPerUnit()))
	}
	switch {
	case drawn == nil && t.gauge.panel != nil:
		t.gauge.panel = nil
		t.Refresh()
	case drawn != nil && t.gauge.panel == nil:
		t.gauge.panel = canvas.NewImageFromImage(drawn)
		t.gauge.panel.FillMode, t.gauge.panel.ScaleMode = canvas.ImageFillStretch, canvas.ImageScalePixels
		t.Refresh()
	case drawn != nil:
		t.gauge.panel.Image = drawn
		t.placeFigures()
		t.gauge.panel.Refresh()
	}
}

// drawn is what the panel shows; nil: there is none.
func (g gauge) drawn() *image.RGBA {
	if g.panel == nil {
		return nil
	}
	drawn, _ := g.panel.Image.(*image.RGBA)
	return drawn
}

// figureRoom is where the panel may be, in pixels: below the bar, and above
// what stands in the middle.
func (t *Tile) figureRoom() image.Rectangle {
	margin := int(4 * t.wall.pixelsPerUnit())
	room := t.room.Inset(margin)
	if t.big.Text != "" {
		room.Max.Y = min(room.Max.Y, int(t.big.Position().Y*t.wall.pixelsPerUnit())-margin)
	}
	if room.Dx() <= 0 || room.Dy() <= 0 {
		return image.Rectangle{}
	}
	return room
}

// placeFigures puts the panel into its corner.
func (t *Tile) placeFigures() {
	if drawn := t.gauge.drawn(); drawn != nil {
		placeAt(t.gauge.panel, drawn.Rect.Add(t.figureRoom().Min), t.wall.pixelsPerUnit())
	}
}

// figures are what lies over the picture.
func (t *Tile) figures() []fyne.CanvasObject {
	if !t.wall.truth || t.gauge.panel == nil || t.content.Object != nil {
		return nil
	}
	return []fyne.CanvasObject{t.gauge.panel}
}
