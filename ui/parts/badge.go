package parts

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

// A Badge shows a severity by colour, shape and letter.
type Badge struct {
	widget.BaseWidget
	badge  present.Badge
	dim    bool
	shape  *canvas.Raster
	letter *canvas.Text
}

// ink is the colour of letters on badges.
var ink = color.NRGBA{0x0B, 0x10, 0x15, 0xFF}

// NewBadge makes a badge of an unknown severity.
func NewBadge() *Badge {
	b := &Badge{badge: present.BadgeOf(feed.SeverityUnknown), letter: canvas.NewText("", ink)}
	b.shape = canvas.NewRaster(b.draw)
	b.letter.TextStyle.Bold, b.letter.Alignment = true, fyne.TextAlignCenter
	b.set()
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the severity; dim is for what is over or out of date.
func (b *Badge) Set(s feed.Severity, dim bool) {
	badge := present.BadgeOf(s)
	if badge == b.badge && dim == b.dim {
		return
	}
	b.badge, b.dim = badge, dim
	b.Refresh()
}

func (b *Badge) set() {
	b.letter.Text, b.letter.Color = b.badge.Letter, ink
	if b.hollow() {
		b.letter.Color = b.colour()
	}
}

// hollow badges have an outline only.
func (b *Badge) hollow() bool { return b.badge.Symbol == mapview.SymbolRing }

// colour is the badge's own; a hollow one takes the theme's, to be seen by day.
func (b *Badge) colour() color.Color {
	c := b.badge.Colour
	if b.hollow() {
		return look.Colour(look.Dim)
	}
	if b.dim {
		c.A = 0x80
	}
	return c
}

// draw makes the shape's picture of w by h pixels.
func (b *Badge) draw(w, h int) image.Image {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	r := vector.NewRasterizer(w, h)
	side := float64(min(w, h))
	x, y := float64(w)/2, float64(h)/2
	shape := corners(b.badge.Symbol)
	fill := func(c color.Color, outer, inner float64) {
		r.Reset(w, h)
		outline(r, shape, x, y, outer)
		if inner > 0 {
			outline(r, reversed(shape), x, y, inner)
		}
		r.Draw(dst, dst.Bounds(), image.NewUniform(c), image.Point{})
	}
	if b.hollow() {
		fill(b.colour(), side/2-0.5, side/2-0.5-side/9)
		return dst
	}
	fill(ink, side/2-0.5, 0) // an outline, for light grounds
	fill(b.colour(), side/2-1.3, 0)
	return dst
}

// corners of a symbol in a circle of radius 1, y down.
func corners(s mapview.Symbol) [][2]float64 {
	switch s {
	case mapview.SymbolDiamond:
		return [][2]float64{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}
	case mapview.SymbolTriangle:
		return [][2]float64{{0, -0.98}, {1, 0.86}, {-1, 0.86}}
	case mapview.SymbolSquare:
		return [][2]float64{{-0.82, -0.82}, {0.82, -0.82}, {0.82, 0.82}, {-0.82, 0.82}}
	}
	round := make([][2]float64, 48)
	for i := range round {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(round)))
		round[i] = [2]float64{0.92 * sin, -0.92 * cos}
	}
	return round
}

func reversed(points [][2]float64) [][2]float64 {
	back := make([][2]float64, len(points))
	for i, p := range points {
		back[len(points)-1-i] = p
	}
	return back
}

func outline(r *vector.Rasterizer, points [][2]float64, x, y, radius float64) {
	for i, p := range points {
		px, py := float32(x+p[0]*radius), float32(y+p[1]*radius)
		if i == 0 {
			r.MoveTo(px, py)
		} else {
			r.LineTo(px, py)
		}
	}
	r.ClosePath()
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer { return (*badgeRenderer)(b) }

// badgeRenderer is the badge as its renderer.
type badgeRenderer Badge

// Objects implements fyne.WidgetRenderer.
func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.shape, r.letter}
}

// Layout implements fyne.WidgetRenderer.
func (r *badgeRenderer) Layout(size fyne.Size) {
	r.letter.TextSize = size.Height * 0.5
	Place(r.shape, 0, 0, size.Width, size.Height)
	drop := float32(0)
	if r.badge.Symbol == mapview.SymbolTriangle {
		drop = size.Height * 0.14
	}
	r.letter.Move(fyne.NewPos(0, drop))
	r.letter.Resize(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *badgeRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(18) }

// Refresh implements fyne.WidgetRenderer.
func (r *badgeRenderer) Refresh() {
	(*Badge)(r).set()
	r.Layout(r.BaseWidget.Size())
	r.shape.Refresh()
	r.letter.Refresh()
}

// Destroy implements fyne.WidgetRenderer.
func (r *badgeRenderer) Destroy() {}
