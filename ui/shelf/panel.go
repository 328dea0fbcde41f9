package shelf

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/views"
)

// A Model is what the panel shows.
type Model struct {
	Views    []views.View
	Called   string // the view on the wall; "": none
	Changed  bool   // the wall is no longer as that view says
	Rotating string // how the rotation through views stands, in words; "": none
}

// A Panel lists the saved views. It is made for a popover: 380 Fyne units
// wide and at most 420 high. It is a fyne.Focusable: see TypedKey. Fyne goroutine
// only.
type Panel struct {
	widget.BaseWidget
	OnCall, OnRename, OnDuplicate, OnDelete, OnExport func(name string)
	OnMove                                            func(name string, by int) // by places down; negative: up
	OnSave                                            func()                    // the changes, to the view that was called
	OnSaveAs, OnImport, OnRotate                      func()

	model  Model
	cards  []card
	cursor string // name of the view that keys act on
	active bool   // the panel has the keyboard

	ground  *canvas.Rectangle
	title   parts.Text
	count   parts.Text
	saveAs  *parts.Button
	save    *parts.Button
	rows    *rows
	scroll  *container.Scroll
	empty   [2]parts.Text // a title and a sentence, when there is no view
	line    *canvas.Rectangle
	turning parts.Text
	load    *parts.Button
	rotate  *parts.Button
}

// New makes a panel without views.
func New() *Panel {
	p := &Panel{
		ground:  canvas.NewRectangle(color.Transparent),
		title:   parts.NewText(look.TitleText, true, look.Text),
		count:   parts.NewText(look.SmallText, false, look.Dim),
		empty:   [2]parts.Text{parts.NewText(look.TitleText, true, look.Dim), parts.NewText(look.BodyText, false, look.Faint)},
		line:    canvas.NewRectangle(color.Transparent),
		turning: parts.NewText(look.SmallText, true, look.Accent),
	}
	p.ground.CornerRadius = 6
	p.title.Text.Text = "Views"
	p.count.Alignment = fyne.TextAlignTrailing
	p.empty[0].Text.Text, p.empty[1].Text.Text = "No views yet", "Save this wall, and Ctrl+1 brings it back"
	for i := range p.empty {
		p.empty[i].Alignment = fyne.TextAlignCenter
	}
	p.saveAs = parts.NewButton("", parts.Raised, func() { call(p.OnSaveAs) })
	p.save = parts.NewButton("", parts.Filled, func() { call(p.OnSave) })
	p.load = parts.NewButton("Import…", parts.Flat, func() { call(p.OnImport) })
	p.rotate = parts.NewButton("Rotate through views…", parts.Flat, func() { call(p.OnRotate) })
	p.rows = newRows(p)
	p.scroll = container.NewVScroll(p.rows)
	p.scroll.OnScrolled = func(fyne.Position) { p.rows.place() }
	p.ExtendBaseWidget(p)
	p.say()
	return p
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func tell(f func(string), name string) {
	if f != nil {
		f(name)
	}
}

// Set shows a model; rows that did not change are not painted again.
func (p *Panel) Set(m Model) {
	at := p.chosen()
	p.model, p.cards = m, cards(m)
	p.follow(at)
	p.rows.resize()
	p.rows.place()
	if p.active {
		p.rows.reveal(p.cursor)
	}
	p.say()
	p.layout(p.Size())
}

// follow keeps the cursor on its view, else on the one that has come to its
// place, else on the one that was called.
func (p *Panel) follow(at int) {
	switch {
	case p.chosen() >= 0:
	case at >= 0 && len(p.cards) > 0:
		p.cursor = p.cards[min(at, len(p.cards)-1)].name
	default:
		p.cursor = p.model.Called
	}
}

// say writes what stands around the rows.
func (p *Panel) say() {
	n := len(p.model.Views)
	words := fmt.Sprintf("%d views", n)
	switch n {
	case 0:
		words = ""
	case 1:
		words = "1 view"
	}
	p.count.Set(words, look.Dim)
	p.turning.Set(parts.Fit(p.model.Rotating, width-2*side, p.turning.TextSize, p.turning.TextStyle), look.Accent)
	p.rotate.SetOn(p.model.Rotating != "")
	for i := range p.empty {
		parts.Show(p.empty[i].Text, n == 0)
	}
}

// changed says whether there is a view to save changes to.
func (p *Panel) changed() bool { return p.model.Changed && p.model.Called != "" }
