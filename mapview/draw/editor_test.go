package draw

import (
	"errors"
	"reflect"
	"testing"

	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"watchfloor/mapview"
)

// A hand does with an editor what a map does when the operator's hand moves,
// at a metre a pixel.
type hand struct {
	*Editor
	said []error
}

func grasp(e *Editor) *hand {
	h := &hand{Editor: e}
	e.OnSay = func(err error) { h.said = append(h.said, err) }
	return h
}

func at(p orb.Point) mapview.Pointer { return mapview.Pointer{At: p, MetresPerPixel: 1} }

func (h *hand) click(places ...orb.Point) {
	for _, p := range places {
		h.Hover(at(p))
		h.Press(at(p))
		h.Release(at(p))
		h.Click(at(p))
	}
}

func (h *hand) drag(from, to orb.Point) (taken bool) {
	h.Hover(at(from))
	if taken = h.Press(at(from)); taken {
		h.Drag(at(halfway(from, to)))
		h.Drag(at(to))
	}
	h.Release(at(to))
	return taken
}

func (h *hand) twice(p orb.Point) {
	h.click(p)
	h.DoubleClick(at(p))
}

func drawn(kind Kind) *hand { return grasp(New(kind, Config{})) }

func edited(f Figure) *hand { return grasp(Edit(f, Config{})) }

func (h *hand) expect(t *testing.T, what string, kind Kind, corners ...int) {
	t.Helper()
	f := h.Figure()
	var got []int
	for _, r := range f.Rings {
		got = append(got, len(r.Points))
	}
	if f.Kind != kind || !reflect.DeepEqual(got, corners) {
		t.Errorf("%s: kind %d with corners %v, want %d with %v", what, f.Kind, got, kind, corners)
	}
}

func TestDrawingPolygon(t *testing.T) {
	h := drawn(Polygon)
	h.click(box(100)...)
	h.twice(off(-150, 0))
	h.expect(t, "by double click", Polygon, 5)
	h = drawn(Polygon)
	h.click(box(100)...)
	h.click(off(-95, -96)) // the first corner again
	h.expect(t, "by the first corner", Polygon, 4)
	if h.Drawing() || h.Cursor() != desktop.DefaultCursor {
		t.Error("it is still being drawn")
	}
	h = drawn(Polygon)
	h.click(box(100)...)
	h.click(off(-100, 100)) // the last corner again
	h.expect(t, "by two slow clicks", Polygon, 4)
	h = drawn(Polygon)
	h.click(off(0, 0), off(9, 0), off(9, 0))
	if h.Finish() == nil || !h.Drawing() {
		t.Error("a line became a polygon")
	}
}

func TestDrawingTheOthers(t *testing.T) {
	for name, draw := range map[string]func(h *hand, a, b orb.Point){
		"by two clicks": func(h *hand, a, b orb.Point) { h.click(a, b) },
		"by dragging":   func(h *hand, a, b orb.Point) { h.drag(a, b) },
		"by both":       func(h *hand, a, b orb.Point) { h.click(a); h.drag(b, b) },
	} {
		h := drawn(Circle)
		draw(h, here, off(120, 0))
		h.expect(t, name, Circle, 1)
		if r := h.Figure().Radius; r != 120 {
			t.Errorf("%s: radius %v", name, r)
		}
		h = drawn(Rectangle)
		draw(h, off(0, 0), off(50, 30))
		h.expect(t, name, Rectangle, 4)
		if !h.Undo() || !h.Drawing() {
			t.Errorf("%s: undo left %+v", name, h.Figure())
		}
	}
	h := drawn(Corridor)
	h.click(off(0, 0), off(100, 0))
	h.twice(off(100, 100))
	h.expect(t, "a corridor", Corridor, 3)
	if h.Figure().Width != 40 {
		t.Errorf("width %v", h.Figure().Width)
	}
}

// The map can be dragged while a polygon is drawn, and beside a figure.
func TestTheMapIsLeftAlone(t *testing.T) {
	if drawn(Polygon).drag(off(0, 0), off(50, 0)) {
		t.Error("a drag drew")
	}
	h := edited(area(box(100)...))
	if h.drag(off(0, 0), off(50, 0)) || h.CanUndo() {
		t.Error("a drag inside moved the figure")
	}
}

func TestMovingParts(t *testing.T) {
	h := edited(area(box(100)...))
	h.drag(off(103, 102), off(200, 200))
	if p := h.Figure().Rings[0].Points[2]; metres(p, off(200, 200)) > 0.01 {
		t.Errorf("the corner is at %v", p)
	}
	h.drag(off(0, -98), off(0, -200))
	h.expect(t, "the middle of a side", Polygon, 5)
	circle := Figure{Kind: Circle, Rings: []Ring{{Points: []orb.Point{here}}}, Radius: 100}
	h = edited(circle)
	h.drag(off(100, 0), off(60, 80))
	h.drag(here, off(10, 0))
	if f := h.Figure(); f.Radius != 100 || f.Rings[0].Points[0] != off(10, 0) {
		t.Errorf("%+v", f)
	}
	way := Figure{Kind: Corridor, Rings: []Ring{{Points: []orb.Point{off(0, 0), off(90, 0)}}}, Width: 40}
	h = edited(way)
	h.drag(way.bank(), off(30, -50))
	if f := h.Figure(); f.Width != 100 {
		t.Errorf("%+v", f)
	}
	whole := mapview.Pointer{At: off(0, 0), MetresPerPixel: 1, Ctrl: true}
	h = edited(area(box(100)...))
	h.Press(whole)
	whole.At = off(500, 0)
	h.Drag(whole)
	h.Release(whole)
	if p := h.Figure().Rings[0].Points[0]; metres(p, off(400, -100)) > 0.01 {
		t.Errorf("the figure is at %v", p)
	}
}

