package wall

import (
	"image"
	"time"

	"watchfloor/wall/layout"
	"watchfloor/wall/stream"
)

// collect takes new frames out of the mailboxes, and tells whether there is
// something to paint.
func (t *Tile) collect(now time.Time) bool {
	t.turnOver(now)
	if t.coming != nil && t.coming.collect() {
		t.playing.close(t.wall.players)
		t.playing, t.coming = t.coming, nil
	}
	if t.tools.frozen && t.playing != nil {
		t.playing.hold()
		return t.stale
	}
	waits := t.playing != nil && t.playing.collect()
	if t.last != nil && t.playing.empty() {
		t.wipe()
		t.say(now)
	}
	return waits || t.stale
}

// present paints the frame that waits, or the last one where it has to look
// different.
func (t *Tile) present(now time.Time) {
	var f *stream.Frame
	if t.playing != nil && !t.tools.frozen {
		f = t.playing.next()
	}
	if f == nil {
		t.redraw()
		return
	}
	first := t.last == nil || t.said.frozen
	taken, arrived := f.Time, f.Arrived
	if !t.draw(f) {
		f.Release()
		return
	}
	t.last.Release()
	t.last = f
	t.shown++
	t.playing.lag.Note(now, taken, arrived)
	t.wall.painted(now, taken, arrived)
	if first || t.said.still {
		t.say(now)
	}
}

// redraw draws the last frame again.
func (t *Tile) redraw() {
	if t.stale && t.last != nil {
		t.draw(t.last)
	}
	t.stale = false
}

// draw brings a frame to the screen, or notes why that fails.
func (t *Tile) draw(f *stream.Frame) bool {
	t.fit(f)
	size := t.pixels().Size()
	if size.X < 1 || size.Y < 1 {
		return false
	}
	err := t.pic.show(f, t.look(), size)
	t.trouble = ""
	if err != nil {
		t.trouble = err.Error()
	}
	t.stale = false
	return err == nil
}

// fit makes the picture object, and moves it when the frame's shape is new.
func (t *Tile) fit(f *stream.Frame) {
	aspect := aspectOf(f)
	if t.pic != nil && aspect == t.aspect {
		return
	}
	t.aspect = aspect
	if t.pic == nil {
		t.pic = t.wall.newPicture(t.slot)
		t.speak() // the middle is no longer free for words
		t.Refresh()
	}
	t.place()
}

// pixels is where the picture lies in the tile.
func (t *Tile) pixels() image.Rectangle {
	if t.tools.fill || t.dewarped() {
		return t.room
	}
	return layout.Fit(t.room, t.aspect)
}
