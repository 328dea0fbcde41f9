package timeline

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// area is the part of a timeline that has time from left to right: the chart
// with the playhead, and the mouse on it.
type area struct {
	widget.BaseWidget
	t      *Timeline
	chart  chart
	all    bool // shows all there is, and goes on to when there is more
	raster *canvas.Raster
	needle *canvas.Rectangle // the playhead, over the chart
	knob   *canvas.Rectangle
	ghost  *canvas.Rectangle // where the pointer is
	hand   hand
}

// The widths of the playhead's parts.
const (
	needleWidth = 2
	knobWidth   = 11
	knobHeight  = 14
)

func newArea(t *Timeline) *area {
	a := &area{
		t: t, all: true,
		needle: canvas.NewRectangle(color.Transparent),
		knob:   canvas.NewRectangle(color.Transparent),
		ghost:  canvas.NewRectangle(color.Transparent),
	}
	a.raster = canvas.NewRaster(a.chart.draw)
	a.knob.CornerRadius = 3
	a.ghost.Hide()
	a.ExtendBaseWidget(a)
	return a
}

// set shows m; what the chart shows is painted again only when it differs.
func (a *area) set(m Model) {
	before := a.chart.model
	a.chart.model = m
	if !before.looks(m) {
		a.reach()
	}
	a.follow(before)
	a.place()
}

// reach fits the axis to what the lanes have now, and draws the chart.
func (a *area) reach() {
	a.chart.axis.width = float64(a.Size().Width)
	if a.all || a.chart.axis.span == 0 {
		a.chart.axis = a.chart.whole()
	}
	a.move(a.chart.axis)
}

// move shows another part of the time.
func (a *area) move(to axis) {
	a.chart.axis = to.within(a.chart.model.extent())
	a.all = a.chart.axis.span >= a.chart.whole().span
	a.raster.Refresh()
	a.place()
}

// follow turns the page when the playhead leaves it. Who looks elsewhere
// while it plays is left alone.
func (a *area) follow(before Model) {
	now, axis := a.chart.model, a.chart.axis
	if now.Position.Equal(before.Position) || axis.shows(now.Position) || a.hand.does != nothing {
		return
	}
	switch {
	case !now.Playing:
		a.move(axis.centre(now.Position))
	case axis.shows(before.Position):
		a.move(axis.turn(now.Position, now.rate() > 0))
	}
}

// position is the playhead's: under the hand while it is dragged.
func (a *area) position() time.Time {
	if a.hand.does == scrubbing {
		return a.hand.at
	}
	return a.chart.model.Position
}

// place puts the playhead where it belongs.
func (a *area) place() {
	x := math.Round(a.chart.axis.x(a.position())) // less than a unit need not be painted
	on := x >= 0 && x <= a.chart.axis.width && len(a.chart.model.Lanes) > 0
	parts.Show(a.needle, on)
	parts.Show(a.knob, on)
	if on {
		a.needle.Move(fyne.NewPos(float32(x)-needleWidth/2, 0))
		a.knob.Move(fyne.NewPos(float32(x)-knobWidth/2, rulerHeight-knobHeight))
	}
}

// CreateRenderer implements fyne.Widget.
func (a *area) CreateRenderer() fyne.WidgetRenderer {
	r := (*areaRenderer)(a)
	r.paint()
	return r
}

// Cursor implements desktop.Cursorable.
func (a *area) Cursor() desktop.Cursor {
	if a.hand.edge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// areaRenderer is the area as its renderer.
type areaRenderer area

// Objects implements fyne.WidgetRenderer.
func (r *areaRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.raster, r.ghost, r.needle, r.knob}
}

// Layout implements fyne.WidgetRenderer.
func (r *areaRenderer) Layout(size fyne.Size) {
	lanes := size.Height - stripHeight
	r.raster.Resize(size)
	r.needle.Resize(fyne.NewSize(needleWidth, lanes))
	r.knob.Resize(fyne.NewSize(knobWidth, knobHeight))
	r.ghost.Resize(fyne.NewSize(1, lanes))
	if float32(r.chart.axis.width) != size.Width {
		(*area)(r).reach()
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *areaRenderer) MinSize() fyne.Size {
	return fyne.NewSize(320, lanesTop+laneHeight+stripHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *areaRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	r.raster.Refresh()
}

func (r *areaRenderer) paint() {
	r.needle.FillColor, r.knob.FillColor = look.Colour(look.Text), look.Colour(look.Text)
	r.ghost.FillColor = shade(look.Text, 0x60)
	for _, o := range []*canvas.Rectangle{r.needle, r.knob, r.ghost} {
		o.Refresh()
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *areaRenderer) Destroy() {}
