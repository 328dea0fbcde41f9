package wall

import (
	"image"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// pixelsOf is what the picture of a slot has in its pixels.
func (s *stage) pixelsOf(t *testing.T, slot int) *image.RGBA {
	t.Helper()
	p, ok := s.tiles[slot].pic.(*imagePicture)
	if !ok {
		t.Fatalf("slot %d has no picture", slot)
	}
	return p.image.Image.(*image.RGBA)
}

// showing is a wall with footage that stands in its first tile.
func showing(t *testing.T, n int, size image.Point) (*stage, *reelOf) {
	t.Helper()
	s := perform(t, n, quick)
	r := &reelOf{status: stream.Status{State: stream.Paused}}
	r.put(time.Time{}, size, 0)
	for i := range r.now.Planes[0].Pix {
		r.now.Planes[0].Pix[i] = byte(i)
	}
	s.Put(0, Content{ID: "file", Title: "file", Footage: r})
	s.until(t, "there is a picture", func() bool { return s.tiles[0].last != nil })
	return s, r
}

// drawn waits until what was changed is drawn.
func (s *stage) drawn(t *testing.T, slot int) {
	t.Helper()
	s.until(t, "it is drawn", func() bool { return !s.tiles[slot].stale })
}

// TestAdjustIsShownAndSaid, until another camera comes.
func TestAdjustIsShownAndSaid(t *testing.T) {
	s, _ := showing(t, 1, image.Pt(64, 36))
	before := slices.Clone(s.pixelsOf(t, 0).Pix)
	a := adjust.Adjust{Brightness: 0.4, Sharpen: 7}
	s.SetAdjust(0, a)
	s.drawn(t, 0)
	if got := s.Adjust(0); got != (adjust.Adjust{Brightness: 0.4, Sharpen: 1}) {
		t.Errorf("adjusted by %+v", got)
	}
	if slices.Equal(before, s.pixelsOf(t, 0).Pix) {
		t.Error("no pixel changed")
	}
	if said := s.tiles[0].said.more; said != "ENHANCED" {
		t.Errorf("it says %q", said)
	}
	s.Reset(0)
	s.drawn(t, 0)
	if !slices.Equal(before, s.pixelsOf(t, 0).Pix) || s.tiles[0].said.more != "" {
		t.Errorf("it is not as before, and says %q", s.tiles[0].said.more)
	}
	s.SetAdjust(0, a)
	s.SetFill(0, true)
	s.Put(0, camera(1))
	if s.Adjust(0) != (adjust.Adjust{}) || !s.Filled(0) {
		t.Errorf("another camera is adjusted by %+v, fills the tile: %v", s.Adjust(0), s.Filled(0))
	}
	s.SetAdjust(7, a) // no such slot
	if s.Adjust(7) != (adjust.Adjust{}) || s.Filled(-1) || s.Dewarp(99) != (lens.View{}) {
		t.Error("a slot that is not there has tools")
	}
}

// TestToolsAreForWhatIsToCome after Change, as zoom is.
func TestToolsAreForWhatIsToCome(t *testing.T) {
	gate := gated{quick, "cam-02", make(chan struct{})}
	s := perform(t, 1, gate)
	s.Put(0, camera(1))
	s.live(t, 0)
	s.Change(0, camera(2))
	s.SetAdjust(0, adjust.Adjust{Gamma: 0.5})
	if s.Adjust(0).Gamma != 0.5 || s.tiles[0].tools.adjust != (adjust.Adjust{}) {
		t.Errorf("to come %+v, on screen %+v", s.Adjust(0), s.tiles[0].tools.adjust)
	}
	close(gate.open)
	s.until(t, "the new camera is shown", func() bool { return s.tiles[0].content.ID == "cam-02" })
	if s.Adjust(0).Gamma != 0.5 || s.tiles[0].tools.adjust.Gamma != 0.5 {
		t.Errorf("then %+v", s.tiles[0].tools)
	}
}

// TestFillCutsBothSides: the picture fills the tile, its middle stays in the
// middle, and the stream has pixels enough for what is left of it.
func TestFillCutsBothSides(t *testing.T) {
	s, _ := showing(t, 1, image.Pt(64, 64))
	tile := s.tiles[0]
	narrow := tile.pixels()
	wanted := tile.wanted(Zoom{})
	s.SetFill(0, true)
	if tile.stale {
		t.Error("until the next paint it is stretched")
	}
	if got := tile.pixels(); got != tile.room || narrow == got {
		t.Errorf("the picture is %v in %v, was %v", got, tile.room, narrow)
	}
	across, down := tile.crop()
	if across != 1 || math.Abs(down-1/tile.roomAspect()) > 1e-9 {
		t.Errorf("shown are %v and %v of it", across, down)
	}
	if p := tile.look().part; math.Abs(p.x) > 1e-9 || math.Abs(p.y+p.h/2-0.5) > 1e-9 {
		t.Errorf("shown is %+v", p)
	}
	if got := tile.wanted(Zoom{}); got.X <= wanted.X {
		t.Errorf("a stream of %v is wanted, was %v", got, wanted)
	}
	if size := s.pixelsOf(t, 0).Rect.Size(); size != tile.room.Size() {
		t.Errorf("drawn are %v pixels", size)
	}
}

// TestWheelZoomsUnderThePointerOfAFilledTile: what the crop shows there stays.
func TestWheelZoomsUnderThePointerOfAFilledTile(t *testing.T) {
	s, _ := showing(t, 1, image.Pt(64, 64))
	s.SetFill(0, true)
	tile := s.tiles[0]
	at := fyne.NewPos(float32(tile.room.Min.X+tile.room.Dx()*3/4), float32(tile.room.Min.Y+tile.room.Dy()*3/4))
	under := func() (float64, float64) {
		p := tile.look().part
		return p.x + 0.75*p.w, p.y + 0.75*p.h
	}
	x, y := under()
	tile.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 75)})
	if gotX, gotY := under(); math.Abs(gotX-x)+math.Abs(gotY-y) > 0.01 || s.Zoom(0).Scale < 1.9 {
		t.Errorf("under the pointer is %v, %v, was %v, %v; zoom %+v", gotX, gotY, x, y, s.Zoom(0))
	}
}

