package wall

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// speaking is how often tiles look at their players' status.
const speaking = 250 * time.Millisecond

// Tick shows what has come since the last one: before each paint, on Fyne's
// goroutine. Idle, it looks at one mailbox a tile.
func (w *Wall) Tick(now time.Time) {
	if !w.Visible() {
		return
	}
	shown := w.shown()
	fresh := false
	for _, t := range shown {
		fresh = t.collect(now) || fresh
	}
	w.paint.every = w.spacing(shown)
	if fresh && w.paint.due(now) {
		for _, t := range shown {
			t.present(now)
		}
	}
	w.govern(now)
	if w.truth {
		for _, t := range shown {
			t.measure(now)
		}
	}
	if now.Sub(w.words) >= speaking {
		w.words = now
		for _, t := range shown {
			t.suit(now)
			t.say(now)
		}
	}
}

// spacing is the least time between paints. A GPU paints whenever there is
// something new. In software a paint costs the whole window, so several tiles
// wait for each other, as long as one of 25 frames a second can afford.
func (w *Wall) spacing(shown []*Tile) time.Duration {
	const software = 39 * time.Millisecond
	drawing := slices.IndexFunc(shown, func(t *Tile) bool { return t.pic != nil })
	if len(shown) < 2 || drawing < 0 || !shown[drawing].inSoftware() {
		return 0
	}
	return software
}

func (t *Tile) inSoftware() bool {
	s, ok := t.pic.(*shaderPicture)
	return !ok || !s.smooth
}

// shown are the tiles on screen.
func (w *Wall) shown() []*Tile {
	if w.maximised {
		return w.tiles[w.selected : w.selected+1]
	}
	return w.tiles[:w.Len()]
}

// CreateRenderer implements fyne.Widget.
func (w *Wall) CreateRenderer() fyne.WidgetRenderer { return (*wallRenderer)(w) }

// wallRenderer is the wall as its renderer.
type wallRenderer Wall

// Objects implements fyne.WidgetRenderer.
func (r *wallRenderer) Objects() []fyne.CanvasObject {
	shown := (*Wall)(r).shown()
	objects := make([]fyne.CanvasObject, len(shown), len(shown)+2)
	for i, t := range shown {
		objects[i] = t
	}
	if r.editor != nil {
		objects = append(objects, r.editor)
	}
	if r.target >= 0 {
		objects = append(objects, r.targeted)
	}
	return objects
}

// Layout places the tiles on whole pixels, and starts and stops what their
// sizes ask for.
func (r *wallRenderer) Layout(fyne.Size) {
	w := (*Wall)(r)
	scale := w.pixelsPerUnit()
	w.rest()
	if !w.Visible() {
		return
	}
	for _, t := range w.shown() {
		t.Show()
		placeAt(t, w.CellPixels(t.slot), scale)
		t.choose()
	}
	w.aim()
	if w.editor != nil {
		w.editor.Resize(w.Size())
	}
}

// rest stops the tiles that are not on screen.
func (w *Wall) rest() {
	shown := w.shown()
	for slot, t := range w.tiles {
		switch {
		case slot >= w.Len():
			t.Hide()
			t.leave()
		case !w.Visible() || !slices.Contains(shown, t):
			t.Hide()
			t.rest()
		}
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *wallRenderer) MinSize() fyne.Size { return fyne.NewSize(320, 180) }

// Refresh implements fyne.WidgetRenderer.
func (r *wallRenderer) Refresh() {
	r.Layout(r.BaseWidget.Size())
	for _, t := range (*Wall)(r).shown() {
		t.Refresh()
	}
	if r.editor != nil {
		r.editor.Refresh()
	}
	canvas.Refresh((*Wall)(r))
}

// Destroy implements fyne.WidgetRenderer.
func (r *wallRenderer) Destroy() {}
