package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// An Item is something to find.
type Item struct {
	Kind   string // "Command", "Camera": a word that stands before the title
	Title  string
	Detail string // more about it, in the second place
	Keys   string // that do the same, "Ctrl+S"
	Do     func() // called after the palette has closed
}

// A Palette is a field over a window and the items found for what is typed in
// it. It has the focus while it is open. Fyne's goroutine calls its methods.
type Palette struct {
	widget.BaseWidget
	OnClosed func() // before an item is done, too

	canvas fyne.Canvas
	find   func(query string) []Item
	query  string
	items  []Item
	cursor int // the item that Enter does
	first  int // the item in the first row

	entry              *widget.Entry
	field              fyne.CanvasObject // entry, as the palette draws it
	cover              *cover
	rows               [mostRows]*row
	shade, panel, line *canvas.Rectangle
	thumb              *canvas.Rectangle // of the scroll bar
	empty, advice      parts.Text        // instead of rows
	hint, count        parts.Text        // under the rows
}

var (
	_ fyne.Tappable     = (*Palette)(nil)
	_ fyne.Scrollable   = (*Palette)(nil)
	_ fyne.Tabbable     = (*Palette)(nil)
	_ fyne.Shortcutable = (*Palette)(nil)
	_ desktop.Hoverable = (*Palette)(nil)
	_ desktop.Keyable   = (*Palette)(nil)
)

// Show opens a palette over a window; find is called with what was typed, the
// empty query first, and returns the items to show, best first.
func Show(c fyne.Canvas, find func(query string) []Item) *Palette {
	p := &Palette{
		canvas: c, find: find,
		shade:  canvas.NewRectangle(shadow),
		panel:  canvas.NewRectangle(look.Colour(look.Panel)),
		line:   canvas.NewRectangle(look.Colour(look.Line)),
		thumb:  canvas.NewRectangle(look.Colour(look.Faint)),
		empty:  parts.NewText(look.TitleText, true, look.Dim),
		advice: parts.NewText(look.BodyText, false, look.Faint),
		hint:   parts.NewText(look.SmallText, false, look.Faint),
		count:  parts.NewText(look.SmallText, false, look.Faint),
	}
	for i := range p.rows {
		p.rows[i] = newRow(p)
	}
	p.panel.CornerRadius, p.panel.StrokeWidth, p.thumb.CornerRadius = corner, 1, thumbWidth/2
	p.hint.Text.Text = "Up and Down choose  ·  Enter does it  ·  Esc closes"
	p.count.Alignment = fyne.TextAlignTrailing
	p.entry, p.cover = newField(p), newCover()
	p.field = container.NewThemeOverride(p.entry, bare{})
	p.items = find("")
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	c.Focus(p)
	return p
}

// Close takes the palette off the window.
func (p *Palette) Close() {
	if p.canvas == nil {
		return
	}
	p.canvas.Overlays().Remove(p)
	p.canvas = nil
	if p.OnClosed != nil {
		p.OnClosed()
	}
}

// search shows what is found for a query.
func (p *Palette) search(query string) {
	p.query, p.items = query, p.find(query)
	p.cursor, p.first = 0, 0
	p.Refresh()
}

// step goes to a neighbour, and round at the ends.
func (p *Palette) step(by int) {
	if n := len(p.items); n > 0 {
		p.choose((p.cursor + by + n) % n)
	}
}

// choose puts the cursor on an item, which is shown.
func (p *Palette) choose(item int) {
	p.cursor = max(0, min(item, len(p.items)-1))
	p.first = max(p.cursor-p.visible()+1, min(p.first, p.cursor))
	p.Refresh()
}

// do closes the palette and does what an item does.
func (p *Palette) do(item int) {
	if item >= len(p.items) {
		return
	}
	do := p.items[item].Do
	p.Close()
	if do != nil {
		do()
	}
}

// Tapped implements fyne.Tappable: beside the panel closes.
func (p *Palette) Tapped(e *fyne.PointEvent) {
	if !p.onPanel(e.Position) {
		p.Close()
	}
}

// Scrolled implements fyne.Scrollable.
func (p *Palette) Scrolled(e *fyne.ScrollEvent) {
	by := 3
	if e.Scrolled.DY > 0 {
		by = -3
	}
	first := max(0, min(p.first+by, len(p.items)-p.visible()))
	p.cursor += first - p.first
	p.first = first
	p.Refresh()
}

// MouseIn implements desktop.Hoverable, so that nothing below is pointed at.
func (p *Palette) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (p *Palette) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Palette) MouseOut() {}
