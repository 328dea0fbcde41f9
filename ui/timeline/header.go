package timeline

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// header is what stands at the left of a lane: what it is, and its clock.
type header struct {
	widget.BaseWidget
	t      *Timeline
	is     Lane
	chosen bool
	over   bool
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	line   *canvas.Rectangle
	name   parts.Text
	note   parts.Text
	shift  parts.Text // the correction
	tools  [4]*tool   // earlier, later, start, remove
}

// The indices of a header's tools.
const (
	earlier = iota
	later
	start
	remove
)

// By how much a nudge moves a lane: plain and with Shift held, a frame at 25
// fps.
const (
	nudge      = 10 * time.Millisecond
	frameNudge = 40 * time.Millisecond
)

// The measures of a header, in Fyne units; the correction takes more room
// where it needs it.
const (
	shiftWidth = 76
	toolWidth  = 26
	rowHeight  = 25
	headerLeft = 14
)

var (
	_ fyne.Tappable     = (*header)(nil)
	_ desktop.Hoverable = (*header)(nil)
)

func newHeader(t *Timeline) *header {
	h := &header{
		t:      t,
		ground: canvas.NewRectangle(color.Transparent),
		edge:   canvas.NewRectangle(color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		name:   parts.NewText(look.BodyText, true, look.Text),
		note:   parts.NewText(look.SmallText, false, look.Dim),
		shift:  parts.NewText(look.SmallText, true, look.Text),
	}
	h.shift.Alignment = fyne.TextAlignCenter
	h.tools = [...]*tool{
		earlier: t.tool("minus", "10 ms earlier, 40 ms with Shift", func() { h.nudge(-1) }),
		later:   t.tool("plus", "10 ms later, 40 ms with Shift", func() { h.nudge(1) }),
		start:   t.tool("clock", "Type when it starts", func() { tell(t.OnStart, h.is.ID) }),
		remove:  t.tool("close", "Take this file away", func() { tell(t.OnRemove, h.is.ID) }),
	}
	h.ExtendBaseWidget(h)
	return h
}

// set shows another lane, or the same one changed.
func (h *header) set(is Lane, chosen bool) {
	if !h.is.equal(is) || h.chosen != chosen {
		h.is, h.chosen = is, chosen
		h.Refresh()
	}
}

// nudge announces a change of the correction.
func (h *header) nudge(sign time.Duration) {
	by := nudge
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		by = frameNudge
	}
	if h.t.OnNudge != nil {
		h.t.OnNudge(h.is.ID, sign*by)
	}
}

// Tapped implements fyne.Tappable.
func (h *header) Tapped(*fyne.PointEvent) { tell(h.t.OnLane, h.is.ID) }

// MouseIn implements desktop.Hoverable.
func (h *header) MouseIn(*desktop.MouseEvent) { h.point(true) }

// MouseMoved implements desktop.Hoverable.
func (h *header) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *header) MouseOut() { h.point(false) }

// point shows what there was no room for.
func (h *header) point(over bool) {
	h.over = over
	h.paintGround()
	words := ""
	if note, _ := h.words(); over && (h.name.Text.Text != h.is.Name || h.note.Text.Text != note) {
		words = h.is.Name + "  " + note
	}
	h.t.explain(h, words)
}

// words are the second line: the note, or what is wrong.
func (h *header) words() (string, fyne.ThemeColorName) {
	if h.is.Problem != "" {
		return h.is.Problem, look.Bad
	}
	return h.is.Note, look.Dim
}

func (h *header) paintGround() {
	name := look.Panel
	switch {
	case h.chosen:
		name = look.Chosen
	case h.over:
		name = look.Hover
	}
	h.ground.FillColor = look.Colour(name)
	h.ground.Refresh()
}
