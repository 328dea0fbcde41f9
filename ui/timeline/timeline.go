package timeline

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Timeline shows a Model and announces what the operator asks for. Its On
// fields may be nil. Fyne goroutine only.
type Timeline struct {
	widget.BaseWidget
	OnSeek     func(t time.Time, dragging bool) // dragging: a key frame near t will do, more will follow
	OnPlay     func()
	OnPause    func()
	OnRate     func(rate float64)       // ±1/8 to ±16
	OnStep     func(frames int)         // of the selected lane
	OnLoop     func(from, to time.Time) // zero: no loop
	OnLane     func(id string)          // a lane is selected
	OnNudge    func(id string, by time.Duration)
	OnStart    func(id string) // the operator wants to type a lane's start time
	OnRemove   func(id string)
	OnBookmark func(id string) // to be changed; "": one is to be set at the playhead
	OnStill    func()
	OnGoto     func() // the operator wants to type a time

	model   Model
	ground  *canvas.Rectangle
	bar     *bar
	area    *area
	corner  parts.Text // above the headers: how much there is
	headers *fyne.Container
	scroll  *container.Scroll // of the headers; the lanes follow
	rule    *canvas.Rectangle // between headers and lanes
	tip     *tip
	empty   *empty
}

// New makes a timeline without lanes.
func New() *Timeline {
	t := &Timeline{
		ground:  canvas.NewRectangle(color.Transparent),
		rule:    canvas.NewRectangle(color.Transparent),
		corner:  parts.NewText(look.SmallText, false, look.Dim),
		headers: container.New(column{}),
		tip:     newTip(),
		empty:   newEmpty(),
	}
	t.bar, t.area = newBar(t), newArea(t)
	t.scroll = container.NewVScroll(t.headers)
	t.scroll.OnScrolled = func(fyne.Position) { t.align() }
	t.ExtendBaseWidget(t)
	t.showEmpty()
	return t
}

// Set shows m. Where only the position and the rate differ from what is
// shown, nothing but the playhead and the clock is painted again.
func (t *Timeline) Set(m Model) {
	before := t.model
	t.model = m
	t.bar.set(m)
	t.area.set(m)
	t.clock(t.area.position())
	if !before.looks(m) {
		t.setLanes()
	}
}

// setLanes shows the headers of the model's lanes.
func (t *Timeline) setLanes() {
	lanes := t.model.Lanes
	grown := len(lanes) != len(t.headers.Objects)
	for len(t.headers.Objects) < len(lanes) {
		t.headers.Objects = append(t.headers.Objects, newHeader(t))
	}
	t.headers.Objects = t.headers.Objects[:len(lanes)]
	for i, l := range lanes {
		t.headers.Objects[i].(*header).set(l, l.ID == t.model.Selected)
	}
	t.corner.Set(t.model.amount(), look.Dim)
	if grown {
		t.showEmpty()
		t.headers.Refresh()
		t.Refresh()
		t.align()
	}
}

// align puts the lanes beside their headers.
func (t *Timeline) align() {
	t.tip.say("", fyne.Position{}) // what it was about has moved
	t.area.chart.scroll = float64(t.scroll.Offset.Y)
	t.area.raster.Refresh()
}

// showEmpty says what to do where there are no lanes, in place of the rest.
func (t *Timeline) showEmpty() {
	none := len(t.model.Lanes) == 0
	parts.Show(t.empty, none)
	for _, o := range []fyne.CanvasObject{t.bar, t.area, t.corner.Text, t.scroll, t.rule} {
		parts.Show(o, !none)
	}
}

// clock shows a time in the model's zone.
func (t *Timeline) clock(at time.Time) {
	t.bar.say(at.In(t.model.Position.Location()), t.model.Undated)
}

// ZoomIn shows half as much time, around the playhead.
func (t *Timeline) ZoomIn() { t.area.zoom(t.area.middle(), 0.5) }

// ZoomOut shows twice as much time, around the playhead.
func (t *Timeline) ZoomOut() { t.area.zoom(t.area.middle(), 2) }

// ZoomAll shows all there is.
func (t *Timeline) ZoomAll() {
	t.area.all = true
	t.area.reach()
}
