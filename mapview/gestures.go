package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The measure of gestures.
const (
	notch       = 25.0 // Fyne's wheel delta for one click of the wheel
	wheelStep   = 0.4  // levels of zoom a notch
	wheelMost   = 2.0  // notches one event may count, as Fyne accelerates
	twice       = 350 * time.Millisecond
	twiceApart  = 8.0 // logical pixels
	flingRest   = 60 * time.Millisecond
	flingSlow   = 60.0 // logical pixels a second
	flingMemory = 0.6  // the part of a new speed in the average
)

// A drag remembers how fast the pointer is.
type drag struct {
	active bool
	last   time.Time
	vx, vy float64 // device pixels a second
}

// move counts a step of dx, dy pixels.
func (d *drag) move(dx, dy float64, now time.Time) {
	seconds := max(now.Sub(d.last).Seconds(), 0.001)
	if !d.active {
		*d = drag{active: true, last: now}
		return
	}
	d.vx += flingMemory * (dx/seconds - d.vx)
	d.vy += flingMemory * (dy/seconds - d.vy)
	d.last = now
}

// MouseDown implements desktop.Mouseable: a drag of a marker begins here.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.pressed = ""
	if id, ok := m.under(e.Position); ok && e.Button == desktop.MouseButtonPrimary {
		m.pressed = id
	}
}

// MouseUp implements desktop.Mouseable.
func (m *Map) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable: the map follows the pointer, or a marker
// is carried away.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if m.pressed != "" && m.OnDrag != nil {
		m.carrying, m.at = true, e.AbsolutePosition
		m.OnDrag(m.pressed, m.at)
		return
	}
	dx, dy := float64(e.Dragged.DX)*m.scale, float64(e.Dragged.DY)*m.scale
	m.drag.move(dx, dy, m.now())
	m.rest(m.viewport().moved(dx, dy))
}

// DragEnd implements fyne.Draggable: a fling goes on a little.
func (m *Map) DragEnd() {
	if m.carrying {
		m.carrying = false
		if m.OnDrop != nil {
			m.OnDrop(m.pressed, m.at)
		}
		return
	}
	d, now := m.drag, m.now()
	m.drag = drag{}
	if now.Sub(d.last) < flingRest && math.Hypot(d.vx, d.vy) > flingSlow*m.scale {
		m.start(gliding(m.viewport(), d.vx, d.vy))
	}
}

// Scrolled implements fyne.Scrollable: the wheel zooms about the pointer.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	notches := max(-wheelMost, min(wheelMost, float64(e.Scrolled.DY)/notch))
	m.zoomAbout(e.Position, notches*wheelStep)
}

// Tapped implements fyne.Tappable: a marker is announced at once; the ground,
// tapped twice, comes nearer. It is not DoubleTappable, as Fyne would then
// hold back every click.
func (m *Map) Tapped(e *fyne.PointEvent) {
	if id, ok := m.under(e.Position); ok {
		if m.OnMarker != nil {
			m.OnMarker(id)
		}
		return
	}
	now := m.now()
	off := e.Position.Subtract(m.tapped)
	if now.Sub(m.tappedAt) < twice && math.Hypot(float64(off.X), float64(off.Y)) < twiceApart {
		m.tappedAt = time.Time{}
		m.zoomAbout(e.Position, 1)
		return
	}
	m.tapped, m.tappedAt = e.Position, now
}

// zoomAbout keeps the place under a position.
func (m *Map) zoomAbout(p fyne.Position, levels float64) {
	zoom := m.limits.zoom(math.Round((m.goal.Zoom+levels)*100) / 100)
	m.start(zooming(m.viewport(), float64(p.X)*m.scale, float64(p.Y)*m.scale, zoom))
}

// under is the marker at a position.
func (m *Map) under(p fyne.Position) (id string, ok bool) {
	return hit(m.markers, m.viewport(), float64(p.X)*m.scale, float64(p.Y)*m.scale)
}

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (m *Map) MouseMoved(e *desktop.MouseEvent) { _, m.hovering = m.under(e.Position) }

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() { m.hovering = false }

// Cursor implements desktop.Cursorable: a hand over what can be clicked.
func (m *Map) Cursor() desktop.Cursor {
	if m.hovering {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
