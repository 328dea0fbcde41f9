package wall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return (*tileRenderer)(t) }

// tileRenderer is the tile as its renderer.
type tileRenderer Tile

// Objects lists what is drawn, from back to front. Each costs a draw call in
// each paint of the window, so what is not needed is left out.
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	switch {
	case r.content.Object != nil:
		all = append(all, r.content.Object)
	case r.pic != nil:
		all = append(all, r.pic.object(), r.veil)
	}
	if r.wall.cfg.Bare {
		return all
	}
	all = append(all, (*Tile)(r).figures()...)
	if (*Tile)(r).barred() {
		all = append(all, r.strip, r.mark, r.title, r.state)
	}
	if r.wall.heard == r.slot {
		all = append(all, r.speaker)
	}
	if r.content.Object == nil {
		all = append(all, r.big, r.reason)
	}
	if r.wall.selected == r.slot {
		for _, b := range r.border {
			all = append(all, b)
		}
	}
	return all
}

// Layout implements fyne.WidgetRenderer.
func (r *tileRenderer) Layout(fyne.Size) { (*Tile)(r).layout() }

// MinSize implements fyne.WidgetRenderer.
func (r *tileRenderer) MinSize() fyne.Size { return fyne.NewSize(16, 9) }

// Refresh implements fyne.WidgetRenderer.
func (r *tileRenderer) Refresh() {
	(*Tile)(r).layout()
	canvas.Refresh((*Tile)(r)) // what was just added has no canvas to repaint yet
}

// Destroy implements fyne.WidgetRenderer.
func (r *tileRenderer) Destroy() {}

// layout places everything in the tile, on whole pixels.
func (t *Tile) layout() {
	scale := t.wall.pixelsPerUnit()
	size := image.Pt(int(t.Size().Width*scale+0.5), int(t.Size().Height*scale+0.5))
	bar := int(t.barHeight() * scale)
	if t.wall.cfg.Bare || t.content.Bare {
		bar = 0
	}
	before := t.room
	t.room = image.Rect(0, min(bar, size.Y), size.X, size.Y)
	t.gauge.stale = t.gauge.stale || t.room != before
	t.place()
	if t.wall.cfg.Bare {
		return
	}
	t.layoutBar()
	t.layoutMiddle()
	t.layoutBorder()
	t.placeFigures()
}

// barHeight is the title bar's, in Fyne units: smaller on small tiles.
func (t *Tile) barHeight() float32 { return min(22, max(13, t.Size().Height*0.085)) }

func (t *Tile) layoutBar() {
	w, h := t.Size().Width, t.barHeight()
	place(t.strip, 0, 0, w, h)
	lead := float32(6)
	t.mark.FillColor = t.content.Mark
	if t.content.Mark != nil {
		place(t.mark, 0, 0, 4, h)
		lead = 9
	} else {
		place(t.mark, 0, 0, 0, 0)
	}
	w -= t.layoutSpeaker(w, h)
	for _, text := range []fyne.CanvasObject{t.title, t.state} {
		place(text, lead, 0, w-lead-6, h)
	}
	t.title.TextSize, t.state.TextSize = h*0.58, h*0.5
	t.share(w - lead)
}

// share lets the title have the bar where there is no room for the state too,
// first of the content and then of the picture. Then its colour tells, and the
// middle of the tile if the picture is frozen.
func (t *Tile) share(room float32) {
	setText(t.title, t.content.heading(), t.title.Color)
	room -= t.title.MinSize().Width + 14
	said := joined(t.said.short, t.said.more)
	if width(said, t.state) > room {
		said = t.said.short
	}
	setText(t.state, said, t.said.colour)
	fits := width(said, t.state) <= room
	show(t.state, fits)
	c := plain
	if !fits && t.said.short != "" {
		c = t.said.colour
	}
	if !fits && t.tools.frozen {
		setText(t.title, joined("FROZEN", t.title.Text), c)
		return
	}
	setText(t.title, t.title.Text, c)
}

func (t *Tile) layoutMiddle() {
	w, h := t.Size().Width, t.Size().Height
	size := min(18, max(8, w/18))
	t.big.TextSize, t.reason.TextSize = size, size*0.72
	middle := t.barHeight() + (h-t.barHeight())/2
	place(t.big, 0, middle-size*1.3, w, size*1.4)
	place(t.reason, 0, middle+size*0.3, w, size)
	t.speakUp()
}

func (t *Tile) layoutBorder() {
	const thick = 2
	w, h := t.Size().Width, t.Size().Height
	place(t.border[0], 0, 0, w, thick)
	place(t.border[1], 0, h-thick, w, thick)
	place(t.border[2], 0, thick, thick, h-2*thick)
	place(t.border[3], w-thick, thick, thick, h-2*thick)
}

// place puts the picture where it fits, or the object where there is room.
func (t *Tile) place() {
	scale := t.wall.pixelsPerUnit()
	if o := t.content.Object; o != nil {
		placeAt(o, t.room, scale)
		return
	}
	if t.pic == nil {
		return
	}
	o, at := t.pic.object(), t.pixels()
	before := o.Size()
	placeAt(o, at, scale)
	placeAt(t.veil, at, scale)
	t.stale = t.stale || o.Size() != before
}

// placeAt puts o on device pixels.
func placeAt(o fyne.CanvasObject, at image.Rectangle, scale float32) {
	place(o, float32(at.Min.X)/scale, float32(at.Min.Y)/scale, float32(at.Dx())/scale, float32(at.Dy())/scale)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
