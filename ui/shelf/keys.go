package shelf

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Panel)(nil)
	_ fyne.Shortcutable = (*Panel)(nil)
)

// FocusGained implements fyne.Focusable.
func (p *Panel) FocusGained() { p.activate(true) }

// FocusLost implements fyne.Focusable.
func (p *Panel) FocusLost() { p.activate(false) }

func (p *Panel) activate(on bool) {
	p.active = on
	p.rows.place()
}

// TypedRune implements fyne.Focusable.
func (p *Panel) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: the arrow keys go through the views,
// Enter calls one, a digit the one with that number; F2 renames and Delete
// deletes. Other keys are the canvas's.
func (p *Panel) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyHome:
		p.step(-len(p.cards))
	case fyne.KeyEnd:
		p.step(len(p.cards))
	case fyne.KeyReturn, fyne.KeyEnter:
		p.act(p.OnCall)
	case fyne.KeyF2:
		p.act(p.OnRename)
	case fyne.KeyDelete:
		p.act(p.OnDelete)
	default:
		p.digit(e)
	}
}

// digit calls the view that a digit stands for.
func (p *Panel) digit(e *fyne.KeyEvent) {
	if len(e.Name) == 1 && e.Name >= "1" && e.Name <= "9" {
		if i := int(e.Name[0] - '1'); i < len(p.cards) {
			tell(p.OnCall, p.cards[i].name)
		}
		return
	}
	if c := p.canvas(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedShortcut implements fyne.Shortcutable: Ctrl+D duplicates, Alt+Up and
// Alt+Down move. Other shortcuts are the canvas's.
func (p *Panel) TypedShortcut(s fyne.Shortcut) {
	custom, _ := s.(*desktop.CustomShortcut)
	switch {
	case custom == nil:
	case custom.Modifier == fyne.KeyModifierShortcutDefault && custom.KeyName == fyne.KeyD:
		p.act(p.OnDuplicate)
		return
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyUp:
		p.act(func(name string) { p.move(name, -1) })
		return
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyDown:
		p.act(func(name string) { p.move(name, 1) })
		return
	}
	if c, ok := p.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (p *Panel) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p) }

// act does something with the view of the cursor, if there is one.
func (p *Panel) act(do func(name string)) {
	if p.chosen() >= 0 {
		tell(do, p.cursor)
	}
}

// chosen is the place of the cursor's view; -1: none.
func (p *Panel) chosen() int {
	return slices.IndexFunc(p.cards, func(c card) bool { return c.name == p.cursor })
}

// step takes the cursor some views down, and stops at the ends.
func (p *Panel) step(by int) {
	if len(p.cards) == 0 {
		return
	}
	at := p.chosen()
	if at < 0 && by < 0 {
		at = len(p.cards)
	}
	at = min(max(at+by, 0), len(p.cards)-1)
	p.cursor = p.cards[at].name
	p.rows.reveal(p.cursor)
}

// move asks for another place in the order.
func (p *Panel) move(name string, by int) {
	if p.OnMove != nil {
		p.OnMove(name, by)
	}
}
