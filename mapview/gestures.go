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

// fling lets the map glide on, if the pointer was still moving.
func (m *Map) fling() {
	d, now := m.drag, m.now()
	m.drag, m.dirty = drag{}, true
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
// tapped twice, comes nearer, and goes away with Shift. It is not
// DoubleTappable, as Fyne would then hold back every click.
func (m *Map) Tapped(e *fyne.PointEvent) {
	p := m.pointer(e.Position, held())
	if m.tool != nil {
		if m.again(e.Position) {
			m.tool.DoubleClick(p)
		} else {
			m.tool.Click(p)
		}
		return
	}
	if s, ok := m.hit(e.Position); ok {
		m.choose(s)
		return
	}
	m.gather()
	switch {
	case !m.again(e.Position):
		call(m.OnGround, p)
	case p.Shift:
		m.zoomAbout(e.Position, -1)
	default:
		m.zoomAbout(e.Position, 1)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (m *Map) TappedSecondary(e *fyne.PointEvent) {
	if m.OnContext != nil {
		id, _ := m.under(e.Position)
		m.OnContext(m.pointer(e.Position, held()), id)
	}
}

// again says whether a tap is the second of two quick ones.
func (m *Map) again(p fyne.Position) bool {
	now := m.now()
	off := p.Subtract(m.tapped)
	second := now.Sub(m.tappedAt) < twice && math.Hypot(float64(off.X), float64(off.Y)) < twiceApart
	m.tapped, m.tappedAt = p, now
	if second {
		m.tappedAt = time.Time{}
	}
	return second
}

func call(f func(Pointer), p Pointer) {
	if f != nil {
		f(p)
	}
}

// zoomAbout keeps the place under a position.
func (m *Map) zoomAbout(p fyne.Position, levels float64) {
	zoom := max(m.lowest(), m.limits.zoom(math.Round((m.goal.Zoom+levels)*100)/100))
	m.start(zooming(m.viewport(), float64(p.X)*m.scale, float64(p.Y)*m.scale, zoom))
}

// hit is what a position is on.
func (m *Map) hit(p fyne.Position) (*spot, bool) {
	return hit(m.shown.spots, m.viewport(), float64(p.X)*m.scale, float64(p.Y)*m.scale)
}

// under is the marker at a position; a cluster is none.
func (m *Map) under(p fyne.Position) (id string, ok bool) {
	s, ok := m.hit(p)
	if !ok || s.crowd != nil {
		return "", false
	}
	return s.marker.ID, true
}

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	p := m.pointer(e.Position, held())
	if m.tool != nil && e.Button == 0 {
		m.tool.Hover(p)
	}
	_, m.hovering = m.hit(e.Position)
	call(m.OnHover, p)
}

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() { m.hovering = false }

// Cursor implements desktop.Cursorable: a hand over what can be clicked.
func (m *Map) Cursor() desktop.Cursor {
	switch {
	case m.tool != nil:
		return m.tool.Cursor()
	case m.hovering:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
