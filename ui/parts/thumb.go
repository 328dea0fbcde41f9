package parts

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// A Plan is an arrangement of tiles, such as a layout of the wall.
type Plan interface {
	Len() int
	Cell(i int, size image.Point, gap int) image.Rectangle // in pixels
}

// A Thumb is a small drawing of a Plan.
type Thumb struct {
	widget.BaseWidget
	plan   Plan
	colour fyne.ThemeColorName
	raster *canvas.Raster
}

// NewThumb makes an empty drawing.
func NewThumb() *Thumb {
	t := &Thumb{colour: look.Faint}
	t.raster = canvas.NewRaster(t.draw)
	t.ExtendBaseWidget(t)
	return t
}

// Set draws a plan, its tiles in a colour of the theme.
func (t *Thumb) Set(p Plan, colour fyne.ThemeColorName) {
	t.plan, t.colour = p, colour
	t.Refresh()
}

// draw makes the picture of w by h pixels.
func (t *Thumb) draw(w, h int) image.Image {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if t.plan == nil {
		return dst
	}
	fill := image.NewUniform(look.Colour(t.colour))
	for i := range t.plan.Len() {
		draw.Draw(dst, t.plan.Cell(i, dst.Rect.Size(), 1+w/80), fill, image.Point{}, draw.Src)
	}
	return dst
}

// CreateRenderer implements fyne.Widget.
func (t *Thumb) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.raster) }
