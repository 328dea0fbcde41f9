package wall

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/wall/stream"
)

// closest is how far a tile zooms into its picture.
const closest = 8

// A Zoom is the part of an upright picture that a tile shows. X and Y are its
// centre, 0 to 1 from the picture's left and top; Scale is how much larger
// than the whole it is drawn, 1 to 8. The zero Zoom is the whole picture.
type Zoom struct{ X, Y, Scale float64 }

// proper is the nearest zoom that lies within the picture.
func (z Zoom) proper() Zoom {
	scale := min(closest, z.Scale)
	if !(scale > 1) || math.IsNaN(z.X+z.Y) { // NaN is not
		return Zoom{}
	}
	half := 0.5 / scale
	return Zoom{min(1-half, max(half, z.X)), min(1-half, max(half, z.Y)), scale}
}

// scale is at least 1.
func (z Zoom) scale() float64 { return max(1, z.Scale) }

// corner is the upper left of what is seen, and the part of the width and
// height.
func (z Zoom) corner() (x, y, part float64) {
	if z.Scale <= 1 {
		return 0, 0, 1
	}
	part = 1 / z.Scale
	return z.X - part/2, z.Y - part/2, part
}

// part is what is seen where only so much of the width and height, 0 to 1, is
// shown of a picture that is not zoomed.
func (z Zoom) part(across, down float64) part {
	x, y := 0.5, 0.5
	if z.Scale > 1 {
		x, y = z.X, z.Y
	}
	w, h := across/z.scale(), down/z.scale()
	return part{x - w/2, y - h/2, w, h}
}

// around zooms by a factor so that what is seen at (u, v), 0 to 1 across and
// down the tile's picture, stays there.
func (z Zoom) around(u, v, factor float64) Zoom {
	x, y, part := z.corner()
	scale := min(closest, max(1, z.scale()*factor))
	next := 1 / scale
	return Zoom{x + u*(part-next) + next/2, y + v*(part-next) + next/2, scale}.proper()
}

// pan moves the picture by parts of the tile's picture, as a hand would drag
// it.
func (z Zoom) pan(du, dv float64) Zoom {
	part := 1 / z.scale()
	return Zoom{z.X - du*part, z.Y - dv*part, z.Scale}.proper()
}

// A sight maps the tile's picture to a frame's samples: a point (u, v) of it
// shows the sample at (u*ux + v*vx + x, u*uy + v*vy + y), all 0 to 1. It is
// zoom and quarter turns in one.
type sight struct{ x, ux, vx, y, uy, vy float64 }

// sightOf shows a frame's part upright.
func sightOf(f *stream.Frame, p part) sight {
	switch f.Turn & 3 {
	case 1: // what is up lies at the left
		return sight{x: p.y, vx: p.h, y: 1 - p.x, uy: -p.w}
	case 2:
		return sight{x: 1 - p.x, ux: -p.w, y: 1 - p.y, vy: -p.h}
	case 3:
		return sight{x: 1 - p.y, vx: -p.h, y: p.x, uy: p.w}
	}
	return sight{x: p.x, ux: p.w, y: p.y, vy: p.h}
}

// sarOf is a frame's pixel's width over its height; 1 if the stream says what
// no camera does.
func sarOf(f *stream.Frame) float64 {
	if f.SAR >= 0.25 && f.SAR <= 4 {
		return f.SAR
	}
	return 1
}

// aspectOf is a frame's width over its height as it is shown.
func aspectOf(f *stream.Frame) float64 {
	aspect := float64(f.Size.X) / float64(f.Size.Y) * sarOf(f)
	if f.Turn&1 == 1 {
		return 1 / aspect
	}
	return aspect
}

// Zoom is how a slot's picture is zoomed, or the one that is to come.
func (w *Wall) Zoom(slot int) Zoom {
	if !w.has(slot) {
		return Zoom{}
	}
	if next := w.tiles[slot].next; next != nil {
		return next.zoom
	}
	return w.tiles[slot].zoom
}

// SetZoom zooms a slot's picture, without announcing it; after Change, the
// picture that is to come. What lies outside the picture is corrected. Other
// content in the slot is whole again.
func (w *Wall) SetZoom(slot int, z Zoom) {
	if !w.has(slot) {
		return
	}
	if next := w.tiles[slot].next; next != nil {
		next.zoom = z.proper()
		return
	}
	w.tiles[slot].zoomTo(z.proper())
}

// zoomTo shows another part of the picture, with the next paint, from the
// stream that suits it.
func (t *Tile) zoomTo(z Zoom) {
	if z == t.zoom {
		return
	}
	t.zoom, t.stale = z, true
	t.choose()
	t.say(time.Now())
}

// said is the zoom in words; empty: none.
func (z Zoom) said() string {
	if z.Scale <= 1 {
		return ""
	}
	return fmt.Sprintf("ZOOM %.1f", z.Scale)
}

// Scrolled zooms around the pointer: a step of the wheel by a quarter. A
// dewarped view becomes narrower, or wider.
func (t *Tile) Scrolled(e *fyne.ScrollEvent) {
	if t.last == nil {
		return
	}
	const step, quarter = 25, 1.25
	factor := math.Pow(quarter, min(4, max(-4, float64(e.Scrolled.DY)/step)))
	if t.dewarped() {
		t.looked(t.gaze().Closer(factor))
		return
	}
	at, scale := t.pixels(), float64(t.wall.pixelsPerUnit())
	u := (float64(e.Position.X)*scale - float64(at.Min.X)) / float64(max(1, at.Dx()))
	v := (float64(e.Position.Y)*scale - float64(at.Min.Y)) / float64(max(1, at.Dy()))
	across, down := t.crop()
	u, v = 0.5+(min(1, max(0, u))-0.5)*across, 0.5+(min(1, max(0, v))-0.5)*down
	t.zoomed(t.zoom.around(u, v, factor))
}

// pan moves the picture as the hand does.
func (t *Tile) pan(by fyne.Delta) {
	at, scale := t.pixels(), t.wall.pixelsPerUnit()
	du := float64(by.DX*scale) / float64(max(1, at.Dx()))
	dv := float64(by.DY*scale) / float64(max(1, at.Dy()))
	if t.dewarped() {
		t.looked(t.gaze().Drag(du, dv, t.roomAspect()))
		return
	}
	across, down := t.crop()
	t.zoomed(t.zoom.pan(du*across, dv*down))
}

// zoomed is the operator's zoom.
func (t *Tile) zoomed(z Zoom) {
	if z == t.zoom {
		return
	}
	t.zoomTo(z)
	t.announce()
}

// announce tells that the operator sees another part of the picture.
func (t *Tile) announce() {
	if t.wall.OnZoomed != nil {
		t.wall.OnZoomed(t.slot)
	}
}
