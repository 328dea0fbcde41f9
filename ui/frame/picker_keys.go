package frame

import (
	"slices"

	"fyne.io/fyne/v2"
)

var _ fyne.Focusable = (*picker)(nil)

// FocusGained implements fyne.Focusable.
func (p *picker) FocusGained() { p.mark(true) }

// FocusLost implements fyne.Focusable.
func (p *picker) FocusLost() { p.mark(false) }

func (p *picker) mark(on bool) {
	if p.at != nil {
		p.at.setCursor(on)
	}
}

// TypedRune implements fyne.Focusable.
func (p *picker) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (p *picker) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		p.move(-1, 0)
	case fyne.KeyRight:
		p.move(1, 0)
	case fyne.KeyUp:
		p.move(0, -1)
	case fyne.KeyDown:
		p.move(0, 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at != nil {
			p.at.Tapped(nil)
		}
	case fyne.KeyE:
		p.free()
	default:
		passKey(p, e)
	}
}

// move goes some layouts right and some rows down, and stops at the ends.
func (p *picker) move(right, down int) {
	if len(p.rows) == 0 {
		return
	}
	x, y := p.place()
	if x < 0 {
		x, y = 0, 0
	} else {
		y = min(max(y+down, 0), len(p.rows)-1)
		x = min(max(x+right, 0), len(p.rows[y])-1)
	}
	p.mark(false)
	p.at = p.rows[y][x]
	p.mark(true)
}

// place is where the cursor stands; -1, -1: nowhere yet.
func (p *picker) place() (x, y int) {
	for y, row := range p.rows {
		if x := slices.Index(row, p.at); x >= 0 {
			return x, y
		}
	}
	return -1, -1
}

// passKey gives a key that means nothing here to the window.
func passKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}