func TestUndoAndRedo(t *testing.T) {
	h := edited(area(box(100)...))
	figures := []Figure{h.Figure()}
	for _, step := range []func(){
		func() { h.drag(off(100, 100), off(150, 150)) },
		func() { h.twice(off(-100, -100)) },
		func() { h.DoubleClick(at(off(-40, 40))) },
		func() { _ = h.AddHole() },
		func() { h.click(off(30, 20), off(50, 20), off(50, 40)); _ = h.Finish() },
	} {
		step()
		figures = append(figures, h.Figure())
	}
	h.expect(t, "in the end", Polygon, 4, 3)
	for h.Undo() {
	}
	if !reflect.DeepEqual(h.Figure(), figures[0]) || h.Drawing() {
		t.Errorf("undone: %+v", h.Figure())
	}
	for h.Redo() {
	}
	if !reflect.DeepEqual(h.Figure(), figures[len(figures)-1]) || h.CanRedo() {
		t.Errorf("redone: %+v", h.Figure())
	}
	h.Undo() // back to drawing the hole
	h.Abandon()
	if h.CanRedo() || h.drag(off(150, 150), off(160, 150)) && h.CanRedo() {
		t.Error("what was undone can be redone after an edit")
	}
}

func TestHolesAreDrawn(t *testing.T) {
	h := edited(area(box(100)...))
	if err := h.AddHole(); err != nil || !h.Holing() {
		t.Fatal(err)
	}
	h.click(off(300, 0), off(310, 0), off(310, 9))
	if h.Finish() == nil {
		t.Error("a hole outside")
	}
	if !h.Abandon() || h.Drawing() {
		t.Error("it was not given up")
	}
	if err := edited(Figure{Kind: Circle, Rings: []Ring{{Points: []orb.Point{here}}}, Radius: 9}).AddHole(); err == nil {
		t.Error("a circle with a hole")
	}
}

func TestSnapping(t *testing.T) {
	other := orb.Polygon{closed(box(100), orb.CCW)}
	h := grasp(New(Polygon, Config{Snap: []orb.Geometry{other}}))
	h.click(off(108, 104))
	loose := at(off(108, -104))
	loose.Shift = true
	h.Click(loose)
	if pen := h.now.pen; metres(pen[0], off(100, 100)) > 0.01 || pen[1] != loose.At {
		t.Errorf("corners at %v", pen)
	}
}

func TestDeletingCorners(t *testing.T) {
	h := edited(area(box(100)...))
	if h.Delete() == nil {
		t.Error("nothing was selected")
	}
	h.click(off(100, 100))
	if !h.Selected() || h.Delete() != nil {
		t.Error("the corner is there still")
	}
	h.expect(t, "one deleted", Polygon, 3)
	h.twice(off(100, -100))
	if len(h.said) == 0 {
		t.Error("nobody said that a triangle needs its corners")
	}
	h = drawn(Polygon)
	h.click(off(0, 0), off(50, 0))
	if h.Delete() != nil || h.Corners() != 1 {
		t.Errorf("%d corners while drawing", h.Corners())
	}
}

func TestLengthsAreSet(t *testing.T) {
	h := edited(Figure{Kind: Circle, Rings: []Ring{{Points: []orb.Point{here}}}, Radius: 100})
	h.SetRadius(250)
	h.SetRadius(-1)
	h.SetWidth(7)
	if f := h.Figure(); f.Radius != 250 || f.Width != 0 {
		t.Errorf("%+v", f)
	}
}

// What is seen: outline, middle line, the sides that cross, handles.
func TestSketch(t *testing.T) {
	ground := errors.New("no outline was asked for")
	way := Figure{Kind: Corridor, Rings: []Ring{{Points: []orb.Point{off(0, 0), off(90, 0)}}}, Width: 40}
	e := Edit(way, Config{Outline: func(f Figure) orb.Geometry {
		ground = nil
		return orb.Polygon{closed(box(f.Width), orb.CCW)}
	}})
	shapes, handles := e.Sketch()
	if ground != nil || len(shapes) != 2 || len(handles) != 4 {
		t.Errorf("a corridor: %v, %d shapes, %d handles", ground, len(shapes), len(handles))
	}
	bow := edited(area(off(0, 0), off(100, 100), off(100, 0), off(0, 100)))
	if shapes, handles := bow.Sketch(); len(shapes) != 3 || len(handles) != 8 {
		t.Errorf("a bow tie: %d shapes, %d handles", len(shapes), len(handles))
	}
	h, changes := drawn(Polygon), 0
	h.OnChange = func() { changes++ }
	h.click(box(100)[:2]...)
	h.Hover(at(off(50, 50)))
	if shapes, _ := h.Sketch(); len(shapes) == 0 || changes == 0 {
		t.Errorf("while drawing: %d shapes after %d changes", len(shapes), changes)
	}
}
