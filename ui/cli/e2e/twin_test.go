//go:build linux

package e2e

import (
	"fmt"
	"image"
	"log/slog"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/ui"
	"watchfloor/ui/keymap"
	"watchfloor/wall"
	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
)

// A twin is the same window on Fyne's test driver, which knows where it puts
// what: so the tests know where to click and to look in the real one.
type twin struct {
	app  *ui.App
	win  fyne.Window
	wall *wall.Wall
	maps *mapview.Map
}

func newTwin(t *testing.T, store *feed.Store, change ...func(*ui.Config)) *twin {
	t.Helper()
	return newTwinOf(t, store, size, false, change...)
}

// newTwinOf is a twin of another size, with the wall alone in its window or
// with everything.
func newTwinOf(t *testing.T, store *feed.Store, size image.Point, alone bool, change ...func(*ui.Config)) *twin {
	t.Helper()
	a := test.NewTempApp(t)
	ui.Dress(a, "dark")
	w := wall.New(wall.Config{
		Opener: &rtsp.Opener{}, NewDecoder: decode.New, NewScaler: func() wall.Scaler { return new(decode.Scaler) },
		Renderer: wall.Image, Log: slog.New(slog.DiscardHandler),
	})
	full := fyne.NewSize(float32(size.X), float32(size.Y))
	cfg := ui.Config{
		App: a, Store: store, Wall: w, Map: mapview.New(mapview.Config{}), Grid: 16, Size: full,
		Log: slog.New(slog.DiscardHandler),
	}
	for _, f := range change {
		f(&cfg)
	}
	app, err := ui.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	windows := a.Driver().AllWindows()
	tw := &twin{app: app, win: windows[len(windows)-1], wall: w, maps: cfg.Map}
	tw.win.Resize(full)
	app.Tick()
	if alone {
		tw.win = test.NewTempWindow(t, w)
		tw.win.SetPadded(false)
		tw.win.Resize(full)
	}
	return tw
}

// visit calls f for every visible object under o with its place in the window,
// deepest last, until f returns false.
func visit(o fyne.CanvasObject, at fyne.Position, f func(fyne.CanvasObject, fyne.Position) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	at = at.Add(o.Position())
	if !f(o, at) {
		return false
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, c := range children {
		if !visit(c, at, f) {
			return false
		}
	}
	return true
}

// find is where the middle of a text lies in the window.
func (tw *twin) find(text string) (image.Point, bool) {
	var found image.Point
	missing := visit(tw.win.Content(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		c, ok := o.(*canvas.Text)
		if !ok || c.Text != text {
			return true
		}
		found = image.Pt(int(at.X)+10, int(at.Y+c.Size().Height/2))
		return false
	})
	return found, !missing
}

// words are all texts that the window shows now, one a line.
func (tw *twin) words() string {
	tw.app.Tick()
	var all strings.Builder
	visit(tw.win.Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if c, ok := o.(*canvas.Text); ok && c.Text != "" {
			fmt.Fprintln(&all, c.Text)
		}
		return true
	})
	return all.String()
}

// origin is the upper left corner of a widget in the window.
func (tw *twin) origin(of fyne.CanvasObject) (found image.Point) {
	visit(tw.win.Content(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		found = image.Pt(int(at.X+0.5), int(at.Y+0.5))
		return o != of
	})
	return found
}

// place is where a place lies on the window's map.
func (tw *twin) place(p orb.Point) image.Point {
	size := tw.maps.Size()
	port := mapview.Viewport{View: tw.maps.View(), Size: image.Pt(int(size.Width+0.5), int(size.Height+0.5))}
	x, y := port.Screen(p)
	return tw.origin(tw.maps).Add(image.Pt(int(x), int(y)))
}

// tile is where a slot's picture may lie in the window: below its title bar.
func (tw *twin) tile(slot int) image.Rectangle {
	cell := tw.wall.CellPixels(slot).Add(tw.origin(tw.wall))
	cell.Min.Y += int(min(22, max(13, float64(cell.Dy())*0.085))) // wall.Tile's bar
	return cell
}

// press presses a chord, as the settings write it, in the twin.
func (tw *twin) press(chord string) {
	c, err := keymap.Parse(chord)
	if err != nil || !tw.app.Press(c) {
		panic(chord + " does nothing")
	}
	tw.app.Tick()
}
