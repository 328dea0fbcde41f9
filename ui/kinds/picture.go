package kinds

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// A Picture shows a picture file (PNG, JPEG, or the first frame of a GIF) as
// large as it fits, and shows it again when the file changes. Without a
// picture it says why. Its methods belong to the Fyne goroutine.
type Picture struct {
	widget.BaseWidget
	loader *Loader
	file   *file
	image  *canvas.Image // nil: none
	aspect image.Point   // of the picture
	words  *block        // instead of it
	failed bool
}

// NewPicture makes a picture of the file at path, which the loader reads.
// Close it when it is no longer shown.
func NewPicture(l *Loader, path string) *Picture {
	p := &Picture{loader: l, file: &file{path: path}, words: &block{
		words: "reading " + path, colour: dark(look.Dim), align: fyne.TextAlignCenter,
		most: 18, ruler: newRuler(fyne.TextStyle{}),
	}}
	p.ExtendBaseWidget(p)
	l.add(p.file)
	return p
}

// Close ends the reading of the file.
func (p *Picture) Close() { p.loader.remove(p.file) }

// Path is the file's.
func (p *Picture) Path() string { return p.file.path }

// State is why there is no picture, in capitals: "READING", "NO PICTURE", or ""
// when there is one.
func (p *Picture) State() string {
	switch {
	case p.image != nil:
		return ""
	case p.failed:
		return "NO PICTURE"
	}
	return "READING"
}

// Tick takes what the loader has read since.
func (p *Picture) Tick(time.Time) {
	p.ask()
	news := p.file.news.Take()
	if news == nil {
		return
	}
	if p.failed = news.problem != ""; p.failed {
		p.image, p.words.words = nil, "NO PICTURE\n"+news.problem
	} else {
		p.take(news)
	}
	p.Refresh()
}

// take shows a picture.
func (p *Picture) take(news *loaded) {
	if p.image == nil {
		p.image = canvas.NewImageFromImage(news.image)
		p.image.FillMode, p.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	}
	p.image.Image, p.aspect, p.words.words = news.image, news.size, ""
	p.image.Refresh()
}

// ask tells the loader how many pixels there are to fill.
func (p *Picture) ask() {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		return // not on screen yet
	}
	x, y := c.PixelCoordinateForPosition(fyne.NewPos(p.Size().Width, p.Size().Height))
	p.loader.want(p.file, image.Pt(x, y))
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer { return newBoard(p, p.objects, p.layout) }

func (p *Picture) objects() []fyne.CanvasObject {
	if p.image != nil {
		return []fyne.CanvasObject{p.image}
	}
	return p.words.objects()
}

// layout puts the picture in the middle, with its own aspect.
func (p *Picture) layout(size fyne.Size) {
	p.words.layout(size)
	if p.image == nil {
		return
	}
	w, h := float32(p.aspect.X), float32(p.aspect.Y)
	scale := min(size.Width/w, size.Height/h)
	p.image.Move(fyne.NewPos((size.Width-w*scale)/2, (size.Height-h*scale)/2))
	p.image.Resize(fyne.NewSize(w*scale, h*scale))
}
