package zones

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/mapview/draw"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Bar lies over the map while a zone is drawn: what the next click does,
// what is wrong with the outline, and what there is to do with it. Fyne
// goroutine only.
type Bar struct {
	widget.BaseWidget
	OnUndo, OnRedo, OnHole, OnFinish func()
	OnDelete, OnCrossing             func()

	skin    skin
	hint    *parts.Text
	undo    *parts.Button
	redo    *parts.Button
	hole    *parts.Button
	finish  *parts.Button
	corner  *parts.Button
	crosses *parts.Button
	content *fyne.Container
}

// NewBar makes a bar.
func NewBar() *Bar {
	b := &Bar{}
	button := func(words string, do *func()) *parts.Button {
		return parts.NewButton(words, parts.Raised, func() { call(*do) })
	}
	b.undo, b.redo = button("Undo", &b.OnUndo), button("Redo", &b.OnRedo)
	b.hole, b.finish = button("Add hole", &b.OnHole), button("Finish", &b.OnFinish)
	b.corner, b.crosses = button("Delete corner", &b.OnDelete), button("", &b.OnCrossing)
	b.hint = b.skin.text("", look.BodyText-0.5, false, look.Text)
	b.hint.Alignment = fyne.TextAlignCenter
	ground := b.skin.ground(look.Panel)
	ground.CornerRadius = 6
	row := container.New(layout.NewCustomPaddedHBoxLayout(6), layout.NewSpacer(), b.crosses, b.undo, b.redo, b.hole, b.corner, b.finish, layout.NewSpacer())
	b.content = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(7, 8, 10, 10),
		container.New(layout.NewCustomPaddedVBoxLayout(6), b.hint.Text, row)))
	b.ExtendBaseWidget(b)
	return b
}

// Set shows how the drawing stands. It cannot be undone, or redone, where the
// button is pale.
func (b *Bar) Set(e *draw.Editor) {
	b.hint.Set(Hint(e), look.Text)
	drawing, f := e.Drawing(), e.Figure()
	b.undo.SetStyle(able(e.CanUndo()))
	b.redo.SetStyle(able(e.CanRedo()))
	parts.Show(b.hole, !drawing && (f.Kind == draw.Polygon || f.Kind == draw.Rectangle))
	parts.Show(b.corner, !drawing && e.Selected())
	parts.Show(b.finish, drawing && (f.Kind == draw.Polygon || f.Kind == draw.Corridor || e.Holing()))
	n := len(e.Crossings())
	if n == 1 {
		b.crosses.SetWords("Sides cross: show where")
	} else if n > 1 {
		b.crosses.SetWords("Sides cross in several places")
	}
	parts.Show(b.crosses, n > 0)
	b.content.Refresh()
}

// able is the style of a button that does something, or not now.
func able(is bool) parts.Style {
	if is {
		return parts.Raised
	}
	return parts.Flat
}

// Hint says what the pointer does next.
func Hint(e *draw.Editor) string {
	n := e.Corners()
	switch {
	case e.Holing() && n == 0:
		return "Click inside the zone to begin the hole"
	case e.Holing() && n < 3:
		return "Click the corners of the hole"
	case e.Holing():
		return "Click the first corner again, or double-click, to end the hole"
	case e.Drawing():
		return drawingHint(e.Figure().Kind, n)
	}
	return editingHint(e.Figure().Kind)
}

func editingHint(kind draw.Kind) string {
	switch kind {
	case draw.Circle:
		return "Drag the centre, or the edge"
	case draw.Corridor:
		return "Drag corners, middles and the width; double-click deletes a corner"
	}
	return "Drag corners and middles; Ctrl+drag moves all, Shift does not snap"
}

func drawingHint(kind draw.Kind, corners int) string {
	switch {
	case kind == draw.Circle && corners == 0:
		return "Drag from the centre to the edge, or click both"
	case kind == draw.Circle:
		return "Click the edge of the circle"
	case kind == draw.Rectangle && corners == 0:
		return "Drag from corner to corner, or click both"
	case kind == draw.Rectangle:
		return "Click the opposite corner"
	case kind == draw.Corridor && corners < 2:
		return "Click along the middle of the corridor"
	case kind == draw.Corridor:
		return "Click on, or double-click to end the corridor"
	case corners < 3:
		return "Click the corners of the zone"
	}
	return "Click the first corner again, or double-click, to end the zone"
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return b.skin.renderer(b.content) }
