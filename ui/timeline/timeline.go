package timeline

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
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

	model  Model
	ground *canvas.Rectangle
}

// New makes a timeline without lanes.
func New() *Timeline {
	t := &Timeline{ground: canvas.NewRectangle(color.Transparent)}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows m. Where only the position and the rate differ from what is
// shown, nothing but the playhead and the clock is painted again.
func (t *Timeline) Set(m Model) {
	t.model = m
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	t.ground.FillColor = look.Colour(look.Panel)
	return widget.NewSimpleRenderer(t.ground)
}
