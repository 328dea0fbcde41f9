package cameras

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// A Panel is the camera tree under a search. Fyne goroutine only.
type Panel struct {
	widget.BaseWidget
	OnOpen  func(id string)                   // double click or Enter; also of a camera without pictures
	OnDrag  func(id string, at fyne.Position) // a camera is dragged, at is absolute on the canvas
	OnDrop  func(id string, at fyne.Position) // it is let go
	OnClose func()                            // the operator leaves: Esc without a search, or the cross

	items   []present.CameraItem
	shown   map[string]bool // on the wall
	index   *Index
	toggled map[branch]bool
	query   string
	matches []Match
	lines   []line
	cursor  target

	ground *canvas.Rectangle
	title  parts.Text
	count  parts.Text
	closer *parts.Button
	search *search
	list   *list
	scroll *container.Scroll
	empty  [2]parts.Text // a title and a sentence, when there is no line
	room   float32       // for the count
}

// A target is a line that stays the same one when the lines change.
type target struct {
	branch branch
	camera string // id
}

// New makes a panel without cameras.
func New() *Panel {
	p := &Panel{
		index: NewIndex(nil), toggled: map[branch]bool{},
		ground: canvas.NewRectangle(color.Transparent),
		title:  parts.NewText(look.TitleText, true, look.Text),
		count:  parts.NewText(look.BodyText, false, look.Dim),
		empty:  [2]parts.Text{parts.NewText(look.TitleText, true, look.Dim), parts.NewText(look.BodyText, false, look.Faint)},
	}
	p.title.Text.Text = "Cameras"
	p.closer = parts.NewIcon(theme.NewColoredResource(theme.CancelIcon(), look.Dim), p.leave)
	for i := range p.empty {
		p.empty[i].Alignment = fyne.TextAlignCenter
	}
	p.search = newSearch(p)
	p.list = newList(p)
	p.scroll = container.NewVScroll(p.list)
	p.scroll.OnScrolled = func(fyne.Position) { p.list.place() }
	p.ExtendBaseWidget(p)
	p.relist()
	return p
}

// SetItems shows cameras, sorted as present.CameraItems sorts them. While
// only their health changes, the search index stays and only lines in sight
// are painted again.
func (p *Panel) SetItems(items []present.CameraItem) {
	if slices.Equal(p.items, items) {
		return
	}
	known := slices.EqualFunc(p.items, items, reads)
	p.items = items
	if !known {
		p.index = NewIndex(items)
		p.matches = p.index.Search(p.query)
		p.list.measure()
	}
	p.relist()
}

// reads says whether two cameras are found by the same words.
func reads(a, b present.CameraItem) bool {
	return a.ID == b.ID && a.Number == b.Number && a.Name == b.Name && a.Agency == b.Agency && a.Group == b.Group && a.Tags == b.Tags
}

// SetShown says which cameras, by id, are on the wall now. The map must not
// be changed afterwards.
func (p *Panel) SetShown(ids map[string]bool) {
	p.shown = ids
	p.list.place()
}

// FocusSearch gives the keyboard of the panel's canvas to the search.
func (p *Panel) FocusSearch(c fyne.Canvas) { c.Focus(p.search) }

// find shows what a query finds, the best chosen. When the search ends, what
// was chosen stays: the tree shows where it belongs.
func (p *Panel) find(query string) {
	p.query = query
	p.matches = p.index.Search(query)
	if len(p.matches) > 0 {
		p.cursor = target{camera: p.items[p.matches[0].Item].ID}
	}
	p.relist()
	if at := p.chosen(); at >= 0 && !p.searching() {
		p.choose(at)
	} else {
		p.scroll.ScrollToTop()
	}
}

// searching says whether the list shows what a search has found.
func (p *Panel) searching() bool { return len(wordsOf(p.query)) > 0 }

// relist makes the lines anew.
func (p *Panel) relist() {
	if p.searching() {
		p.lines = make([]line, len(p.matches))
		for i, m := range p.matches {
			p.lines[i] = line{item: m.Item}
		}
	} else {
		p.lines = tree(p.items, p.toggled)
	}
	p.list.resize()
	p.list.place()
	p.say()
}

// say writes the count, and why there is no line.
func (p *Panel) say() {
	words, title, hint := p.words()
	p.count.Set(parts.Fit(words, p.room, p.count.TextSize, p.count.TextStyle), look.Dim)
	for i, text := range []string{title, hint} {
		t := &p.empty[i]
		parts.Show(t.Text, len(p.lines) == 0)
		t.Set(parts.Fit(text, p.Size().Width-24, t.TextSize, t.TextStyle), t.Colour)
	}
}

func (p *Panel) words() (count, title, hint string) {
	switch {
	case len(p.items) == 0:
		return "", "No cameras yet", "Connect a hub or give --camera"
	case p.searching():
		return fmt.Sprintf("%d of %d found", len(p.matches), len(p.items)), "Nothing matches “" + p.query + "”", "Esc shows all cameras again"
	}
	return counted(len(p.items), ailing(p.items)), "", ""
}
