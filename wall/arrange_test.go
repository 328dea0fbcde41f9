package wall

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"watchfloor/wall/layout"
	"watchfloor/wall/walltest"
)

func TestLayoutsOfTiles(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	for _, p := range layout.Presets() {
		s.SetLayout(p.Layout)
		if s.Layout().Name() != p.Name || s.Len() != p.Layout.Len() {
			t.Fatalf("%s became %s with %d tiles", p.Name, s.Layout().Name(), s.Len())
		}
		for slot := range s.Len() {
			at, tile := s.CellPixels(slot), s.tiles[slot]
			if tile.Position() != fyne.NewPos(float32(at.Min.X), float32(at.Min.Y)) || tile.Size() != fyne.NewSize(float32(at.Dx()), float32(at.Dy())) {
				t.Errorf("%s: tile %d is at %v %v, want %v", p.Name, slot, tile.Position(), tile.Size(), at)
			}
		}
	}
	s.SetLayout(layout.Layout{Columns: 1, Rows: 1})
	if s.Layout().Name() != "panorama" {
		t.Errorf("an empty layout was taken: %v", s.Layout())
	}
	s.live(t, 0, 1, 2, 3)
}

// TestSwapKeepsPlayersAndPictures: nothing is opened, and no tile is without
// its picture for a moment.
func TestSwapKeepsPlayersAndPictures(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(3))
	s.live(t, 0, 1, 2)
	s.SetZoom(1, Zoom{0.5, 0.5, 2})
	s.Select(1)
	for _, c := range [][2]int{{0, 1}, {1, 3}, {2, 2}, {3, 0}, {0, 7}, {-1, 0}} {
		s.Swap(c[0], c[1])
		for slot := range 4 {
			tile := s.tiles[slot]
			if filled := s.Content(slot).ID != ""; filled != (tile.pic != nil) || filled != (tile.last != nil) || tile.title.Text != s.Content(slot).Title {
				t.Errorf("after %v slot %d shows %q: picture %v, frame %v", c, slot, tile.title.Text, tile.pic, tile.last)
			}
		}
	}
	want := []string{"cam-00", "", "cam-02", "cam-01"}
	for slot, id := range want {
		if s.Content(slot).ID != id {
			t.Errorf("slot %d has %q, want %q", slot, s.Content(slot).ID, id)
		}
	}
	if z := s.Zoom(3); z.Scale != 2 && s.Selected() != 1 {
		t.Errorf("zoom %+v, selected %d", z, s.Selected())
	}
	s.live(t, 0, 2, 3)
	for i := range 3 {
		if n := s.opener.times(camera(i).ID); n != 1 {
			t.Errorf("camera %d was opened %d times", i, n)
		}
	}
}

// TestTilesAreDragged by their title bars, and by a picture that is not
// zoomed.
func TestTilesAreDragged(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(2))
	s.live(t, 0, 1)
	var dragged, dropped []int
	var at fyne.Position
	s.OnDrag = func(slot int, p fyne.Position) { dragged, at = append(dragged, slot), p }
	s.OnDrop = func(slot int, p fyne.Position) {
		if p != at {
			t.Errorf("dropped at %v, dragged to %v", p, at)
		}
		dropped = append(dropped, slot)
	}
	drag(s.tiles[0], fyne.NewPos(300, 200), fyne.NewDelta(640, 100))
	if slot := s.SlotAt(at); slot != 1 || s.Selected() != 0 {
		t.Errorf("dropped over slot %d, selected %d", slot, s.Selected())
	}
	s.SetZoom(1, Zoom{0.5, 0.5, 2})
	drag(s.tiles[1], fyne.NewPos(300, 200), fyne.NewDelta(-100, 0)) // pans
	drag(s.tiles[1], fyne.NewPos(300, 5), fyne.NewDelta(-100, 0))   // by the bar
	drag(s.tiles[2], fyne.NewPos(300, 200), fyne.NewDelta(-100, 0)) // empty
	if len(dragged) != 2 || len(dropped) != 2 || dropped[0] != 0 || dropped[1] != 1 {
		t.Errorf("dragged %v, dropped %v", dragged, dropped)
	}
	test.Drag(s.window.Canvas(), fyne.NewPos(10, 10), 30, 30) // from where the button went down last
	if len(dropped) != 3 {
		t.Errorf("dropped %v", dropped)
	}
}

func TestSlotAt(t *testing.T) {
	s := perform(t, 4, walltest.Silent{})
	for p, want := range map[fyne.Position]int{{X: 5, Y: 5}: 0, {X: 1270, Y: 5}: 1, {X: 5, Y: 700}: 2, {X: 1270, Y: 700}: 3, {X: -1, Y: 5}: -1, {X: 5, Y: 721}: -1} {
		if got := s.SlotAt(p); got != want {
			t.Errorf("slot %d at %v, want %d", got, p, want)
		}
	}
	s.Select(2)
	s.Maximise(true)
	if got := s.SlotAt(fyne.NewPos(5, 5)); got != 2 {
		t.Errorf("slot %d is maximised", got)
	}
	s.Hide()
	if got := s.SlotAt(fyne.NewPos(5, 5)); got != -1 {
		t.Errorf("slot %d of a hidden wall", got)
	}
}

