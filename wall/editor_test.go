package wall

import (
	"image"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/wall/layout"
	"watchfloor/wall/walltest"
)

// press, pull and drop are the mouse on the editor, in its positions.
func (e *editor) press(x, y float32) {
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary})
}

func (e *editor) pull(x, y float32) {
	e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
}

func (e *editor) move(fromX, fromY, toX, toY float32) {
	e.press(fromX, fromY)
	e.pull((fromX+toX)/2, (fromY+toY)/2)
	e.pull(toX, toY)
	e.DragEnd()
}

// editing is a wall of four tiles on 24x24 cells of 1282/24 by 722/24 pixels.
func editing(t *testing.T) (*stage, *int) {
	s := perform(t, 4, walltest.Silent{})
	changes := new(int)
	s.OnLayout = func() { *changes++ }
	s.SetEditing(true)
	return s, changes
}

func TestTilesAreArrangedByMouse(t *testing.T) {
	s, changes := editing(t)
	e := s.editor
	before := s.Layout()
	for _, c := range []struct {
		what                   string
		fromX, fromY, toX, toY float32
		slot                   int
		want                   image.Rectangle
	}{
		{"the right border of the first", 637, 180, 430, 180, 0, image.Rect(0, 0, 8, 12)},
		{"its lower right corner", 424, 357, 530, 240, 0, image.Rect(0, 0, 10, 8)},
		{"over the second: it stays", 100, 100, 400, 100, 0, image.Rect(0, 0, 10, 8)},
		{"into the gap", 100, 100, 150, 190, 0, image.Rect(1, 3, 11, 11)},
		{"far out: as far as there is room", 150, 200, 0, 0, 0, image.Rect(0, 0, 10, 8)},
		{"the last, away", 900, 600, 900, 600, 3, image.Rect(12, 12, 24, 24)},
		{"a new one in the free cells", 10, 255, 500, 335, 4, image.Rect(0, 8, 10, 12)},
		{"its left border: a cell stays", 4, 300, 1200, 300, 4, image.Rect(9, 8, 10, 12)},
	} {
		e.move(c.fromX, c.fromY, c.toX, c.toY)
		if s.Len() <= c.slot || s.Layout().Free().Tiles[c.slot] != c.want {
			t.Errorf("%s: %v, want %v", c.what, s.Layout().Free().Tiles, c.want)
		}
	}
	if *changes != 6 || s.Layout().Name() != "free" || before.Name() != "2x2" {
		t.Errorf("announced %d changes, layout %s", *changes, s.Layout().Name())
	}
	if s.Selected() != 4 {
		t.Errorf("selected %d", s.Selected())
	}
}

// TestGhostTellsWhereATileFits before it is dropped.
func TestGhostTellsWhereATileFits(t *testing.T) {
	s, changes := editing(t)
	e := s.editor
	e.press(637, 180)
	e.pull(430, 180)
	if !e.ghost.Visible() || e.ghost.StrokeColor != live {
		t.Errorf("shrinking: visible %v, %v", e.ghost.Visible(), e.ghost.StrokeColor)
	}
	if at := s.Layout().Free().Pixels(image.Rect(0, 0, 8, 12), s.size(), gap); e.ghost.Size() != fyne.NewSize(float32(at.Dx()), float32(at.Dy())) {
		t.Errorf("the ghost is %v, want %v", e.ghost.Size(), at)
	}
	e.pull(900, 180)
	if e.ghost.StrokeColor != fault {
		t.Error("growing over the next tile is not shown red")
	}
	e.DragEnd()
	if e.ghost.Visible() || *changes != 0 || s.Layout().Name() != "2x2" {
		t.Errorf("dropped: visible %v, %d changes, layout %s", e.ghost.Visible(), *changes, s.Layout().Name())
	}
	e.press(10, 100)
	e.pull(20, 100)
	s.SetGrid(1) // by somebody else
	e.DragEnd()
	if *changes != 0 || s.Len() != 1 {
		t.Errorf("%d changes of %d tiles", *changes, s.Len())
	}
}

func TestCursorTellsWhatADragWouldDo(t *testing.T) {
	s, _ := editing(t)
	e := s.editor
	for p, want := range map[fyne.Position]desktop.StandardCursor{
		{X: 300, Y: 180}: desktop.PointerCursor,
		{X: 2, Y: 180}:   desktop.HResizeCursor, {X: 637, Y: 180}: desktop.HResizeCursor,
		{X: 300, Y: 2}: desktop.VResizeCursor, {X: 300, Y: 356}: desktop.VResizeCursor,
		{X: 2, Y: 2}: desktop.NWSEResizeCursor, {X: 637, Y: 357}: desktop.NWSEResizeCursor,
		{X: 637, Y: 2}: desktop.NESWResizeCursor, {X: 2, Y: 357}: desktop.NESWResizeCursor,
	} {
		e.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
		if e.Cursor() != want {
			t.Errorf("at %v cursor %v, want %v", p, e.Cursor(), want)
		}
	}
	e.MouseOut()
	if e.Cursor() != desktop.CrosshairCursor {
		t.Errorf("where no tile is: cursor %v", e.Cursor())
	}
	var asked []int
	s.OnMenu = func(slot int, _ fyne.Position) { asked = append(asked, slot) }
	e.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(900, 500)})
	e.move(637, 180, 430, 180)
	e.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(530, 180)})
	if len(asked) != 2 || asked[0] != 3 || asked[1] != -1 {
		t.Errorf("menu asked for %v", asked)
	}
}