// TestFisheyeIsTurnedByHand: dragging turns, the wheel narrows, the title bar
// still moves the tile, and the view waits for a lens that comes later.
func TestFisheyeIsTurnedByHand(t *testing.T) {
	s, r := showing(t, 1, image.Pt(64, 64))
	tile := s.tiles[0]
	s.SetDewarp(0, lens.View{Pan: 90, Tilt: 45, FOV: 60})
	if s.Dewarp(0) != (lens.View{}) || tile.dewarped() {
		t.Fatalf("without a fisheye it looks to %+v", s.Dewarp(0))
	}
	s.Put(0, Content{ID: "file", Title: "file", Footage: r, Lens: eye})
	if v := s.Dewarp(0); v != (lens.View{Pan: 90, Tilt: 45, FOV: 60}) || tile.pixels() != tile.room {
		t.Fatalf("with one it looks to %+v, in %v of %v", v, tile.pixels(), tile.room)
	}
	if !strings.Contains(tile.said.more, "DEWARPED") {
		s.until(t, "it is said", func() bool { return strings.Contains(tile.said.more, "DEWARPED") })
	}
	heard, moved := 0, 0
	s.OnZoomed = func(int) { heard++ }
	s.OnDrop = func(int, fyne.Position) { moved++ }
	drag(tile, fyne.NewPos(300, 300), fyne.NewDelta(-128, 72))
	v := s.Dewarp(0)
	if v.Pan <= 90 || v.Tilt <= 45 || heard != 1 || moved != 0 {
		t.Errorf("dragged to %+v; announced %d times, moved %d times", v, heard, moved)
	}
	tile.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 300)}, Scrolled: fyne.NewDelta(0, 25)})
	if got := s.Dewarp(0); math.Abs(got.FOV-60/1.25) > 1e-9 || heard != 2 {
		t.Errorf("one step of the wheel: %+v", got)
	}
	s.OnDrag = func(int, fyne.Position) {}
	drag(tile, fyne.NewPos(300, 5), fyne.NewDelta(50, 0))
	if moved != 1 {
		t.Error("the title bar does not move the tile")
	}
	s.drawn(t, 0)
	s.Reset(0)
	if s.Dewarp(0) != (lens.View{}) || tile.pixels() == tile.room {
		t.Errorf("reset, it looks to %+v in %v", s.Dewarp(0), tile.pixels())
	}
}

