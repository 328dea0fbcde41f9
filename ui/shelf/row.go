package shelf

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// row is the widget of one view.
type row struct {
	widget.BaseWidget
	panel  *Panel
	is     card
	cursor bool
	over   bool
	tip    string // what the tool pointed at does

	ground *canvas.Rectangle
	edge   *canvas.Rectangle // of the view that was called
	line   *canvas.Rectangle
	plate  *canvas.Rectangle // behind the key
	key    parts.Text
	thumb  *parts.Thumb
	name   parts.Text
	detail parts.Text
	tools  []*tool
}

var (
	_ fyne.Tappable     = (*row)(nil)
	_ desktop.Hoverable = (*row)(nil)
)

func newRow(p *Panel) *row {
	r := &row{
		panel:  p,
		ground: canvas.NewRectangle(color.Transparent),
		edge:   canvas.NewRectangle(color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		plate:  canvas.NewRectangle(color.Transparent),
		key:    parts.NewText(look.SmallText-1, true, look.Dim),
		thumb:  parts.NewThumb(),
		name:   parts.NewText(look.BodyText, true, look.Text),
		detail: parts.NewText(look.SmallText, false, look.Dim),
	}
	r.plate.CornerRadius = 3
	r.key.Alignment = fyne.TextAlignCenter
	r.tools = []*tool{
		newTool(r, look.Pencil(), "Rename  F2", func() { tell(p.OnRename, r.is.name) }),
		newTool(r, look.Copy(), "Duplicate  Ctrl+D", func() { tell(p.OnDuplicate, r.is.name) }),
		newTool(r, look.Up(), "Move up  Alt+↑", func() { p.move(r.is.name, -1) }),
		newTool(r, look.Down(), "Move down  Alt+↓", func() { p.move(r.is.name, 1) }),
		newTool(r, look.Export(), "Export to a file", func() { tell(p.OnExport, r.is.name) }),
		newTool(r, look.Bin(), "Delete  Del", func() { tell(p.OnDelete, r.is.name) }),
	}
	r.ExtendBaseWidget(r)
	return r
}

// Where the tools stand that the first and the last view have no use for.
const (
	upTool   = 2
	downTool = 3
)

// set shows another view, or the same one changed.
func (r *row) set(is card, cursor bool) {
	if !is.same(r.is) || cursor != r.cursor {
		r.is, r.cursor = is, cursor
		r.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) {
	r.panel.cursor = r.is.name
	tell(r.panel.OnCall, r.is.name)
}

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.point(true) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable. A tool is part of its row.
func (r *row) MouseOut() { r.point(false) }

func (r *row) point(over bool) {
	r.over = over
	r.Refresh()
}
