package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// pill tells the state of the link in words and by colour.
type pill struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	dot    *canvas.Circle
	words  parts.Text
	is     string // all the words
	short  bool   // there is not room for more than linkWords
	level  present.Level
}

func newPill() *pill {
	p := &pill{
		ground: canvas.NewRectangle(color.Transparent),
		dot:    canvas.NewCircle(color.Transparent),
		words:  parts.NewText(look.BodyText-0.5, true, look.Text),
	}
	p.ground.CornerRadius = 12
	p.ExtendBaseWidget(p)
	return p
}

// set changes the words, and says whether they need another width.
func (p *pill) set(words string, level present.Level) bool {
	if p.is == words && p.level == level {
		return false
	}
	before := p.MinSize().Width
	p.is, p.level = words, level
	p.fit()
	return before != p.MinSize().Width
}

// shorten says whether the room is small.
func (p *pill) shorten(on bool) {
	if p.short != on {
		p.short = on
		p.fit()
	}
}

// fit shows as much of the words as there is room for.
func (p *pill) fit() {
	p.words.Text.Text = p.is
	if p.short {
		p.words.Text.Text = parts.Fit(p.is, linkWords, p.words.TextSize, p.words.TextStyle)
	}
	p.Refresh()
}

// colour is the theme's colour of a level.
func colour(l present.Level) fyne.ThemeColorName {
	switch l {
	case present.Good:
		return look.Good
	case present.Caution:
		return look.Warn
	case present.Fault:
		return look.Bad
	}
	return look.Faint
}

// CreateRenderer implements fyne.Widget.
func (p *pill) CreateRenderer() fyne.WidgetRenderer {
	r := (*pillRenderer)(p)
	r.paint()
	return r
}

// pillRenderer is the pill as its renderer.
type pillRenderer pill

// Objects implements fyne.WidgetRenderer.
func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dot, r.words.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *pillRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, (size.Height-24)/2, size.Width, 24)
	parts.Place(r.dot, 10, (size.Height-8)/2, 8, 8)
	parts.Place(r.words.Text, 24, 0, size.Width-24, size.Height)
}

// MinSize implements fyne.WidgetRenderer.
func (r *pillRenderer) MinSize() fyne.Size { return fyne.NewSize(r.words.Wide()+36, 24) }

// Refresh implements fyne.WidgetRenderer.
func (r *pillRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.dot.Refresh()
	r.words.Refresh()
}

func (r *pillRenderer) paint() {
	c := look.Colour(colour(r.level))
	r.ground.FillColor = look.Colour(look.Raised)
	r.dot.FillColor = c
	r.words.Colour, r.words.Color = colour(r.level), c
}

// Destroy implements fyne.WidgetRenderer.
func (r *pillRenderer) Destroy() {}
