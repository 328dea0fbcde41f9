package wall

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// speaking is how often tiles look at their players' status.
const speaking = 250 * time.Millisecond

// soon is how long a paint may be held up for pictures: a hand does not notice.
const soon = 8 * time.Millisecond

// Tick shows what has come since the last one: before each paint, on Fyne's
// goroutine. Idle, it looks at one mailbox a tile.
func (w *Wall) Tick(now time.Time) {
	if !w.Visible() {
		return
	}
	shown := w.shown()
	if w.collect(shown, now) && !now.Before(w.due(shown, now)) {
		w.paint.painted = now
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

// Await waits, for 8 ms at most, for pictures that are about to come, so that
// the paint that follows shows them and not the one after it, 17 ms later. It
// is for Fyne's goroutine, just before Tick.
func (w *Wall) Await() {
	end := time.Now().Add(soon)
	for now := time.Now(); w.awaits(now, end); now = time.Now() {
		time.Sleep(time.Millisecond)
	}
}

// awaits says whether it is worth waiting until end.
func (w *Wall) awaits(now, end time.Time) bool {
	if !w.Visible() || !now.Before(end) {
		return false
	}
	shown := w.shown()
	w.collect(shown, now)
	due := w.due(shown, now)
	return due.After(now) && due.Before(end)
}

// collect takes what has come out of the mailboxes, and tells whether there is
// something to paint.
func (w *Wall) collect(shown []*Tile, now time.Time) bool {
	fresh := false
	for _, t := range shown {
		fresh = t.collect(now) || fresh
	}
	return fresh
}

// due is when to paint. A GPU paints whenever there is something new, and so
// does software where there is one tile: it has nobody to wait for.
func (w *Wall) due(shown []*Tile, now time.Time) time.Time {
	drawing := slices.IndexFunc(shown, func(t *Tile) bool { return t.pic != nil })
	if len(shown) < 2 || drawing < 0 || !shown[drawing].inSoftware() {
		return first(shown, now)
	}
	return w.paint.due(shown, now)
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
