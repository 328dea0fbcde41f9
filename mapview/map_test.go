package mapview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"log/slog"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/mapview/tiles"
)

// bench is a map in a window of Fyne's test driver, with a clock of its own.
type bench struct {
	*Map
	win   fyne.Window
	clock time.Time
}

func newBench(t *testing.T, cfg Config) *bench {
	t.Helper()
	test.NewTempApp(t)
	b := &bench{Map: New(cfg), clock: time.Unix(1000, 0)}
	b.now = func() time.Time { return b.clock }
	b.win = test.NewTempWindow(t, b.Map)
	b.win.SetPadded(false)
	b.win.Resize(fyne.NewSize(640, 560))
	b.Tick()
	return b
}

// arrange shows the markers without drawing them.
func (b *bench) arrange() {
	b.Tick()
	b.shown.spots = spotsOf(b.last)
	b.shown.pulses = slices.ContainsFunc(b.shown.spots, spot.pulses)
}

// tapAt clicks on a device pixel.
func (b *bench) tapAt(x, y float64) {
	test.TapCanvas(b.win.Canvas(), fyne.NewPos(float32(x), float32(y)))
}

// wait ticks 60 times a second.
func (b *bench) wait(d time.Duration) {
	for end := b.clock.Add(d); b.clock.Before(end); {
		b.clock = b.clock.Add(time.Second / 60)
		b.Tick()
	}
}

// published says whether the painter has something new to look at.
func (b *bench) published() bool { return b.shared.scene.take() != nil }

func (b *bench) at(p orb.Point) fyne.Position {
	x, y := b.viewport().Screen(p)
	return fyne.NewPos(float32(x), float32(y))
}

var monaco = View{orb.Point{7.4246, 43.7384}, 15}

func TestClickAnnouncesTheTopmost(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	east := orb.Point{monaco.Centre[0] + 0.002, monaco.Centre[1]}
	b.SetMarkers([]Marker{
		{ID: "incident", At: monaco.Centre, Symbol: SymbolDiamond, Rank: 2},
		{ID: "camera", At: monaco.Centre, Symbol: SymbolCamera},
		{ID: "east", At: east, Symbol: SymbolCamera},
	})
	b.arrange()
	var clicked []string
	b.OnMarker = func(id string) { clicked = append(clicked, id) }
	test.TapCanvas(b.win.Canvas(), b.at(monaco.Centre))
	test.TapCanvas(b.win.Canvas(), b.at(east).Add(fyne.NewPos(0, 12))) // almost
	test.TapCanvas(b.win.Canvas(), b.at(east).Add(fyne.NewPos(0, 40))) // no
	if got := strings.Join(clicked, " "); got != "incident east" {
		t.Errorf("clicked: %s", got)
	}
	b.OnMarker = nil
	test.TapCanvas(b.win.Canvas(), b.at(east)) // nobody listens
}

func TestHitPrefersWhatIsUnderThePointer(t *testing.T) {
	v := cityView(image.Pt(400, 400), 15)
	beside := v.Place(222, 200)
	spots := spotsOf(sceneOf(v, nil, []Marker{
		{ID: "under", At: v.Centre, Symbol: SymbolCamera},
		{ID: "beside", At: beside, Symbol: SymbolDiamond, Rank: 2},
	}))
	if s, _ := hit(spots, v, 203, 200); s.marker.ID != "under" {
		t.Errorf("hit %q", s.marker.ID)
	}
}

func TestDoubleClickComesNearer(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	p := fyne.NewPos(100, 120)
	place := b.viewport().Place(100, 120)
	test.TapCanvas(b.win.Canvas(), p)
	b.wait(time.Second)
	test.TapCanvas(b.win.Canvas(), p)
	if b.View() != monaco {
		t.Error("two slow clicks are not a double click")
	}
	b.clock = b.clock.Add(100 * time.Millisecond)
	test.TapCanvas(b.win.Canvas(), p)
	b.wait(time.Second)
	if b.view.Zoom != 16 {
		t.Errorf("zoom %v", b.view.Zoom)
	}
	x, y := b.viewport().Screen(place)
	near(t, "the place stays", x, 100, 2)
	near(t, "the place stays", y, 120, 2)
}