// westHalf covers what lies to the left of the middle.
var westHalf = mask.Mask{{X: 0, Y: 0}, {X: 0.5, Y: 0}, {X: 0.5, Y: 1}, {X: 0, Y: 1}}

// shaded says whether all pixels in a part of img, 0 to 1, are masked.
func shaded(img *image.RGBA, x0, x1 float64) bool {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for y := range h {
		for x := int(x0 * float64(w)); x < int(x1*float64(w)); x++ {
			if c := img.RGBAAt(x, y); c.R != shade || c.G != shade || c.B != shade {
				return false
			}
		}
	}
	return true
}

// TestMasksAreNeverMissing: they are there with the first picture, at once
// when they are new, whatever the tile does, and in what is kept.
func TestMasksAreNeverMissing(t *testing.T) {
	s, r := showing(t, 4, image.Pt(64, 36))
	c := Content{ID: "file", Title: "file", Footage: r}
	if shaded(s.pixelsOf(t, 0), 0, 0.4) {
		t.Fatal("there is nothing to see")
	}
	c.Masks = []mask.Mask{westHalf}
	s.Put(0, c)
	if img := s.pixelsOf(t, 0); !shaded(img, 0, 0.5) || shaded(img, 0.52, 1) { // without a Tick
		t.Error("a new mask waits, or covers too much")
	}
	check := func(what string, x0, x1 float64) {
		t.Helper()
		s.drawn(t, 0)
		if !shaded(s.pixelsOf(t, 0), x0, x1) || shaded(s.pixelsOf(t, 0), x1+0.02, 1) {
			t.Errorf("%s: the mask is not from %v to %v", what, x0, x1)
		}
	}
	s.SetZoom(0, Zoom{0.5, 0.5, 4})
	check("zoomed", 0, 0.5)
	s.SetZoom(0, Zoom{0.45, 0.5, 4}) // from 0.325 to 0.575
	check("panned", 0, 0.7)
	s.SetZoom(0, Zoom{})
	s.SetFill(0, true)
	check("filling", 0, 0.5)
	s.SetFill(0, false)
	s.SetAdjust(0, adjust.Adjust{Brightness: 1, Sharpen: 1})
	check("brighter", 0, 0.5)
	s.Select(0)
	s.Maximise(true)
	check("maximised", 0, 0.5)
	shot, err := s.Snapshot(0)
	if err != nil || !shaded(shot.Image, 0, 0.5) || shaded(shot.Image, 0.55, 1) {
		t.Errorf("kept without its mask, or %v", err)
	}
}

// TestMasksComeWithTheirCamera after Change, not later.
func TestMasksComeWithTheirCamera(t *testing.T) {
	s := perform(t, 1, quick)
	s.Put(0, camera(1))
	s.live(t, 0)
	c := camera(2)
	c.Masks = []mask.Mask{nil}
	s.Change(0, c)
	s.until(t, "the other camera is there", func() bool {
		covered := shaded(s.pixelsOf(t, 0), 0, 1)
		if covered != (s.tiles[0].content.ID == "cam-02") {
			t.Fatalf("%s is covered: %v", s.tiles[0].content.ID, covered)
		}
		return covered
	})
}

// failing is a Scaler that cannot draw once told so.
type failing struct {
	nullScaler
	err *error
}

func (f failing) Scale(*image.RGBA, *stream.Frame) error { return *f.err }

// TestWhatCannotBeMaskedIsNotShown: the picture goes if it cannot be drawn
// anew.
func TestWhatCannotBeMaskedIsNotShown(t *testing.T) {
	s, r := showing(t, 1, image.Pt(64, 36))
	trouble := image.ErrFormat
	s.tiles[0].pic.(*imagePicture).scaler = failing{err: &trouble}
	s.Put(0, Content{ID: "file", Title: "file", Footage: r, Masks: []mask.Mask{westHalf}})
	if s.tiles[0].pic != nil || s.tiles[0].last != nil {
		t.Error("the picture is still there, without its mask")
	}
	s.scaler.users-- // the wall's own, which the test took away
}
