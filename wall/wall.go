package wall

import (
	"context"
	"image"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/wall/stream"
)

// gap is between tiles, in pixels.
const gap = 2

// Config is what a Wall needs. Opener, NewDecoder and NewScaler are required.
type Config struct {
	Opener     stream.Opener
	NewDecoder stream.NewDecoder
	NewScaler  func() Scaler
	Renderer   Renderer     // it defaults to Auto
	Bare       bool         // no bars, no gaps, no words: pictures edge to edge
	Log        *slog.Logger // it defaults to slog.Default
	// Painted, if set, is called for each frame handed to the screen, with
	// when the camera took it (zero: unknown) and when it arrived.
	Painted func(now, taken, arrived time.Time)
}

// Wall is the widget that holds the tiles.
type Wall struct {
	widget.BaseWidget
	OnSelected  func(slot int) // the operator chose a tile
	OnMaximised func(on bool)

	cfg       Config
	players   *players
	grid      Grid
	tiles     []*Tile // one for each slot ever used; the first grid.Tiles() show
	selected  int     // -1: none
	maximised bool
	paint     cadence
	scaler    *sharedScaler // of the image renderer; nil: not needed yet
	words     time.Time     // when the tiles last spoke
}

// New makes an empty wall of four tiles. Run must be running for it to play.
func New(cfg Config) *Wall {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	w := &Wall{cfg: cfg, players: newPlayers(cfg.Opener, cfg.NewDecoder, cfg.Log), selected: -1}
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

// SetGrid changes to the smallest grid that holds n tiles. What the tiles
// show stays; tiles that no longer fit stop playing.
func (w *Wall) SetGrid(n int) {
	w.grid = GridOf(n)
	for len(w.tiles) < w.grid.Tiles() {
		w.tiles = append(w.tiles, newTile(w, len(w.tiles)))
	}
	if w.selected >= w.grid.Tiles() {
		w.selected = -1
	}
	w.Maximise(false)
	w.Refresh()
}

// Grid is how many tiles there are.
func (w *Wall) Grid() int { return w.grid.Tiles() }

// Put plays c in a slot below Grid.
func (w *Wall) Put(slot int, c Content) {
	if slot >= 0 && slot < w.grid.Tiles() {
		w.tiles[slot].show(c)
	}
}

// Content is what a slot shows.
func (w *Wall) Content(slot int) Content {
	if slot < 0 || slot >= w.grid.Tiles() {
		return Content{}
	}
	return w.tiles[slot].content
}

// Fill shows all of c from the first slot on, and clears the slots after it.
func (w *Wall) Fill(c []Content) {
	for slot := range w.grid.Tiles() {
		var one Content
		if slot < len(c) {
			one = c[slot]
		}
		w.tiles[slot].show(one)
	}
}

// Select marks a slot without announcing it; -1 marks none.
func (w *Wall) Select(slot int) {
	if slot >= w.grid.Tiles() || slot == w.selected {
		return
	}
	before := w.selected
	w.selected = slot
	for _, s := range []int{before, slot} {
		if s >= 0 && s < len(w.tiles) {
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

// CellPixels is where a slot's tile lies in the wall, in device pixels.
func (w *Wall) CellPixels(slot int) image.Rectangle {
	scale := w.pixelsPerUnit()
	size := image.Pt(int(w.Size().Width*scale+0.5), int(w.Size().Height*scale+0.5))
	if w.maximised {
		return image.Rectangle{Max: size}
	}
	space := gap
	if w.cfg.Bare {
		space = 0
	}
	return w.grid.Cell(slot, size, space)
}

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
		return newShaderPicture(slot, gpu)
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
		stats := t.playing.player.Stats()
		c.Decoded, c.Dropped = stats.Decoded, stats.Dropped+t.playing.dropped
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