func TestDragFollowsThePointer(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	x0, y0 := b.viewport().Screen(monaco.Centre)
	test.Drag(b.win.Canvas(), fyne.NewPos(300, 300), 50, -30)
	x, y := b.viewport().Screen(monaco.Centre)
	near(t, "x", x-x0, 50, 0.01)
	near(t, "y", y-y0, -30, 0.01)
	b.wait(time.Second)
	x, _ = b.viewport().Screen(monaco.Centre)
	near(t, "one step is no fling", x-x0, 50, 0.01)
}

func TestFlingGlidesAndStops(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	x0, _ := b.viewport().Screen(monaco.Centre)
	for range 6 {
		b.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 10}})
		b.clock = b.clock.Add(time.Second / 60)
	}
	b.DragEnd()
	b.wait(3 * time.Second)
	x, _ := b.viewport().Screen(monaco.Centre)
	if far := x - x0; far < 100 || far > 300 {
		t.Errorf("60 pixels at 600 a second go %v in all", far)
	}
	if b.motion != nil {
		t.Error("it has not stopped")
	}
}

func TestWheelZoomsAboutThePointer(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	place := b.viewport().Place(500, 80)
	wheel := func(dy float32) {
		b.Scrolled(&fyne.ScrollEvent{
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, 80)}, Scrolled: fyne.Delta{DY: dy},
		})
	}
	wheel(25)
	wheel(25)
	b.wait(time.Second)
	near(t, "two notches", b.view.Zoom, 15+2*wheelStep, 1e-9)
	x, y := b.viewport().Screen(place)
	near(t, "the place stays", x, 500, 2)
	near(t, "the place stays", y, 80, 2)
	before := b.view.Zoom
	wheel(-5000)
	b.wait(time.Second)
	near(t, "acceleration is bounded", before-b.view.Zoom, wheelMost*wheelStep, 1e-9)
	test.Scroll(b.win.Canvas(), fyne.NewPos(10, 10), 0, -25)
	b.wait(time.Second)
	near(t, "through the canvas", before-b.view.Zoom, (wheelMost+1)*wheelStep, 1e-9)
}

func TestGotoAndPan(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	there := View{orb.Point{7.43, 43.74}, 17}
	b.Goto(there)
	if b.View() != there || b.view != monaco {
		t.Error("View is the goal, and the view is not there yet")
	}
	b.wait(2 * time.Second)
	if b.view != there {
		t.Errorf("arrived at %v", b.view)
	}
	b.Nudge(100, 0)
	b.Nudge(100, 0)
	b.wait(time.Second)
	x, _ := b.viewport().Screen(there.Centre)
	near(t, "the content goes left", x, 320-200, 1)
}

func TestTheViewStaysWhereTilesAre(t *testing.T) {
	b := newBench(t, Config{Source: citySource(t)})
	meta := citySource(t).Meta()
	if want := (View{meta.Centre, float64(meta.Zoom)}); b.View() != want {
		t.Errorf("home is %v, want %v", b.View(), want)
	}
	for _, v := range []View{{orb.Point{100, -40}, 99}, {orb.Point{-100, 80}, -5}, {orb.Point{math.NaN(), 0}, math.NaN()}} {
		b.Goto(v)
		got := b.View()
		if !meta.Bounds.Contains(got.Centre) || got.Zoom < float64(meta.MinZoom) || got.Zoom > float64(meta.MaxZoom+beyond) {
			t.Errorf("Goto(%v) leads to %v", v, got)
		}
	}
}

