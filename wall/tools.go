package wall

import (
	"time"

	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
)

// tools are what the operator does to a tile's picture, zoom apart.
type tools struct {
	adjust adjust.Adjust
	dewarp lens.View // as asked for; none: the picture as the lens draws it
	fill   bool
	frozen bool
}

// next are the tools of the camera that follows: filling is the tile's own.
func (t tools) next() tools { return tools{fill: t.fill} }

// Adjust is how a slot's picture is changed for the eye, or the one that is to
// come.
func (w *Wall) Adjust(slot int) adjust.Adjust { return w.toolsOf(slot).adjust }

// SetAdjust changes a slot's picture for the eye, with the next paint, and the
// tile says so; after Change, the picture that is to come. Another camera in
// the slot is as it comes again.
func (w *Wall) SetAdjust(slot int, a adjust.Adjust) {
	w.use(slot, func(t *tools) { t.adjust = a.Proper() })
}

// Dewarp is the view into a fisheye's picture that a slot shows, or is about
// to; the zero View is the picture as it is.
func (w *Wall) Dewarp(slot int) lens.View { return w.toolsOf(slot).dewarp.Proper(w.Content(slot).Lens) }

// SetDewarp shows a view into a fisheye's picture, without announcing it: the
// nearest one that the Lens of the content has, and none while that is no
// fisheye. While there is one, dragging turns it and the wheel brings it
// nearer. The zero View shows the picture as it is. After Change it is for the
// picture that is to come.
func (w *Wall) SetDewarp(slot int, v lens.View) {
	w.use(slot, func(t *tools) { t.dewarp = v })
}

// Filled says whether a slot is filled by its picture.
func (w *Wall) Filled(slot int) bool { return w.toolsOf(slot).fill }

// SetFill makes a slot's picture fill its tile, so that what is too wide or
// too high is cut off at both sides, or fit into it. It holds for other
// cameras in the slot too.
func (w *Wall) SetFill(slot int, on bool) {
	w.use(slot, func(t *tools) { t.fill = on })
}

// Reset shows a slot's picture as the camera sends it: without zoom,
// adjustment and dewarping. Filling stays, as it is the tile's own. It is
// announced as a zoom.
func (w *Wall) Reset(slot int) {
	if !w.has(slot) {
		return
	}
	w.SetZoom(slot, Zoom{})
	w.use(slot, func(t *tools) { t.adjust, t.dewarp = adjust.Adjust{}, lens.View{} })
	w.tiles[slot].announce()
}

// toolsOf are those of the picture in a slot, or of the one that is to come.
func (w *Wall) toolsOf(slot int) tools {
	if !w.has(slot) {
		return tools{}
	}
	if next := w.tiles[slot].next; next != nil {
		return next.tools
	}
	return w.tiles[slot].tools
}

// use changes the tools of the picture in a slot, or of the one to come.
func (w *Wall) use(slot int, change func(*tools)) {
	if !w.has(slot) {
		return
	}
	t := w.tiles[slot]
	if t.next != nil {
		change(&t.next.tools)
		return
	}
	before := t.tools
	if change(&t.tools); t.tools != before {
		t.retouch()
	}
}

// retouch shows the picture changed, from the stream that suits it: with the
// next paint, but at once if its size is new, or the old one would be
// stretched to it.
func (t *Tile) retouch() {
	t.stale = false
	if t.place(); t.stale {
		t.redraw()
	} else {
		t.stale = t.last != nil
	}
	t.choose()
	t.say(time.Now())
}

// gaze is the view that the tile shows of a fisheye's picture, if any.
func (t *Tile) gaze() lens.View { return t.tools.dewarp.Proper(t.content.Lens) }

// dewarped says whether the tile straightens its picture.
func (t *Tile) dewarped() bool { return t.gaze() != lens.View{} }

// looked is the operator's view.
func (t *Tile) looked(v lens.View) {
	before := t.gaze()
	t.tools.dewarp = v.Proper(t.content.Lens)
	if t.gaze() != before {
		t.retouch()
		t.announce()
	}
}

// altered tells of a picture that is not as the camera sent it.
func (t *Tile) altered() string {
	said := ""
	if t.dewarped() {
		said = "DEWARPED"
	}
	if t.tools.adjust != (adjust.Adjust{}) {
		said = joined(said, "ENHANCED")
	}
	return joined(t.zoom.said(), said)
}