// TestEditingNeverOverlaps whatever the mouse and the keys do.
func TestEditingNeverOverlaps(t *testing.T) {
	s, changes := editing(t)
	random := rand.New(rand.NewPCG(3, 4))
	somewhere := func() (x, y float32) { return random.Float32()*1500 - 100, random.Float32()*900 - 90 }
	for i := range 2000 {
		s.SetKeepAspect(random.IntN(2) == 0)
		s.Select(random.IntN(s.Len()))
		switch random.IntN(8) {
		case 0:
			s.Nudge(random.IntN(5)-2, random.IntN(5)-2)
		case 1:
			s.Grow(random.IntN(7)-3, random.IntN(7)-3)
		default:
			x, y := somewhere()
			toX, toY := somewhere()
			s.editor.move(x, y, toX, toY)
		}
		if i%100 == 0 { // make room
			s.SetLayout(layout.Square(1 + random.IntN(9)))
		}
		if err := s.Layout().Validate(); err != nil {
			t.Fatalf("edit %d: %v", i, err)
		}
	}
	if *changes < 100 {
		t.Errorf("only %d edits changed anything", *changes)
	}
}

func TestTilesAreArrangedByKeys(t *testing.T) {
	s, changes := editing(t)
	if s.Nudge(1, 0) || s.Grow(1, 1) {
		t.Error("arranged nothing")
	}
	s.Select(3)
	for _, c := range []struct {
		name string
		do   func() bool
		ok   bool
		want image.Rectangle
	}{
		{"out of the wall", func() bool { return s.Nudge(1, 0) }, false, image.Rect(12, 12, 24, 24)},
		{"over the next", func() bool { return s.Nudge(0, -1) }, false, image.Rect(12, 12, 24, 24)},
		{"smaller", func() bool { return s.Grow(-2, -3) }, true, image.Rect(12, 12, 22, 21)},
		{"right", func() bool { return s.Nudge(1, 0) }, true, image.Rect(13, 12, 23, 21)},
		{"nothing", func() bool { return s.Grow(0, 0) }, false, image.Rect(13, 12, 23, 21)},
		{"wider", func() bool { return s.Grow(1, 0) }, true, image.Rect(13, 12, 24, 21)},
	} {
		if ok := c.do(); ok != c.ok || s.Layout().Free().Tiles[3] != c.want {
			t.Errorf("%s: %v, %v, want %v", c.name, ok, s.Layout().Free().Tiles[3], c.want)
		}
	}
	if *changes != 3 {
		t.Errorf("announced %d changes", *changes)
	}
}

// TestShapesAreKept on request, from each side and corner.
func TestShapesAreKept(t *testing.T) {
	from, cells := image.Rect(4, 8, 12, 12), image.Pt(24, 24) // 2 to 1
	for _, c := range []struct {
		side side
		by   image.Point
		want image.Rectangle
	}{
		{right, image.Pt(4, 0), image.Rect(4, 8, 16, 14)},
		{left, image.Pt(2, 0), image.Rect(6, 8, 12, 11)},
		{bottom, image.Pt(0, 2), image.Rect(4, 8, 16, 14)},
		{top, image.Pt(0, 2), image.Rect(4, 10, 8, 12)},
		{right | bottom, image.Pt(4, 1), image.Rect(4, 8, 14, 13)},
		{left | top, image.Pt(-2, -8), image.Rect(2, 7, 12, 12)},
		{right | top, image.Pt(8, -2), image.Rect(4, 6, 16, 12)},
	} {
		g := grip{tile: 0, side: c.side, from: from}
		if got := g.moved(c.by, cells, cells, 0, true); got != c.want {
			t.Errorf("side %d by %v: %v, want %v", c.side, c.by, got, c.want)
		}
	}
}

func TestEditingEndsMaximising(t *testing.T) {
	s := perform(t, 4, walltest.Silent{})
	s.Select(0)
	s.Maximise(true)
	s.SetEditing(true)
	if s.Maximised() || !s.Editing() {
		t.Errorf("maximised %v, editing %v", s.Maximised(), s.Editing())
	}
	s.SetEditing(false)
	if s.Editing() || s.Layout().Name() != "2x2" {
		t.Errorf("editing %v, layout %s", s.Editing(), s.Layout().Name())
	}
}
