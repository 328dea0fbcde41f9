package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A hand is what the mouse is doing on an area.
type hand struct {
	does gesture
	at   time.Time // of the playhead while it is dragged
	from time.Time // the end of a range that stays
	last float32   // where it was
	far  bool      // it has moved: no click
	edge bool      // points at an end of the loop
	keys bool      // snaps to key frames too
}

// gesture is what a pressed button does.
type gesture int

const (
	nothing   gesture = iota
	scrubbing         // moves the playhead
	ranging           // draws a loop, or moves an end of it
	panning           // moves the time under the pointer
	striding          // moves what is shown, by the strip
)

// reach is how near, in Fyne units, the pointer gets hold of something.
const reach = 5

var (
	_ desktop.Mouseable  = (*area)(nil)
	_ desktop.Hoverable  = (*area)(nil)
	_ desktop.Cursorable = (*area)(nil)
	_ fyne.Draggable     = (*area)(nil)
	_ fyne.Scrollable    = (*area)(nil)
)

// MouseDown implements desktop.Mouseable.
func (a *area) MouseDown(e *desktop.MouseEvent) {
	if len(a.chart.model.Lanes) == 0 {
		return
	}
	x := float64(e.Position.X)
	a.hand = hand{last: e.Position.X, keys: e.Modifier&fyne.KeyModifierControl != 0}
	a.point(nil)
	switch end, other, near := a.loopEnd(e.Position); {
	case e.Button != desktop.MouseButtonPrimary:
		a.hand.does = panning
	case e.Position.Y > a.Size().Height-stripHeight:
		a.hand.does = striding
		a.stride(x)
	case near:
		a.hand.does, a.hand.from, a.hand.at = ranging, other, end
	case e.Modifier&fyne.KeyModifierShift != 0:
		a.hand.does, a.hand.from, a.hand.at = ranging, a.moment(x), a.moment(x)
	default:
		a.hand.does = scrubbing
		a.pick(e.Position)
		a.scrub(a.flagged(e.Position, a.moment(x)))
	}
}

// pick selects the lane under the pointer.
func (a *area) pick(at fyne.Position) {
	i := int((float64(at.Y) - lanesTop + a.chart.scroll) / laneHeight)
	if at.Y < lanesTop || i >= len(a.chart.model.Lanes) {
		return
	}
	if id := a.chart.model.Lanes[i].ID; id != a.chart.model.Selected {
		tell(a.t.OnLane, id)
	}
}

// flagged is the moment of the bookmark at a position, or else t.
func (a *area) flagged(at fyne.Position, t time.Time) time.Time {
	if b, ok := a.flag(at); ok {
		return b.At
	}
	return t
}

// flag is the bookmark at a position.
func (a *area) flag(at fyne.Position) (Bookmark, bool) {
	if at.Y < rulerHeight || at.Y >= lanesTop {
		return Bookmark{}, false
	}
	return a.chart.flagAt(float64(at.X))
}

// loopEnd is the end of the loop that is near a position above the lanes.
func (a *area) loopEnd(at fyne.Position) (end, other time.Time, near bool) {
	loop := a.chart.model.Loop
	if !a.chart.model.looped() || at.Y < rulerHeight || at.Y >= lanesTop {
		return end, other, false
	}
	if _, on := a.flag(at); on {
		return end, other, false
	}
	for i, t := range loop {
		if d := a.chart.axis.x(t) - float64(at.X); d > -reach && d < reach {
			return t, loop[1-i], true
		}
	}
	return end, other, false
}

// moment is the time at x, no farther than there is something; near a
// bookmark or an end of something it is that.
func (a *area) moment(x float64) time.Time {
	t := a.chart.axis.snap(a.chart.axis.at(x), reach, a.chart.magnets(a.hand.keys)...)
	from, to := a.chart.model.extent()
	if t.Before(from) {
		return from
	}
	if t.After(to) {
		return to
	}
	return t
}

// Dragged implements fyne.Draggable.
func (a *area) Dragged(e *fyne.DragEvent) { a.drag(e.Position.X) }

// DragEnd implements fyne.Draggable. MouseUp comes too.
func (a *area) DragEnd() {}

// drag goes on with what the hand does.
func (a *area) drag(to float32) {
	dx := to - a.hand.last
	a.hand.last = to
	a.hand.far = a.hand.far || dx != 0
	switch a.hand.does {
	case scrubbing:
		a.scrub(a.moment(a.pull(float64(to))))
	case ranging:
		a.hand.at = a.moment(float64(to))
		a.chart.loop = a.span()
		a.raster.Refresh()
	case panning:
		a.move(a.chart.axis.pan(float64(dx)))
	case striding:
		a.stride(float64(to))
	}
}

// pull shows more of the time where the playhead is pulled over an edge, and
// returns where in the area it is then.
func (a *area) pull(x float64) float64 {
	const slowly = 8
	within := min(max(x, 0), a.chart.axis.width)
	if x != within {
		a.move(a.chart.axis.pan((within - x) / slowly))
	}
	return within
}

// scrub moves the playhead.
func (a *area) scrub(to time.Time) {
	a.hand.at = to
	a.place()
	a.t.clock(to)
	if a.t.OnSeek != nil {
		a.t.OnSeek(to, true)
	}
}

// span is the range between what stays and the hand.
func (a *area) span() [2]time.Time {
	if a.hand.at.Before(a.hand.from) {
		return [2]time.Time{a.hand.at, a.hand.from}
	}
	return [2]time.Time{a.hand.from, a.hand.at}
}

// stride centres what is shown on a place of the strip.
func (a *area) stride(x float64) { a.move(a.chart.axis.centre(a.chart.whole().at(x))) }

// MouseUp implements desktop.Mouseable.
func (a *area) MouseUp(e *desktop.MouseEvent) {
	did, drawn := a.hand, a.span()
	a.letGo()
	switch {
	case did.does == scrubbing && a.t.OnSeek != nil:
		a.t.OnSeek(did.at, false)
	case did.does == ranging && did.far && drawn[1].After(drawn[0]):
		a.t.loop(drawn[0], drawn[1])
	case did.does == panning && !did.far:
		if b, ok := a.flag(e.Position); ok {
			tell(a.t.OnBookmark, b.ID)
		}
	}
	a.place()
}

// letGo ends what the hand does.
func (a *area) letGo() {
	ranged := a.hand.does == ranging
	a.hand, a.chart.loop = hand{}, [2]time.Time{}
	if ranged {
		a.raster.Refresh()
	}
}
