package cameras

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// list holds as many row widgets as can be seen, whatever the number of
// lines. A click gives it the keyboard.
type list struct {
	widget.BaseWidget
	panel  *Panel
	pool   []*row // the first ones show the lines in sight
	shown  int
	digits float32 // the width of the numbers
	active bool    // the keyboard moves its cursor
}

var _ fyne.Focusable = (*list)(nil)

func newList(p *Panel) *list {
	l := &list{panel: p}
	l.ExtendBaseWidget(l)
	l.measure()
	return l
}

// measure finds the width of the longest number.
func (l *list) measure() {
	longest := 10
	for i := range l.panel.items {
		longest = max(longest, l.panel.items[i].Number)
	}
	zeros := strings.Repeat("0", digitsOf(longest))
	l.digits = fyne.MeasureText(zeros, look.BodyText, fyne.TextStyle{Bold: true}).Width
}

func digitsOf(n int) int {
	digits := 1
	for ; n >= 10; n /= 10 {
		digits++
	}
	return digits
}

// resize takes the height of the lines.
func (l *list) resize() {
	scroll := l.panel.scroll
	height := max(l.MinSize().Height, scroll.Size().Height)
	if l.Size().Height != height {
		l.Resize(fyne.NewSize(scroll.Size().Width, height))
		scroll.Refresh()
	}
}

// page is how many lines are in sight.
func (l *list) page() int { return max(1, int(l.panel.scroll.Size().Height/rowHeight)) }

// place gives each line in sight a widget.
func (l *list) place() {
	p, view := l.panel, l.panel.scroll.Size()
	first := max(0, int(p.scroll.Offset.Y/rowHeight))
	count := max(0, min(len(p.lines)-first, int(view.Height/rowHeight)+2))
	for len(l.pool) < count {
		l.pool = append(l.pool, newRow(p))
	}
	changed := count != l.shown
	l.shown = count
	for i, w := range l.pool[:count] {
		parts.Place(w, 0, float32(first+i)*rowHeight, view.Width, rowHeight)
		w.set(first + i)
	}
	if changed {
		l.Refresh()
	}
}

// reveal scrolls as little as it takes to show a line.
func (l *list) reveal(at int) {
	scroll := l.panel.scroll
	top := float32(at) * rowHeight
	y := max(0, min(top, max(scroll.Offset.Y, top+rowHeight-scroll.Size().Height)))
	if y != scroll.Offset.Y {
		scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// activate shows whether the keyboard moves the cursor.
func (l *list) activate(on bool) {
	l.active = on
	l.place()
}

// FocusGained implements fyne.Focusable.
func (l *list) FocusGained() { l.activate(true) }

// FocusLost implements fyne.Focusable.
func (l *list) FocusLost() { l.activate(false) }

// TypedKey implements fyne.Focusable.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if !l.panel.press(e.Name) {
		l.panel.passKey(e)
	}
}

// TypedRune implements fyne.Focusable.
func (l *list) TypedRune(r rune) { l.panel.passRune(r) }

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer { return (*listRenderer)(l) }

// listRenderer is the list as its renderer.
type listRenderer list

// Objects implements fyne.WidgetRenderer.
func (r *listRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, r.shown)
	for i, w := range r.pool[:r.shown] {
		objects[i] = w
	}
	return objects
}

// Layout implements fyne.WidgetRenderer.
func (r *listRenderer) Layout(fyne.Size) { (*list)(r).place() }

// MinSize implements fyne.WidgetRenderer.
func (r *listRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.panel.lines))*rowHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *listRenderer) Refresh() {
	for _, w := range r.pool[:r.shown] {
		w.Refresh()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *listRenderer) Destroy() {}
