package incidents

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// The measures of a row, in Fyne units.
const (
	rowHeight = 50
	badgeSize = 22
	textLeft  = 48
	rightSide = 14
	edgeWidth = 4
	narrow    = 460 // the width below which the button says less
)

// row is the widget of one incident.
type row struct {
	widget.BaseWidget
	list   *List
	is     present.Row
	over   bool
	ground *canvas.Rectangle
	edge   *canvas.Rectangle // in the severity's colour, until acknowledged
	line   *canvas.Rectangle
	badge  *parts.Badge
	title  parts.Text
	detail parts.Text
	ack    *parts.Button
	state  parts.Text // instead of the button
	at     fyne.Position
}

var (
	_ fyne.Tappable     = (*row)(nil)
	_ fyne.Draggable    = (*row)(nil)
	_ desktop.Hoverable = (*row)(nil)
)

func newRow(l *List) *row {
	r := &row{
		list:   l,
		ground: canvas.NewRectangle(color.Transparent),
		edge:   canvas.NewRectangle(color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		badge:  parts.NewBadge(),
		title:  parts.NewText(look.TitleText, true, look.Text),
		detail: parts.NewText(look.BodyText-0.5, false, look.Dim),
		state:  parts.NewText(look.BodyText-0.5, false, look.Dim),
	}
	r.state.Alignment = fyne.TextAlignTrailing
	r.ack = parts.NewButton("Acknowledge", parts.Raised, r.acknowledge)
	r.ExtendBaseWidget(r)
	return r
}

// set shows another row, or the same one changed.
func (r *row) set(is present.Row) {
	if is != r.is {
		r.is = is
		r.Refresh()
	}
}

func (r *row) acknowledge() {
	if r.list.OnAcknowledge != nil {
		r.list.OnAcknowledge(r.is.ID)
	}
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) {
	if r.list.OnSelected != nil {
		r.list.OnSelected(r.is.ID)
	}
}

// Dragged implements fyne.Draggable.
func (r *row) Dragged(e *fyne.DragEvent) {
	r.at = e.AbsolutePosition
	if r.list.OnDrag != nil {
		r.list.OnDrag(r.is.ID, r.at)
	}
}

// DragEnd implements fyne.Draggable.
func (r *row) DragEnd() {
	if r.list.OnDrop != nil {
		r.list.OnDrop(r.is.ID, r.at)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.point(true) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { r.point(false) }

func (r *row) point(over bool) {
	r.over = over
	r.paintGround()
}

// waits says whether the incident still asks for an acknowledgement.
func (r *row) waits() bool {
	return r.is.Ack == present.AckNeeded || r.is.Ack == present.AckRefused
}

func (r *row) paintGround() {
	var name fyne.ThemeColorName
	switch {
	case r.is.Selected:
		name = look.Chosen
	case r.over, r.is.Cursor:
		name = look.Hover
	case r.waits():
		name = look.Urgent
	}
	parts.Show(r.ground, name != "")
	if name != "" {
		r.ground.FillColor = look.Colour(name)
		r.ground.Refresh()
	}
}

// asks is what the button says: less where there is little room.
func (r *row) asks() string {
	switch {
	case r.is.Ack == present.AckRefused:
		return "Try again"
	case r.Size().Width < narrow:
		return "Ack"
	}
	return "Acknowledge"
}

// words says how the acknowledgement stands, in place of the button.
func (r *row) words() (string, fyne.ThemeColorName) {
	switch r.is.Ack {
	case present.AckPending:
		return "pending…", look.Warn
	case present.AckDone:
		if r.is.AckNote == "" {
			return "✓ acked", look.Good
		}
		return "✓ acked by " + r.is.AckNote, look.Good
	}
	return "", look.Dim
}