func TestOnlyWhatChangedIsPublished(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.published()
	b.wait(time.Second)
	if b.published() {
		t.Error("an idle map publishes")
	}
	for name, change := range map[string]func(){
		"markers": func() { b.SetMarkers([]Marker{{ID: "a"}}) },
		"shapes":  func() { b.SetShapes([]Shape{harbour()}) },
		"style":   func() { b.SetStyle(cityStyle(t, true)) },
		"view":    func() { b.Nudge(10, 0) },
		"size":    func() { b.win.Resize(fyne.NewSize(500, 400)) },
	} {
		change()
		b.Tick()
		if !b.published() {
			t.Errorf("a change of %s is not published", name)
		}
		b.wait(3 * time.Second)
		b.published()
	}
}

func TestPulseIsSlow(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.SetMarkers([]Marker{{ID: "a", At: monaco.Centre, Symbol: SymbolDiamond, Pulse: true}})
	b.arrange()
	pictures := 0
	for range 10 * 60 {
		b.wait(time.Second / 60)
		if b.published() {
			pictures++
		}
	}
	if pictures < 20 || pictures > 40 {
		t.Errorf("a pulsing map is drawn %d times in 10 s", pictures)
	}
}

func TestPointerIsAHandOverMarkers(t *testing.T) {
	b := newBench(t, Config{Home: monaco})
	b.SetMarkers([]Marker{{ID: "a", At: monaco.Centre}})
	b.arrange()
	test.MoveMouse(b.win.Canvas(), b.at(monaco.Centre))
	if b.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a marker")
	}
	test.MoveMouse(b.win.Canvas(), fyne.NewPos(5, 5))
	if b.Cursor() != desktop.DefaultCursor {
		t.Error("a hand over the ground")
	}
}

// TestRun lets a map draw the demo city with all that runs behind it, and end.
func TestRun(t *testing.T) {
	source := citySource(t)
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, Config{Source: source, Style: cityStyle(t, false), Home: monaco})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { b.Run(ctx); close(done) }()
		sea := orb.Point{7.4305, 43.7365}
		for range 10 {
			time.Sleep(50 * time.Millisecond)
			synctest.Wait()
			b.wait(time.Second / 60)
		}
		picture := b.shown.image
		if s := b.Stats(); !b.ViewReady() || s.Tiles == 0 || s.Pending > 0 {
			t.Errorf("after half a second: ready %v, %+v", b.ViewReady(), s)
		}
		if picture.Rect.Size() != b.size {
			t.Errorf("the picture has %v, the map %v pixels", picture.Rect.Size(), b.size)
		}
		x, y := b.viewport().Screen(sea)
		if got := picture.RGBAAt(int(x), int(y)); got.B < got.R+30 {
			t.Errorf("the sea is %v", got)
		}
		cancel()
		<-done // synctest fails if a goroutine is left
	})
}

// TestTheWorldFillsTheView: at no zoom is there anything beside it.
func TestTheWorldFillsTheView(t *testing.T) {
	b := newBench(t, Config{})
	for _, v := range []View{{}, {orb.Point{179, 80}, 3}, {orb.Point{-180, -85}, -9}} {
		b.Goto(v)
		b.wait(3 * time.Second)
		b.Nudge(900, -900)
		b.wait(3 * time.Second)
		if out := outside(b.viewport(), image.Rectangle{Max: b.size}); !out[0].Empty() || !out[1].Empty() || !out[2].Empty() || !out[3].Empty() {
			t.Errorf("from %v: %v is outside the world", v, out)
		}
	}
}

// TestFailedTilesAreAskedForAgain: a source that was away for a while.
func TestFailedTilesAreAskedForAgain(t *testing.T) {
	meta := tiles.Meta{MinZoom: 14, MaxZoom: 14, Zoom: 14, Centre: monaco.Centre}
	city := citySource(t)
	synctest.Test(t, func(t *testing.T) {
		back := time.Now().Add(7 * time.Second)
		source := scripted{meta, func(z, x, y int) ([]byte, error) {
			if time.Now().Before(back) {
				return nil, errors.New("no network")
			}
			return city.Tile(t.Context(), z, x, y)
		}}
		b := newBench(t, Config{
			Source: source, Style: cityStyle(t, false), Home: View{monaco.Centre, 14}, Log: slog.New(slog.DiscardHandler),
		})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { b.Run(ctx); close(done) }()
		colours := func(wait time.Duration) int {
			time.Sleep(wait)
			synctest.Wait()
			b.Tick()
			seen := map[color.RGBA]bool{}
			count(b.shown.image, func(c color.RGBA) bool { seen[c] = true; return false })
			return len(seen)
		}
		if n := colours(time.Second); n > 250 {
			t.Errorf("without the source the map has %d colours", n)
		}
		if n := colours(20 * time.Second); n < 500 {
			t.Errorf("the source is back, and the map has %d colours", n)
		}
		cancel()
		<-done
	})
}

