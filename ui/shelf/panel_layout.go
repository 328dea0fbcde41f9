package shelf

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of the panel, in Fyne units.
const (
	width      = 380
	maxHeight  = 420
	side       = 12
	headHeight = 36
	saveHeight = 36
	footHeight = 40
	turnHeight = 22
	noneHeight = 96  // of the words when there is no view
	saveWidth  = 226 // of the button that saves changes
)

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := (*panelRenderer)(p)
	r.paint()
	return r
}

// panelRenderer is the panel as its renderer.
type panelRenderer Panel

// Objects implements fyne.WidgetRenderer.
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.ground, r.title.Text, r.count.Text, r.saveAs, r.save, r.scroll,
		r.empty[0].Text, r.empty[1].Text, r.line, r.turning.Text, r.load, r.rotate,
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *panelRenderer) Layout(size fyne.Size) { (*Panel)(r).layout(size) }

func (p *Panel) layout(size fyne.Size) {
	parts.Place(p.ground, 0, 0, size.Width, size.Height)
	parts.Place(p.title.Text, side, 2, 120, headHeight-2)
	parts.Place(p.count.Text, size.Width-side-120, 2, 120, headHeight-2)
	p.layoutSave(size)
	top, bottom := float32(headHeight+saveHeight), size.Height-p.foot()
	parts.Place(p.scroll, 0, top, size.Width, max(0, bottom-top))
	parts.Place(p.empty[0].Text, 0, top+24, size.Width, 22)
	parts.Place(p.empty[1].Text, 0, top+48, size.Width, 20)
	p.layoutFoot(size, bottom)
}

// layoutSave gives the buttons a row, or the one all of it.
func (p *Panel) layoutSave(size fyne.Size) {
	const top = headHeight + (saveHeight-parts.ButtonHeight)/2 - 3
	if parts.Show(p.save, p.changed()); !p.changed() {
		p.saveAs.SetWords("Save this wall as a view…")
		parts.Place(p.saveAs, side, top, size.Width-2*side, parts.ButtonHeight)
		return
	}
	p.save.SetWords(fit("Save changes to "+p.model.Called, saveWidth-buttonSides))
	p.saveAs.SetWords("Save as new…")
	parts.Place(p.save, side, top, saveWidth, parts.ButtonHeight)
	parts.Place(p.saveAs, side+saveWidth+6, top, size.Width-2*side-saveWidth-6, parts.ButtonHeight)
}

// buttonSides is how much of a button's width its words leave.
const buttonSides = 16

// fit shortens the words of a button.
func fit(words string, room float32) string {
	return parts.Fit(words, room, look.SmallText+0.5, fyne.TextStyle{Bold: true})
}

func (p *Panel) layoutFoot(size fyne.Size, top float32) {
	parts.Place(p.line, 0, top, size.Width, 1)
	if parts.Show(p.turning.Text, p.model.Rotating != ""); p.turning.Visible() {
		parts.Place(p.turning.Text, side, top+4, size.Width-2*side, turnHeight-2)
		top += turnHeight
	}
	top += (footHeight - parts.ButtonHeight) / 2
	parts.Place(p.load, side-6, top, p.load.MinSize().Width, parts.ButtonHeight)
	turn := p.rotate.MinSize().Width
	parts.Place(p.rotate, size.Width-side+6-turn, top, turn, parts.ButtonHeight)
}

// foot is the height under the rows.
func (p *Panel) foot() float32 {
	if p.model.Rotating != "" {
		return footHeight + turnHeight
	}
	return footHeight
}

// MinSize implements fyne.WidgetRenderer.
func (r *panelRenderer) MinSize() fyne.Size {
	rows := float32(len(r.cards)) * rowHeight
	if rows == 0 {
		rows = noneHeight
	}
	return fyne.NewSize(width, min(maxHeight, headHeight+saveHeight+rows+(*Panel)(r).foot()))
}

// Refresh implements fyne.WidgetRenderer.
func (r *panelRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
	r.line.Refresh()
	r.rows.Refresh()
}

func (r *panelRenderer) paint() {
	r.ground.FillColor, r.line.FillColor = look.Colour(look.Panel), look.Colour(look.Line)
	for _, t := range []*parts.Text{&r.title, &r.count, &r.empty[0], &r.empty[1], &r.turning} {
		t.Retheme()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *panelRenderer) Destroy() {}
