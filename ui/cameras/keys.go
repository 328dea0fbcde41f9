package cameras

import (
	"slices"

	"fyne.io/fyne/v2"
)

// press acts on a key of the list, and says whether it is one.
func (p *Panel) press(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyPageUp:
		p.move(-p.list.page())
	case fyne.KeyPageDown:
		p.move(p.list.page())
	case fyne.KeyHome:
		p.move(-len(p.lines))
	case fyne.KeyEnd:
		p.move(len(p.lines))
	case fyne.KeyLeft:
		p.unfold(false)
	case fyne.KeyRight:
		p.unfold(true)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter()
	case fyne.KeyEscape:
		p.escape()
	default:
		return false
	}
	return true
}

// chosen is the line of the cursor; -1: none.
func (p *Panel) chosen() int {
	return slices.IndexFunc(p.lines, func(l line) bool { return p.target(l) == p.cursor })
}

// target is what a line stands for.
func (p *Panel) target(l line) target {
	if l.heading {
		return target{branch: l.branch}
	}
	return target{camera: p.items[l.item].ID}
}

// move takes the cursor some lines down, and stops at the ends.
func (p *Panel) move(by int) {
	if len(p.lines) == 0 {
		return
	}
	at := p.chosen()
	switch {
	case at >= 0:
		at = min(max(at+by, 0), len(p.lines)-1)
	case by < 0:
		at = len(p.lines) - 1
	default:
		at = 0
	}
	p.choose(at)
}

// choose takes the cursor to a line, in sight.
func (p *Panel) choose(at int) {
	p.cursor = p.target(p.lines[at])
	p.list.reveal(at)
	p.list.place()
}

// unfold opens the branch under the cursor or goes into it; else it closes
// it, or goes to the heading of what is under the cursor.
func (p *Panel) unfold(open bool) {
	at := p.chosen()
	switch {
	case at < 0 || p.searching():
	case p.lines[at].heading && p.lines[at].open != open:
		p.toggle(at)
	case open && p.lines[at].heading:
		p.move(1)
	case !open:
		p.choose(p.above(at))
	}
}

// above is the heading that a line is under; an agency is under none.
func (p *Panel) above(at int) int {
	for i := at - 1; i >= 0; i-- {
		if p.lines[i].depth() < p.lines[at].depth() {
			return i
		}
	}
	return at
}

// toggle opens a branch or closes it.
func (p *Panel) toggle(at int) {
	p.toggled[p.lines[at].branch] = !p.lines[at].open
	p.relist()
}

// enter opens the camera under the cursor, or its branch.
func (p *Panel) enter() {
	switch at := p.chosen(); {
	case at < 0:
	case p.lines[at].heading:
		p.toggle(at)
	case p.OnOpen != nil:
		p.OnOpen(p.items[p.lines[at].item].ID)
	}
}

// escape clears the search; without one it leaves.
func (p *Panel) escape() {
	if p.query != "" {
		p.search.SetText("")
		return
	}
	p.leave()
}

// leave gives the keyboard back to the window.
func (p *Panel) leave() {
	if c := p.canvas(); c != nil {
		c.Unfocus()
	}
	if p.OnClose != nil {
		p.OnClose()
	}
}

func (p *Panel) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p) }

// passKey gives the window a key that is none of the panel's.
func (p *Panel) passKey(e *fyne.KeyEvent) {
	if c := p.canvas(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// passRune gives the window a character.
func (p *Panel) passRune(r rune) {
	if c := p.canvas(); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// passShortcut gives the window a shortcut.
func (p *Panel) passShortcut(s fyne.Shortcut) {
	if c, ok := p.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
