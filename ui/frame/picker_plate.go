package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/wall/layout"
)

// plate is a layout to choose: a small drawing over its name.
type plate struct {
	widget.BaseWidget
	preset  layout.Preset
	pick    func(name string)
	present bool // it is the wall's
	over    bool
	cursor  bool

	ground *canvas.Rectangle
	thumb  *parts.Thumb
	name   parts.Text
}

var (
	_ fyne.Tappable      = (*plate)(nil)
	_ desktop.Hoverable  = (*plate)(nil)
	_ desktop.Cursorable = (*plate)(nil)
)

// The measures of a plate, in Fyne units.
const (
	plateWidth  = 84
	plateHeight = 66
	thumbWidth  = 64
	thumbHeight = 36
)

func newPlate(preset layout.Preset, present bool, pick func(string)) *plate {
	p := &plate{
		preset: preset, pick: pick, present: present,
		ground: canvas.NewRectangle(color.Transparent),
		thumb:  parts.NewThumb(),
		name:   parts.NewText(look.SmallText, present, look.Text),
	}
	p.ground.CornerRadius = 4
	p.name.Text.Text, p.name.Alignment = preset.Name, fyne.TextAlignCenter
	p.ExtendBaseWidget(p)
	return p
}

// Tapped implements fyne.Tappable.
func (p *plate) Tapped(*fyne.PointEvent) { p.pick(p.preset.Name) }

// MouseIn implements desktop.Hoverable.
func (p *plate) MouseIn(*desktop.MouseEvent) { p.point(true) }

// MouseMoved implements desktop.Hoverable.
func (p *plate) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *plate) MouseOut() { p.point(false) }

// Cursor implements desktop.Cursorable.
func (p *plate) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (p *plate) point(over bool) {
	p.over = over
	p.Refresh()
}

// setCursor says whether the arrow keys have come to the plate.
func (p *plate) setCursor(on bool) {
	p.cursor = on
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *plate) CreateRenderer() fyne.WidgetRenderer {
	r := (*plateRenderer)(p)
	r.paint()
	return r
}

// plateRenderer is the plate as its renderer.
type plateRenderer plate

// Objects implements fyne.WidgetRenderer.
func (r *plateRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.thumb, r.name.Text}
}

// Layout implements fyne.WidgetRenderer.
func (r *plateRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.thumb, (size.Width-thumbWidth)/2, 8, thumbWidth, thumbHeight)
	parts.Place(r.name.Text, 0, thumbHeight+8, size.Width, size.Height-thumbHeight-10)
}

// MinSize implements fyne.WidgetRenderer.
func (r *plateRenderer) MinSize() fyne.Size { return fyne.NewSize(plateWidth, plateHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *plateRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.name.Retheme()
}

func (r *plateRenderer) paint() {
	ground, tiles := look.Panel, look.Faint
	switch {
	case r.present:
		ground, tiles = look.Chosen, look.Accent
	case r.over, r.cursor:
		ground, tiles = look.Hover, look.Text
	}
	r.ground.FillColor = look.Colour(ground)
	r.ground.StrokeWidth, r.ground.StrokeColor = 0, color.Transparent
	if r.cursor {
		r.ground.StrokeWidth, r.ground.StrokeColor = 1.5, look.Colour(look.Accent)
	}
	r.thumb.Set(r.preset.Layout, tiles)
}

// Destroy implements fyne.WidgetRenderer.
func (r *plateRenderer) Destroy() {}
