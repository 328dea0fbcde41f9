package cameras

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// The measures of a row, in Fyne units.
const (
	rowHeight = 40
	arrowSize = 16
	dotSize   = 8
	step      = 16 // to the right, of a group
	nameTop   = 4
	nameTall  = 18
	stateTop  = 21
	stateTall = 15
)

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	re := (*rowRenderer)(r)
	re.show()
	return re
}

// rowRenderer is the row as its renderer.
type rowRenderer row

// Objects implements fyne.WidgetRenderer.
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.line, r.arrow, r.title.Text, r.aside.Text}
	return append(all, r.ofCamera()...)
}

// ofCamera are the objects that only cameras have.
func (r *rowRenderer) ofCamera() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.dot, r.number.Text, r.state.Text}
	return append(append(all, r.name.objects()...), r.detail.objects()...)
}

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.line, 0, 0, size.Width, 1)
	if r.is.line.heading {
		r.heading(size)
	} else {
		r.camera(size)
	}
}

// heading writes a branch: its name and how many cameras it has.
func (r *rowRenderer) heading(size fyne.Size) {
	l := r.is.line
	x := float32(side-4) + float32(l.depth())*step
	parts.Place(r.arrow, x, (size.Height-arrowSize)/2, arrowSize, arrowSize)
	colour := look.Dim
	if l.ailing > 0 {
		colour = look.Warn
	}
	r.aside.Set(counted(l.count, l.ailing), colour)
	parts.Place(r.aside.Text, size.Width/2, 0, size.Width/2-side, size.Height)
	x += arrowSize + 6
	name := l.branch.agency
	if l.branch.group != "" {
		name = l.branch.group
	}
	room := size.Width - x - side - 8 - r.aside.Wide()
	r.title.Set(parts.Fit(name, room, r.title.TextSize, r.title.TextStyle), look.Text)
	parts.Place(r.title.Text, x, 0, room, size.Height)
}

// camera writes number and name above health, and whether it is on the wall.
func (r *rowRenderer) camera(size fyne.Size) {
	c, words := r.is.camera, wordsOf(r.is.query)
	x := float32(side + arrowSize)
	if r.is.query != "" {
		x = side
	}
	r.number.Set(strconv.Itoa(c.Number), r.is.numberColour(words))
	parts.Place(r.number.Text, x, nameTop, r.is.digits, nameTall)
	x += r.is.digits + 8
	r.name.set(emphasise(c.Name, words, mostMarks), r.is.ink(), fyne.NewPos(x, nameTop), fyne.NewSize(size.Width-x-side, nameTall))
	r.aside.Set("", look.Accent)
	if r.is.onWall {
		r.aside.Set("on the wall", look.Accent)
	}
	parts.Place(r.aside.Text, size.Width/2, stateTop, size.Width/2-side, stateTall)
	parts.Place(r.dot, x, stateTop+(stateTall-dotSize)/2+1, dotSize, dotSize)
	r.second(x+dotSize+5, size.Width-side-8-r.aside.Wide())
}

// second writes the second line between two places: the health and, of what
// a search has found, where it belongs.
func (r *rowRenderer) second(from, to float32) {
	c := r.is.camera
	r.state.Set(parts.Fit(c.State, to-from, r.state.TextSize, r.state.TextStyle), r.is.stateColour())
	wide := r.state.Wide()
	parts.Place(r.state.Text, from, stateTop, wide, stateTall)
	var cut []string
	if r.is.query != "" && r.state.Text.Text == c.State {
		cut = emphasise(belongs(c), wordsOf(r.is.query), mostMarks)
		cut[0] = " · " + cut[0]
	}
	r.detail.set(cut, look.Dim, fyne.NewPos(from+wide, stateTop), fyne.NewSize(to-from-wide, stateTall))
}

// belongs are a camera's agency and tags.
func belongs(c present.CameraItem) string {
	if c.Tags == "" {
		return c.Agency
	}
	return c.Agency + " · " + c.Tags
}

// MinSize implements fyne.WidgetRenderer.
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(200, rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.show()
	r.Layout(r.BaseWidget.Size())
}

// show brings what is drawn in step, but for the texts.
func (r *rowRenderer) show() {
	(*row)(r).paintGround()
	l := r.is.line
	parts.Show(r.title.Text, l.heading)
	for _, o := range r.ofCamera() {
		parts.Show(o, !l.heading)
	}
	parts.Show(r.line, l.heading && l.depth() == 0)
	r.line.FillColor = look.Colour(look.Line)
	r.line.Refresh()
	if parts.Show(r.arrow, l.heading); l.heading {
		icon := theme.MenuExpandIcon()
		if l.open {
			icon = theme.MenuDropDownIcon()
		}
		r.arrow.Resource = theme.NewColoredResource(icon, look.Dim)
		r.arrow.Refresh()
	}
	r.paintDot()
}

// paintDot fills the dot of a known health; of any other it is a ring.
func (r *rowRenderer) paintDot() {
	colour := look.Colour(healthColour(r.is.camera))
	r.dot.FillColor, r.dot.StrokeColor, r.dot.StrokeWidth = colour, colour, 1.5
	if healthColour(r.is.camera) == look.Dim {
		r.dot.FillColor = color.Transparent
	}
	r.dot.Refresh()
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
