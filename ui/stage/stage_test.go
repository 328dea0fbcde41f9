package stage

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/layout"
	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// city is a Source of cameras that play, but those called "off".
type city struct {
	spot  string
	hint  string
	panel fyne.CanvasObject
}

func (c *city) Camera(id string) wall.Content {
	content := wall.Content{ID: id, Title: "Camera " + id}
	if id != "off" {
		content.Streams = []wall.Variant{{Source: stream.Source{URL: "rtsp://host/" + id}}}
	}
	return content
}

func (c *city) Spot() string { return c.spot }

func (c *city) Panel(kind views.Kind, _ int) (fyne.CanvasObject, string) {
	if kind != views.Chart {
		return nil, "ELSEWHERE"
	}
	return c.panel, "ELSEWHERE"
}

func (c *city) Hint() string { return c.hint }

func newStage(t *testing.T) (*Stage, *wall.Wall, *city) {
	t.Helper()
	test.NewTempApp(t)
	w := wall.New(wall.Config{Opener: &walltest.Failing{Times: -1}, NewDecoder: (&walltest.Decoders{}).New})
	c := &city{}
	return New(w, c), w, c
}

func cameras(ids ...string) Arrangement {
	a := Arrangement{Layout: layout.Square(len(ids))}
	for slot, id := range ids {
		a = a.Put(slot, views.Tile{Kind: views.Camera, Camera: id})
	}
	return a
}

// showing lists what the wall's tiles are called.
func showing(w *wall.Wall) string {
	var all []string
	for slot := range w.Len() {
		all = append(all, strings.TrimPrefix(w.Content(slot).Title, "Camera "))
	}
	return strings.Join(all, " ")
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestUndoAndRedo(t *testing.T) {
	s, w, _ := newStage(t)
	changes := 0
	s.OnChange = func() { changes++ }
	s.Do(cameras("a", "b", "c", "d"))
	s.Swap(0, 3)
	s.SetLayout(layout.Square(1))
	s.Put(0, views.Tile{})
	expect(t, "cleared", showing(w), "")
	for _, want := range []string{"d", "d b c a", "a b c d"} {
		s.Undo()
		expect(t, "undone", showing(w), want)
	}
	for s.Undo() {
	}
	expect(t, "all undone", showing(w), "   ")
	for s.Redo() {
	}
	expect(t, "all redone", showing(w), "")
	s.Undo()
	s.Put(0, views.Tile{Kind: views.Camera, Camera: "z"})
	expect(t, "what was undone is forgotten", s.Redo(), false)
	if changes < 12 {
		t.Errorf("%d changes were told", changes)
	}
}

func TestTilesBeyondTheLayoutComeBack(t *testing.T) {
	s, w, _ := newStage(t)
	s.Do(cameras("a", "b", "c", "d"))
	s.SetLayout(layout.Square(1))
	s.SetLayout(layout.Square(9))
	expect(t, "wall", showing(w), "a b c d     ")
	s.Do(s.Now().Drop(1))
	expect(t, "one slot is gone", showing(w), "a c d     ")
	expect(t, "and its place", s.Now().Layout.Len(), 8)
}

func TestSequenceOfATile(t *testing.T) {
	s, w, _ := newStage(t)
	s.Do(Arrangement{Layout: layout.Square(1)}.Put(0, views.Tile{
		Kind: views.Camera, Rotation: views.Rotation{Items: []string{"a", "off", "b"}, Dwell: 10 * time.Second},
	}))
	now := time.Now()
	s.Tick(now.Add(time.Second))
	expect(t, "first", showing(w), "a")
	s.Tick(now.Add(11 * time.Second))
	expect(t, "the next that can play", showing(w), "b")
	if words := w.Content(0).State; !strings.Contains(words, "3 of 3") {
		t.Errorf("it says %q", words)
	}
	s.Hold(0, now.Add(12*time.Second))
	s.Tick(now.Add(time.Hour))
	expect(t, "held", showing(w), "b")
	s.Step(0, -1, now.Add(time.Hour))
	expect(t, "by hand", showing(w), "off")
	expect(t, "another slot", s.Step(3, 1, now), false)
}

func TestSpotFollowsTheSelection(t *testing.T) {
	s, w, c := newStage(t)
	s.Do(Arrangement{Layout: layout.Square(1)}.Put(0, views.Tile{Kind: views.Spot}))
	expect(t, "nothing selected", w.Content(0).State, "SELECT A CAMERA")
	c.spot = "b"
	s.Refresh()
	expect(t, "selected", w.Content(0).Title, "Spot · Camera b")
}

func TestKindsOfTiles(t *testing.T) {
	s, w, c := newStage(t)
	a := Arrangement{Layout: layout.Square(9)}
	for slot, kind := range views.Kinds() {
		a = a.Put(slot, views.Tile{Kind: kind, Camera: "x", Text: "hello", File: "/no/picture.png", Bare: true})
	}
	s.Do(a)
	for slot, tile := range s.Now().Shown()[:len(views.Kinds())] {
		got := w.Content(slot)
		wants := slices.Contains([]views.Kind{views.Clock, views.Picture, views.Text}, tile.Kind)
		if (got.Object != nil) != wants {
			t.Errorf("%q shows %v", tile.Kind, got.Object)
		}
		if tile.Kind != views.Empty && !got.Bare {
			t.Errorf("%q has its title bar back", tile.Kind)
		}
	}
	chart := s.Now().Find(views.Chart, "x")
	expect(t, "the map is elsewhere", w.Content(chart).State, "ELSEWHERE")
	c.panel = canvas.NewRectangle(color.Black)
	s.Refresh()
	expect(t, "the map is here", w.Content(chart).Object, c.panel)
	clock := s.Now().Find(views.Clock, "x")
	before := w.Content(clock).Object
	s.Swap(clock, 8)
	expect(t, "a widget goes along", w.Content(8).Object, before)
	s.Tick(time.Now())
}

func TestZoomIsKeptAndNotUndone(t *testing.T) {
	s, w, _ := newStage(t)
	s.Do(cameras("a"))
	w.SetZoom(0, wall.Zoom{X: 0.5, Y: 0.5, Scale: 2})
	s.Looked(0)
	expect(t, "kept", s.Now().Tile(0).Zoom, views.Zoom{X: 0.5, Y: 0.5, Scale: 2})
	s.Swap(0, 0)
	s.SetLayout(layout.Square(4))
	s.Undo()
	expect(t, "still zoomed", fmt.Sprint(w.Zoom(0)), "{0.5 0.5 2}")
}

func TestNextViewIsPreparedBehindTheOldOne(t *testing.T) {
	s, w, _ := newStage(t)
	s.Do(cameras("a", "b"))
	s.Prepare(cameras("c", "d", "e", "f"))
	expect(t, "before", showing(w), "a b  ")
	s.Become(cameras("c", "d", "e", "f"))
	expect(t, "after", showing(w), "c d e f")
	expect(t, "nothing to undo it", s.Undo(), true)
	expect(t, "but what was before that", showing(w), "   ")
}

func TestAnEmptyWallSaysWhatToDo(t *testing.T) {
	s, w, c := newStage(t)
	c.hint = "DRAG A CAMERA HERE"
	s.Do(Arrangement{Layout: layout.Square(4)}.Put(3, views.Tile{}))
	s.Refresh()
	expect(t, "empty", w.Content(0).State, c.hint)
	s.Put(2, views.Tile{Kind: views.Camera, Camera: "a"})
	expect(t, "no longer", w.Content(0).State, "")
}