// TestTargetIsShown in the colour of selections, over the tile.
func TestTargetIsShown(t *testing.T) {
	s := perform(t, 4, walltest.Silent{})
	pixel := func() color.Color { return s.window.Canvas().Capture().At(900, 200) }
	before := pixel()
	s.SetTarget(1)
	if pixel() == before {
		t.Error("the target is not shown")
	}
	s.SetTarget(99)
	if pixel() != before {
		t.Error("the target is shown still")
	}
}

func TestMenuIsAskedFor(t *testing.T) {
	s := perform(t, 4, walltest.Silent{})
	var asked []int
	s.OnMenu = func(slot int, at fyne.Position) { asked = append(asked, slot, s.SlotAt(at)) }
	tap := &fyne.PointEvent{Position: fyne.NewPos(5, 5), AbsolutePosition: fyne.NewPos(5, 705)}
	s.tiles[2].TappedSecondary(tap)
	if len(asked) != 2 || asked[0] != 2 || asked[1] != 2 {
		t.Errorf("asked %v", asked)
	}
}

// TestObjectsInTiles lie under the title bar, go along in a swap, and are
// gone with their content.
func TestObjectsInTiles(t *testing.T) {
	s := perform(t, 4, quick)
	red := canvas.NewRectangle(color.NRGBA{0xFF, 0, 0, 0xFF})
	clock := Content{ID: "clock", Title: "Clock", Object: red, State: "LOCAL"}
	s.Put(0, clock)
	s.Put(1, camera(1))
	s.live(t, 1)
	if got, want := red.Size().Height, s.tiles[0].Size().Height-s.tiles[0].barHeight(); got < want || got > want+1 {
		t.Errorf("the object is %v high, want %v", got, want)
	}
	if s.tiles[0].state.Text != "LOCAL" || s.tiles[0].big.Text != "" {
		t.Errorf("says %q and %q", s.tiles[0].state.Text, s.tiles[0].big.Text)
	}
	isRed := func(slot int) bool {
		m := s.CellPixels(slot)
		middle := m.Min.Add(m.Size().Div(2))
		r, g, b, _ := s.window.Canvas().Capture().At(middle.X, middle.Y).RGBA()
		return r == 0xFFFF && g+b == 0
	}
	if !isRed(0) || isRed(1) {
		t.Error("the object is not in its tile")
	}
	s.Swap(0, 1)
	if isRed(0) || !isRed(1) {
		t.Error("the object did not go along")
	}
	s.Put(2, clock)
	if isRed(1) || !isRed(2) || s.Content(1).Object != nil {
		t.Error("two tiles have the object")
	}
	clock.Bare = true
	s.Put(1, clock)
	if red.Size().Height != s.tiles[1].Size().Height {
		t.Errorf("bare, it is %v high of %v", red.Size().Height, s.tiles[1].Size().Height)
	}
	s.Change(1, camera(2))
	if s.tiles[1].next != nil && !isRed(1) { // a busy machine may have a picture at once
		t.Error("the object did not stay until there is a picture")
	}
	s.live(t, 1)
	if isRed(1) {
		t.Error("the object is still there")
	}
}

// TestHiddenBarSaysWhatIsWrong in the middle of the tile.
func TestHiddenBarSaysWhatIsWrong(t *testing.T) {
	s := perform(t, 1, walltest.Silent{})
	c := camera(1)
	c.Bare = true
	s.Put(0, c)
	s.until(t, "no data", func() bool { return s.tiles[0].big.Text == "NO DATA" })
	if s.tiles[0].barred() || s.tiles[0].room != (image.Rectangle{Max: s.CellPixels(0).Size()}) {
		t.Errorf("bar %v, room %v", s.tiles[0].barred(), s.tiles[0].room)
	}
	s.Put(0, Content{ID: "spot", Title: "Spot", State: "SELECT A CAMERA"})
	if s.tiles[0].big.Text != "SELECT A CAMERA" || !s.tiles[0].barred() {
		t.Errorf("says %q", s.tiles[0].big.Text)
	}
}

// TestBarSaysAsMuchAsFits: state, zoom and what the content says of itself,
// from which the latter goes first.
func TestBarSaysAsMuchAsFits(t *testing.T) {
	s := perform(t, 1, quick)
	c := camera(1)
	c.Title, c.State = "Rue Grimaldi, east", "3 OF 8 · 12 s"
	s.Put(0, c)
	s.live(t, 0)
	s.SetZoom(0, Zoom{0.5, 0.5, 2.5})
	if said := s.tiles[0].state.Text; said != "LIVE · ZOOM 2.5 · 3 OF 8 · 12 s" {
		t.Errorf("says %q", said)
	}
	s.SetGrid(64)
	s.live(t, 0)
	if said := s.tiles[0].state; said.Text != "LIVE" || !said.Visible() {
		t.Errorf("in a small tile it says %q, visible %v", said.Text, said.Visible())
	}
}
