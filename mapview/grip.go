package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"
)

// A grip is what the button that is down has hold of.
type grip uint8

const (
	gripNone   grip = iota // nothing yet: a drag would move the map
	gripTool               // the tool took it
	gripMarker             // a marker: a drag carries it away
	gripBand               // a corner of a rubber band
)

// MouseDown implements desktop.Mouseable.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	m.grip, m.pressed, m.from = gripNone, "", e.Position
	id, marked := m.under(e.Position)
	switch {
	case m.tool != nil && m.tool.Press(m.pointer(e.Position, e.Modifier)):
		m.grip = gripTool
	case e.Modifier&fyne.KeyModifierShift != 0:
		m.grip = gripBand
	case m.tool == nil && marked && m.OnDrag != nil:
		m.grip, m.pressed = gripMarker, id
	}
}

// MouseUp implements desktop.Mouseable. It comes before DragEnd.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	if m.grip == gripTool && e.Button == desktop.MouseButtonPrimary {
		m.grip = gripNone
		m.tool.Release(m.pointer(e.Position, e.Modifier))
	}
}

// Dragged implements fyne.Draggable: the map follows the pointer, or what the
// button has hold of.
func (m *Map) Dragged(e *fyne.DragEvent) {
	switch m.grip {
	case gripTool:
		m.tool.Drag(m.pointer(e.Position, held()))
	case gripMarker:
		m.at = e.AbsolutePosition
		m.OnDrag(m.pressed, m.at)
	case gripBand:
		m.at = e.Position
		m.stretchBand()
	case gripNone:
		dx, dy := float64(e.Dragged.DX)*m.scale, float64(e.Dragged.DY)*m.scale
		m.drag.move(dx, dy, m.now())
		m.rest(m.viewport().moved(dx, dy))
	}
}

// DragEnd implements fyne.Draggable: a fling goes on a little.
func (m *Map) DragEnd() {
	was := m.grip
	m.grip = gripNone
	switch was {
	case gripMarker:
		if m.OnDrop != nil {
			m.OnDrop(m.pressed, m.at)
		}
	case gripBand:
		m.band.Hide()
		m.frameBand()
	case gripNone:
		m.fling()
	case gripTool: // MouseUp told the tool
	}
}

// stretchBand shows the band from where the button went down to the pointer.
func (m *Map) stretchBand() {
	a, b := m.from, m.at
	m.band.Move(fyne.NewPos(min(a.X, b.X), min(a.Y, b.Y)))
	m.band.Resize(fyne.NewSize(abs(a.X-b.X), abs(a.Y-b.Y)))
	m.band.Show()
}

func abs(x float32) float32 { return max(x, -x) }

// frameBand zooms to what is in the band, if it is big enough to be meant.
func (m *Map) frameBand() {
	const least = 8
	if abs(m.from.X-m.at.X) < least || abs(m.from.Y-m.at.Y) < least {
		return
	}
	a := m.pointer(m.from, 0)
	box := orb.MultiPoint{a.At, m.pointer(m.at, 0).At}.Bound()
	m.Goto(m.viewport().filling(box))
}

// filling is the nearest view that shows all of b, without a margin.
func (v Viewport) filling(b orb.Bound) View {
	nw, se := project(b.LeftTop()), project(b.RightBottom())
	wide := min(float64(v.Size.X)/max(se.x-nw.x, 1e-12), float64(v.Size.Y)/max(se.y-nw.y, 1e-12))
	return View{world{(nw.x + se.x) / 2, (nw.y + se.y) / 2}.point(), math.Log2(wide / tileSize / v.scale())}
}

// pointer is a position as others see it.
func (m *Map) pointer(p fyne.Position, keys fyne.KeyModifier) Pointer {
	v := m.viewport()
	x, y := float64(p.X)*m.scale, float64(p.Y)*m.scale
	return Pointer{
		At: v.Place(x, y), X: x, Y: y, MetresPerPixel: v.MetresPerPixel(),
		Shift: keys&fyne.KeyModifierShift != 0, Ctrl: keys&fyne.KeyModifierShortcutDefault != 0,
	}
}

// held are the keys that are down. Fyne tells them with presses only.
func held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