// scripted is a source whose tiles a test makes up.
type scripted struct {
	meta tiles.Meta
	tile func(z, x, y int) ([]byte, error)
}

func (s scripted) Meta() tiles.Meta { return s.meta }

func (s scripted) Tile(_ context.Context, z, x, y int) ([]byte, error) { return s.tile(z, x, y) }

// TestBadTiles: what is wrong with a tile is logged once and shown as a hatch.
func TestBadTiles(t *testing.T) {
	meta := tiles.Meta{MinZoom: 14, MaxZoom: 14, Zoom: 14, Centre: monaco.Centre}
	for name, c := range map[string]struct {
		tile  func(z, x, y int) ([]byte, error)
		lines int
	}{
		"no tile": {func(_, _, _ int) ([]byte, error) { return nil, tiles.ErrNoTile }, 0},
		"broken":  {func(_, _, _ int) ([]byte, error) { return []byte{0x1A, 0xFF, 0x01}, nil }, 1},
		"error":   {func(_, _, _ int) ([]byte, error) { return nil, errors.New("disk on fire") }, 1},
		"panic":   {func(_, _, _ int) ([]byte, error) { panic("unheard of") }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // its clock stands still
				var log strings.Builder
				source := scripted{meta, c.tile}
				v := Viewport{View: View{monaco.Centre, 14}, Size: image.Pt(64, 128)}
				s := sceneOf(v, cityStyle(t, false), nil)
				a := newAtlas(meta, slog.New(slog.NewTextHandler(&log, nil)))
				load(a, source, s)
				load(a, source, s)
				dst := image.NewRGBA(image.Rectangle{Max: v.Size})
				newComposer(a, testFonts(t)).compose(dst, s)
				ground := s.look.ground(14)
				if hatched := count(dst, func(p color.RGBA) bool { return p != multiply(ground) }); hatched < 500 {
					t.Errorf("%d pixels are hatched", hatched)
				}
				if got := strings.Count(log.String(), "\n"); got != c.lines {
					t.Errorf("%d lines, want %d: %s", got, c.lines, log.String())
				}
			})
		})
	}
}

func count(p *image.RGBA, want func(color.RGBA) bool) (n int) {
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			if want(p.RGBAAt(x, y)) {
				n++
			}
		}
	}
	return n
}

func TestAMarkerIsCarriedAway(t *testing.T) {
	m := newBench(t, Config{Home: View{Centre: orb.Point{7.42, 43.74}, Zoom: 14}})
	m.SetMarkers([]Marker{{ID: "camera/1", At: m.View().Centre}})
	m.arrange()
	var dragged, dropped string
	m.OnDrag = func(id string, _ fyne.Position) { dragged = id }
	m.OnDrop = func(id string, at fyne.Position) { dropped = fmt.Sprint(id, at) }
	before, middle := m.View(), m.at(m.View().Centre)
	m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: middle}, Button: desktop.MouseButtonPrimary})
	m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(7, 8)}, Dragged: fyne.NewDelta(50, 0)})
	m.DragEnd()
	if dragged != "camera/1" || dropped != "camera/1{7 8}" || m.View() != before {
		t.Errorf("dragged %q, dropped %q, the map went to %v", dragged, dropped, m.View())
	}
	m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{}, Button: desktop.MouseButtonPrimary})
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(50, 0)})
	if m.View() == before {
		t.Error("the ground cannot be dragged any more")
	}
}
