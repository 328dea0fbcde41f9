package mapview

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"
)

// recorder is a tool that writes down what it is told.
type recorder struct {
	takes bool
	heard []string
}

func (r *recorder) Press(p Pointer) bool  { r.hear("press", p); return r.takes }
func (r *recorder) Drag(p Pointer)        { r.hear("drag", p) }
func (r *recorder) Release(p Pointer)     { r.hear("release", p) }
func (r *recorder) Click(p Pointer)       { r.hear("click", p) }
func (r *recorder) DoubleClick(p Pointer) { r.hear("double", p) }
func (r *recorder) Hover(p Pointer)       { r.hear("hover", p) }

func (r *recorder) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

func (r *recorder) hear(what string, p Pointer) {
	r.heard = append(r.heard, fmt.Sprintf("%s %v,%v", what, p.X, p.Y))
}

func (r *recorder) said() string { return strings.Join(r.heard, "; ") }

// down, move and up are what Fyne calls for the primary button.
func (b *bench) down(p fyne.Position, keys fyne.KeyModifier) {
	b.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary, Modifier: keys,
	})
}

func (b *bench) move(p fyne.Position, dx, dy float32) {
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(dx, dy)})
}

func (b *bench) up(p fyne.Position, dragged bool) {
	b.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
	if dragged {
		b.DragEnd()
		return
	}
	b.Tapped(&fyne.PointEvent{Position: p})
}

func TestToolTakesTheButton(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.SetMarkers([]Marker{{ID: "a", At: monaco.Centre}})
	b.arrange()
	b.OnMarker = func(string) { t.Error("a click with a tool went to a marker") }
	tool := &recorder{takes: true}
	b.SetTool(tool)
	before, p := b.View(), fyne.NewPos(320, 280)
	b.down(p, 0)
	b.move(p.AddXY(5, 0), 5, 0)
	b.up(p.AddXY(5, 0), true)
	b.down(p, 0)
	b.up(p, false)
	b.down(p, 0)
	b.up(p, false)
	want := "press 320,280; drag 325,280; release 325,280; press 320,280; release 320,280; click 320,280; " +
		"press 320,280; release 320,280; double 320,280"
	if tool.said() != want {
		t.Errorf("the tool heard %s", tool.said())
	}
	if b.View() != before {
		t.Error("the map moved under the tool")
	}
	if b.Cursor() != desktop.CrosshairCursor {
		t.Error("the pointer is not the tool's")
	}
}

func TestToolMayLeaveTheDragToTheMap(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	tool := &recorder{}
	b.SetTool(tool)
	before := b.View()
	b.down(fyne.NewPos(100, 100), 0)
	b.move(fyne.NewPos(150, 100), 50, 0)
	b.up(fyne.NewPos(150, 100), true)
	if b.View() == before || tool.said() != "press 100,100" {
		t.Errorf("the map did not move; the tool heard %s", tool.said())
	}
	b.SetTool(nil)
	if b.Cursor() != desktop.DefaultCursor {
		t.Error("the tool is gone, and its pointer stays")
	}
}

func TestPointerKnowsThePlace(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	var hovered, ground Pointer
	b.OnHover = func(p Pointer) { hovered = p }
	b.OnGround = func(p Pointer) { ground = p }
	test.MoveMouse(b.win.Canvas(), b.at(monaco.Centre))
	test.TapCanvas(b.win.Canvas(), b.at(monaco.Centre))
	for _, p := range []Pointer{hovered, ground} {
		near(t, "lon", p.At[0], monaco.Centre[0], 1e-5)
		near(t, "lat", p.At[1], monaco.Centre[1], 1e-5)
		near(t, "metres in a pixel", p.MetresPerPixel, b.viewport().MetresPerPixel(), 1e-9)
	}
}

func TestSecondaryClickNamesTheMarker(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.TappedSecondary(&fyne.PointEvent{}) // nobody listens
	b.SetMarkers([]Marker{{ID: "a", At: monaco.Centre}})
	b.arrange()
	var named []string
	b.OnContext = func(p Pointer, marker string) { named = append(named, fmt.Sprintf("%q %v,%v", marker, p.X, p.Y)) }
	b.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(320, 280)})
	b.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(10, 20)})
	if got := strings.Join(named, "; "); got != `"a" 320,280; "" 10,20` {
		t.Errorf("named %s", got)
	}
}

func TestRubberBandZoomsToWhatItHolds(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	nw, se := b.viewport().Place(100, 100), b.viewport().Place(260, 240)
	b.down(fyne.NewPos(100, 100), fyne.KeyModifierShift)
	b.move(fyne.NewPos(260, 240), 160, 140)
	if !b.band.Visible() || b.band.Size() != fyne.NewSize(160, 140) {
		t.Errorf("the band is %v", b.band.Size())
	}
	b.up(fyne.NewPos(260, 240), true)
	b.wait(3 * time.Second)
	if b.band.Visible() {
		t.Error("the band stays")
	}
	x, y := b.viewport().Screen(nw)
	near(t, "left", x, 0, 2)
	near(t, "top", y, 0, 2)
	x, y = b.viewport().Screen(se)
	near(t, "right", x, 640, 2)
	near(t, "bottom", y, 560, 2)
	at := b.View()
	b.down(fyne.NewPos(100, 100), fyne.KeyModifierShift)
	b.move(fyne.NewPos(103, 103), 3, 3)
	b.up(fyne.NewPos(103, 103), true)
	if b.View() != at {
		t.Error("a twitch is a band")
	}
}

func TestKeysMoveTheMap(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.ZoomBy(1)
	b.wait(time.Second)
	if b.view.Zoom != 16 {
		t.Errorf("zoom %v", b.view.Zoom)
	}
	x, y := b.viewport().Screen(monaco.Centre)
	near(t, "the middle stays", x, 320, 2)
	near(t, "the middle stays", y, 280, 2)
	b.Nudge(0, -100)
	b.wait(time.Second)
	_, y = b.viewport().Screen(monaco.Centre)
	near(t, "the content goes down", y, 380, 2)
}

func TestSketchIsDrawnAboveMarkers(t *testing.T) {
	v := cityView(sizes[0], 15)
	s := sceneOf(v, nil, []Marker{{ID: "a", At: v.Centre, Symbol: SymbolDisc}})
	s.handles = []Handle{{At: v.Centre, Kind: Active}}
	dst := drawn(t, s)
	if c := dst.RGBAAt(320, 280); c.B < 0xF0 || c.R > 0x30 {
		t.Errorf("the handle is %v", c)
	}
	b := newBench(t, Config{Home: monaco})
	b.published()
	b.SetSketch([]Shape{{Geometry: orb.LineString{{7.42, 43.73}, {7.43, 43.74}}}}, nil)
	b.Tick()
	if !b.published() {
		t.Error("a sketch is not published")
	}
}
