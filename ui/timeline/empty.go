package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// empty says how files get here.
type empty struct {
	widget.BaseWidget
	film  *canvas.Image
	words [2]parts.Text
}

func newEmpty() *empty {
	e := &empty{
		film:  canvas.NewImageFromResource(icon("film", look.Faint)),
		words: [2]parts.Text{parts.NewText(look.TitleText, true, look.Text), parts.NewText(look.BodyText, false, look.Dim)},
	}
	e.words[0].Text.Text = "Drop video files here, or press O to open"
	e.words[1].Text.Text = "MP4, MKV, AVI, TS and MJPEG files, or a folder of them, play on one clock, a lane each."
	for i := range e.words {
		e.words[i].Alignment = fyne.TextAlignCenter
	}
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer implements fyne.Widget.
func (e *empty) CreateRenderer() fyne.WidgetRenderer { return (*emptyRenderer)(e) }

// emptyRenderer is the empty state as its renderer.
type emptyRenderer empty

// Objects implements fyne.WidgetRenderer.
func (r *emptyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.film, r.words[0].Text, r.words[1].Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *emptyRenderer) Layout(size fyne.Size) {
	middle := size.Height / 2
	parts.Place(r.film, (size.Width-28)/2, middle-44, 28, 28)
	parts.Place(r.words[0].Text, 0, middle-8, size.Width, 22)
	parts.Place(r.words[1].Text, 0, middle+16, size.Width, 20)
}

// MinSize implements fyne.WidgetRenderer.
func (r *emptyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.words[1].Wide()+24, 96)
}

// Refresh implements fyne.WidgetRenderer.
func (r *emptyRenderer) Refresh() {
	r.words[0].Retheme()
	r.words[1].Retheme()
	r.film.Refresh()
}

// Destroy implements fyne.WidgetRenderer.
func (r *emptyRenderer) Destroy() {}
