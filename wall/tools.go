package wall

import (
	"time"

	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
)

// tools are what the operator does to a tile's picture, zoom apart.
type tools struct {
	adjust adjust.Adjust
	dewarp lens.View // none: the picture as the lens draws it
	fill   bool
	frozen bool
}

// next are the tools of the camera that follows: filling is the tile's own.
func (t tools) next() tools { return tools{fill: t.fill} }

// said tells of a picture that is not as the camera sent it.
func (t tools) said() string {
	said := ""
	if t.dewarp != (lens.View{}) {
		said = "DEWARPED"
	}
	if t.adjust != (adjust.Adjust{}) {
		said = joined(said, "ENHANCED")
	}
	return said
}

// Adjust is how a slot's picture is changed for the eye.
func (w *Wall) Adjust(slot int) adjust.Adjust {
	if !w.has(slot) {
		return adjust.Adjust{}
	}
	return w.tiles[slot].tools.adjust
}

// SetAdjust changes a slot's picture for the eye, with the next paint, and the
// tile says so. Another camera in the slot is as it comes again.
func (w *Wall) SetAdjust(slot int, a adjust.Adjust) {
	if a = a.Proper(); w.has(slot) && a != w.tiles[slot].tools.adjust {
		w.tiles[slot].tools.adjust = a
		w.tiles[slot].retouch()
	}
}

// Dewarp is the view into a fisheye's picture that a slot shows; the zero View
// is the picture as it is.
func (w *Wall) Dewarp(slot int) lens.View {
	if !w.has(slot) {
		return lens.View{}
	}
	return w.tiles[slot].tools.dewarp
}

// SetDewarp shows a view into a fisheye's picture, without announcing it: the
// nearest one that the Lens of the content has, and none if that is no
// fisheye. While there is one, dragging turns it and the wheel brings it
// nearer. The zero View shows the picture as it is.
func (w *Wall) SetDewarp(slot int, v lens.View) {
	if w.has(slot) {
		w.tiles[slot].straighten(v)
	}
}

// Filled says whether a slot is filled by its picture.
func (w *Wall) Filled(slot int) bool { return w.has(slot) && w.tiles[slot].tools.fill }

// SetFill makes a slot's picture fill its tile, so that what is too wide or
// too high is cut off at both sides, or fit into it.
func (w *Wall) SetFill(slot int, on bool) {
	if w.has(slot) && on != w.tiles[slot].tools.fill {
		w.tiles[slot].tools.fill = on
		w.tiles[slot].retouch()
	}
}

// Reset shows a slot's picture as the camera sends it, all of it: without
// zoom, adjustment and dewarping. It is announced as a zoom.
func (w *Wall) Reset(slot int) {
	if !w.has(slot) {
		return
	}
	w.SetZoom(slot, Zoom{})
	w.SetAdjust(slot, adjust.Adjust{})
	w.SetDewarp(slot, lens.View{})
	w.tiles[slot].announce()
}

// straighten shows another view.
func (t *Tile) straighten(v lens.View) {
	if v = v.Proper(t.content.Lens); v != t.tools.dewarp {
		t.tools.dewarp = v
		t.retouch()
	}
}

// looked is the operator's view.
func (t *Tile) looked(v lens.View) {
	before := t.tools.dewarp
	if t.straighten(v); t.tools.dewarp != before {
		t.announce()
	}
}

// retouch shows the picture changed, with the next paint, where it belongs
// and from the stream that suits it.
func (t *Tile) retouch() {
	t.place()
	t.stale = t.last != nil
	t.choose()
	t.say(time.Now())
}
