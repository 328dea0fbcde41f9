package mapview

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// beatLength is a step of the pulse; beats of them are one pulse.
const (
	beatLength = 300 * time.Millisecond
	beats      = 4
)

// Tick runs before each paint: it moves the view on, tells the painter what
// is new and shows the newest picture. When nothing is new it costs nothing.
func (m *Map) Tick() {
	began := time.Now()
	now := m.now()
	m.measure(m.Size())
	m.advance(now)
	if beat := int(now.UnixMilli()/beatLength.Milliseconds()) % beats; m.shown.pulses && beat != m.beat {
		m.beat, m.dirty = beat, true
	}
	if m.dirty && m.size.X > 0 && m.size.Y > 0 {
		m.dirty, m.last = false, m.scene()
		m.shared.publish(m.last)
	}
	if p := m.shared.done.take(); p != nil {
		m.show(*p)
	}
	m.watch.note(time.Since(began))
}

// advance follows the motion.
func (m *Map) advance(now time.Time) {
	if m.motion == nil {
		return
	}
	v, arrived := m.motion(now.Sub(m.began))
	m.view, m.dirty = m.keep(v), true
	if arrived {
		m.view, m.motion = m.goal, nil
	}
}

func (m *Map) scene() *scene {
	goal := m.viewport()
	goal.View = m.goal
	return &scene{
		content: m.content, view: m.viewport(), goal: goal, moving: m.motion != nil || m.drag.active,
		beat: m.beat, spread: m.spread,
	}
}

// show puts a picture on screen. The one it replaces goes back to the painter:
// Fyne reads pictures only on this goroutine, and no longer has it.
func (m *Map) show(p picture) {
	before := m.shown.image
	m.shown = p
	m.image.Refresh()
	m.meter.Refresh()
	m.shared.spare.put(before)
}

// measure learns how many pixels the map has.
func (m *Map) measure(size fyne.Size) {
	m.scale = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		if x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0)); x > 0 {
			m.scale = float64(x) / 1000
		}
	}
	pixels := func(units float32) int { return int(math.Round(float64(units) * m.scale)) }
	if now := image.Pt(pixels(size.Width), pixels(size.Height)); now != m.size {
		m.size, m.dirty = now, true
		m.view, m.goal = m.keep(m.view), m.keep(m.goal)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer { return (*renderer)(m) }

// renderer is the map as its renderer.
type renderer Map

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.image, r.meter, r.band}
}

// Layout implements fyne.WidgetRenderer.
func (r *renderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	(*Map)(r).measure(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(120, 90) }

// Refresh implements fyne.WidgetRenderer.
func (r *renderer) Refresh() {
	(*Map)(r).measure(r.BaseWidget.Size())
	r.image.Refresh()
}

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {}
