package timeline

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/ui/parts"
)

// MouseIn implements desktop.Hoverable.
func (a *area) MouseIn(e *desktop.MouseEvent) { a.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable. A drag with the secondary button
// comes here only.
func (a *area) MouseMoved(e *desktop.MouseEvent) {
	if a.hand.does != nothing {
		if e.Button != 0 {
			a.drag(e.Position.X)
			return
		}
		a.letGo() // the button was let go elsewhere
	}
	_, _, a.hand.edge = a.loopEnd(e.Position)
	a.point(&e.Position)
}

// MouseOut implements desktop.Hoverable.
func (a *area) MouseOut() {
	if a.hand.does == panning {
		a.letGo()
	}
	a.point(nil)
}

// point says what is at a position: the time, a bookmark's text. nil: the
// pointer is elsewhere or busy.
func (a *area) point(at *fyne.Position) {
	on := at != nil && len(a.chart.model.Lanes) > 0 && at.Y < a.Size().Height-stripHeight
	parts.Show(a.ghost, on)
	if !on {
		a.t.tip.say("", fyne.Position{})
		return
	}
	a.ghost.Move(fyne.NewPos(at.X, 0))
	zone := a.chart.model.Position.Location()
	words := a.chart.axis.at(float64(at.X)).In(zone).Format(clockFormat)
	if b, ok := a.flag(*at); ok {
		words = b.At.In(zone).Format(clockFormat) + "  " + b.Text + "  (right click to change)"
	}
	a.t.tip.say(words, a.Position().Add(fyne.NewPos(at.X, lanesTop+4)))
}

// Scrolled implements fyne.Scrollable: the wheel zooms around the pointer,
// with Shift or sideways it moves what is shown.
func (a *area) Scrolled(e *fyne.ScrollEvent) {
	a.point(nil)
	if e.Scrolled.DX != 0 {
		a.move(a.chart.axis.pan(float64(e.Scrolled.DX)))
	}
	if e.Scrolled.DY != 0 {
		factor := math.Exp(-float64(e.Scrolled.DY) / notch)
		a.zoom(float64(e.Position.X), min(max(factor, 0.25), 4))
	}
}

// notch is how far the wheel turns, in Fyne's units, to show 2.7 times as
// much: four clicks.
const notch = 100

// zoom shows factor times as much around x.
func (a *area) zoom(x, factor float64) { a.move(a.chart.axis.zoom(x, factor)) }

// middle is what the keyboard zooms around: the playhead where it is shown.
func (a *area) middle() float64 {
	if axis := a.chart.axis; axis.shows(a.chart.model.Position) {
		return axis.x(a.chart.model.Position)
	}
	return a.chart.axis.width / 2
}
