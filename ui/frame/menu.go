package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// An Item is a line of a menu. The zero Item is a line between groups.
type Item struct {
	Key
	Do func()
}

// menu is what Menu makes.
type menu struct {
	widget.BaseWidget
	lines []*menuLine
	at    int // that the arrow keys have come to; -1: none yet
	box   *fyne.Container
}

// Menu makes a menu of items; chosen is called with the one tapped. Fyne's
// own writes keys too faintly to be read. What it returns is a
// fyne.Focusable: the arrow keys go through the items and Enter chooses one;
// other keys are the canvas's. Fyne goroutine only.
func Menu(items []Item, chosen func(Item)) fyne.CanvasObject {
	m := &menu{at: -1, box: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	for _, i := range items {
		if i.Do == nil {
			rule := canvas.NewRectangle(look.Colour(look.Line))
			rule.SetMinSize(fyne.NewSize(0, 1))
			m.box.Add(container.New(layout.NewCustomPaddedLayout(4, 4, 0, 0), rule))
			continue
		}
		line := newMenuLine(i, func() { chosen(i) })
		line.pointed = func() { m.point(-1) }
		m.lines = append(m.lines, line)
		m.box.Add(line)
	}
	m.ExtendBaseWidget(m)
	return m
}

var _ fyne.Focusable = (*menu)(nil)

// FocusGained implements fyne.Focusable.
func (m *menu) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *menu) FocusLost() { m.point(-1) }

// TypedRune implements fyne.Focusable.
func (m *menu) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		m.step(1)
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.at >= 0 {
			m.lines[m.at].Tapped(nil)
		}
	default:
		passKey(m, e)
	}
}

// step goes an item up or down, from the last on to the first.
func (m *menu) step(by int) {
	n := len(m.lines)
	switch {
	case n == 0:
	case m.at < 0 && by < 0:
		m.point(n - 1)
	default:
		m.point((m.at + by + n) % n)
	}
}

// point takes the cursor to an item; -1: to none.
func (m *menu) point(at int) {
	if m.at >= 0 {
		m.lines[m.at].show(false)
	}
	if m.at = at; at >= 0 {
		m.lines[at].show(true)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), m.box))
}
