package wall

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/wall/layout"
	"watchfloor/wall/stream"
	"watchfloor/wall/truth"
)

// gap is between tiles, in pixels.
const gap = 2

// Config is what a Wall needs. Opener, NewDecoder and NewScaler are required.
type Config struct {
	Opener     stream.Opener
	NewDecoder stream.NewDecoder
	NewScaler  func() Scaler
	Renderer   Renderer // it defaults to Auto
	Govern     bool     // while the machine is busy, tiles decode less: smallest first
	// Beside, if set, is the processor time of other processes that decode for
	// this one: the governor counts it too.
	Beside func() time.Duration
	Bare   bool         // no bars, no gaps, no words: pictures edge to edge
	Log    *slog.Logger // it defaults to slog.Default
	// Painted, if set, is called for each frame handed to the screen, with
	// when the camera took it (zero: unknown) and when it arrived.
	Painted func(now, taken, arrived time.Time)
}

// Wall is the widget that holds the tiles.
type Wall struct {
	widget.BaseWidget
	OnSelected  func(slot int) // the operator chose a tile
	OnMaximised func(on bool)
	OnZoomed    func(slot int) // the operator zoomed or panned a tile
	OnLayout    func()         // the operator changed the layout
	// OnMenu is called for a secondary click, with the position on the canvas.
	// While editing, slot is -1 where there is no tile.
	OnMenu func(slot int, at fyne.Position)
	// OnDrag and OnDrop are called as a tile is dragged, with the position on
	// the canvas; SlotAt and SetTarget help.
	OnDrag, OnDrop func(slot int, at fyne.Position)

	cfg       Config
	players   *players
	layout    layout.Layout
	tiles     []*Tile // one for each slot ever used; the first layout.Len() show
	editor    *editor // nil: not editing
	aspect    bool    // editing keeps the shape of tiles
	target    int     // of a drop; -1: none
	targeted  *canvas.Rectangle
	selected  int // -1: none
	maximised bool
	paint     cadence
	scaler    *sharedScaler  // of the image renderer; nil: not needed yet
	words     time.Time      // when the tiles last spoke
	truth     bool           // figures lie over the pictures
	printer   *truth.Printer // of figures; nil: not needed yet, or no font
	effort    effort
	heard     int // the slot whose sound is heard; -1: none
}

// New makes an empty wall of four tiles. Run must be running for it to play.
func New(cfg Config) *Wall {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	w := &Wall{cfg: cfg, players: newPlayers(cfg.Opener, cfg.NewDecoder, cfg.Log), selected: -1, target: -1, heard: -1}
	w.targeted = canvas.NewRectangle(aimed)
	w.targeted.StrokeColor, w.targeted.StrokeWidth = chosen, 3
	w.ExtendBaseWidget(w)
	w.SetGrid(4)
	return w
}

// Run plays what the tiles show until ctx ends, and waits for the players.
func (w *Wall) Run(ctx context.Context) { w.players.run(ctx) }

// Show implements fyne.CanvasObject.
func (w *Wall) Show() {
	w.BaseWidget.Show()
	w.Refresh()
}

// Hide implements fyne.CanvasObject. A hidden wall keeps its connections and
// decodes nothing.
func (w *Wall) Hide() {
	w.BaseWidget.Hide()
	w.rest()
}

// Put plays c in a slot below Len, at once.
func (w *Wall) Put(slot int, c Content) {
	if w.has(slot) {
		w.tiles[slot].show(c)
	}
}

// Content is what a slot shows, or, after Change, is about to.
func (w *Wall) Content(slot int) Content {
	if !w.has(slot) {
		return Content{}
	}
	if next := w.tiles[slot].next; next != nil {
		return next.content
	}
	return w.tiles[slot].content
}

// Fill shows all of c from the first slot on, and clears the slots after it.
func (w *Wall) Fill(c []Content) {
	for slot := range w.Len() {
		var one Content
		if slot < len(c) {
			one = c[slot]
		}
		w.tiles[slot].show(one)
	}
}

// Select marks a slot without announcing it; -1 marks none.
func (w *Wall) Select(slot int) {
	if slot >= w.Len() || slot == w.selected {
		return
	}
	before := w.selected
	w.selected = slot
	for _, s := range []int{before, slot} {
		if s >= 0 && s < len(w.tiles) {
			w.tiles[s].gauge.stale = true
			w.tiles[s].Refresh()
		}
	}
	if w.maximised {
		w.Refresh()
	}
}

// Selected is the marked slot, or -1.
func (w *Wall) Selected() int { return w.selected }

// choose is the operator's selection.
func (w *Wall) choose(slot int) {
	w.Select(slot)
	if w.OnSelected != nil {
		w.OnSelected(slot)
	}
}

// Maximise shows the selected tile alone, or all of them again.
func (w *Wall) Maximise(on bool) {
	on = on && w.selected >= 0
	if on == w.maximised {
		return
	}
	w.maximised = on
	w.Refresh()
	if w.OnMaximised != nil {
		w.OnMaximised(on)
	}
}

// Maximised says whether one tile is shown alone.
func (w *Wall) Maximised() bool { return w.maximised }

// pixelsPerUnit is the device pixels in a Fyne unit.
func (w *Wall) pixelsPerUnit() float32 {
	c := fyne.CurrentApp().Driver().CanvasForObject(w)
	if c == nil {
		return 1
	}
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0))
	if x <= 0 {
		return 1
	}
	return float32(x) / 1000
}

// newPicture makes what draws the tile in a slot.
func (w *Wall) newPicture(slot int) picture {
	renderer := w.cfg.Renderer
	gpu := onGPU()
	if renderer == Auto || renderer == "" {
		renderer = Shader
		if !gpu {
			renderer = Image
		}
	}
	if renderer == Shader {
		return newShaderPicture(fmt.Sprintf("wall-%p-tile-%d", w, slot), gpu)
	}
	if w.scaler == nil || w.scaler.users == 0 {
		w.scaler = &sharedScaler{Scaler: w.cfg.NewScaler()}
	}
	w.scaler.users++
	return newImagePicture(w.scaler)
}

func (w *Wall) painted(now, taken, arrived time.Time) {
	if w.cfg.Painted != nil {
		w.cfg.Painted(now, taken, arrived)
	}
}

// Count is what a slot has done since its content was set.
type Count struct {
	Decoded int64 // by its player, whoever else watches it
	Dropped int64 // decoded but overtaken before a paint
	Shown   int64
}

// Count reads the counters of a slot.
func (w *Wall) Count(slot int) Count {
	t := w.tiles[slot]
	c := Count{Shown: t.shown}
	if t.playing != nil {
		c.Dropped = t.playing.dropped
	}
	if t.playing != nil && t.playing.player != nil {
		stats := t.playing.player.Stats()
		c.Decoded, c.Dropped = stats.Decoded, stats.Dropped+c.Dropped
	}
	return c
}

// Renderer names what paints the pictures now: "shader", "image", or "" when
// there is none yet.
func (w *Wall) Renderer() string {
	for _, t := range w.tiles {
		switch t.pic.(type) {
		case *shaderPicture:
			return string(Shader)
		case *imagePicture:
			return string(Image)
		}
	}
	return ""
}
