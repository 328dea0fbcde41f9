package cameras

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

// row is the widget of one line.
type row struct {
	widget.BaseWidget
	panel *Panel
	at    int // of the lines
	is    content
	over  bool
	held  string        // id of the camera that is dragged
	point fyne.Position // where, absolute

	ground *canvas.Rectangle
	line   *canvas.Rectangle // above an agency
	arrow  *canvas.Image     // of a heading
	dot    *canvas.Circle    // of a camera: its health
	title  parts.Text        // of a heading
	number parts.Text
	name   marked
	state  parts.Text
	detail marked
	aside  parts.Text
}

// content is all that a row shows.
type content struct {
	line   line
	camera present.CameraItem
	query  string
	digits float32
	onWall bool
	chosen bool
	active bool
}

var (
	_ fyne.Tappable       = (*row)(nil)
	_ fyne.DoubleTappable = (*row)(nil)
	_ fyne.Draggable      = (*row)(nil)
	_ desktop.Mouseable   = (*row)(nil)
	_ desktop.Hoverable   = (*row)(nil)
)

func newRow(p *Panel) *row {
	r := &row{
		panel: p, at: -1,
		ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		arrow: canvas.NewImageFromResource(nil), dot: canvas.NewCircle(color.Transparent),
		title:  parts.NewText(look.BodyText, true, look.Text),
		number: parts.NewText(look.BodyText, false, look.Dim),
		name:   newMarked(look.BodyText, false),
		state:  parts.NewText(look.SmallText, false, look.Dim),
		detail: newMarked(look.SmallText, false),
		aside:  parts.NewText(look.SmallText, false, look.Dim),
	}
	r.number.Alignment, r.aside.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

// set shows a line, or what has changed of it.
func (r *row) set(at int) {
	p := r.panel
	l := p.lines[at]
	is := content{line: l, digits: p.list.digits, active: p.list.active, chosen: p.target(l) == p.cursor}
	if !l.heading {
		is.camera = p.items[l.item]
		is.onWall = p.shown[is.camera.ID]
		if p.searching() {
			is.query = p.query
		}
	}
	r.at = at
	if is != r.is {
		r.is = is
		r.Refresh()
	}
}

// MouseDown implements desktop.Mouseable: it chooses at once.
func (r *row) MouseDown(e *desktop.MouseEvent) {
	p := r.panel
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if c := p.canvas(); c != nil {
		c.Focus(p.list)
	}
	p.choose(r.at)
	if p.lines[r.at].heading {
		p.toggle(r.at)
	}
}

// MouseUp implements desktop.Mouseable.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable, so that a double tap comes.
func (r *row) Tapped(*fyne.PointEvent) {}

// DoubleTapped opens a camera.
func (r *row) DoubleTapped(*fyne.PointEvent) {
	if !r.is.line.heading {
		r.panel.enter()
	}
}

// Dragged implements fyne.Draggable: a camera with pictures is taken out.
func (r *row) Dragged(e *fyne.DragEvent) {
	if r.held == "" {
		if !r.is.camera.Playable {
			return
		}
		r.held = r.is.camera.ID
	}
	r.point = e.AbsolutePosition
	if r.panel.OnDrag != nil {
		r.panel.OnDrag(r.held, r.point)
	}
}

// DragEnd implements fyne.Draggable.
func (r *row) DragEnd() {
	held := r.held
	r.held = ""
	if held != "" && r.panel.OnDrop != nil {
		r.panel.OnDrop(held, r.point)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { r.hover(false) }

func (r *row) hover(over bool) {
	r.over = over
	r.paintGround()
}

func (r *row) paintGround() {
	var name fyne.ThemeColorName
	switch {
	case r.is.chosen && r.is.active:
		name = look.Chosen
	case r.is.chosen, r.over:
		name = look.Hover
	}
	parts.Show(r.ground, name != "")
	if name != "" {
		r.ground.FillColor = look.Colour(name)
		r.ground.Refresh()
	}
}
