package windows

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// A bench is a set with a clock.
type bench struct {
	*Set
	now time.Time
}

func newBench(t *testing.T) *bench {
	return &bench{New(test.NewTempApp(t)), noon}
}

func (b *bench) ticks(n int) {
	for range n {
		b.now = b.now.Add(time.Second / 60)
		b.Tick(b.now)
	}
}

func TestContentComesWithTheSecondTick(t *testing.T) {
	b, content := newBench(t), widget.NewLabel("map")
	w := b.Open("map", "Map", content, Place{Width: 640, Height: 480})
	if w.Title() != "Map" || !b.Has("map") || b.Window("map") != w || len(b.Windows()) != 1 {
		t.Error("the window is not in the set")
	}
	b.ticks(1)
	if w.Content() == fyne.CanvasObject(content) {
		t.Error("the content is in the window before its old one has painted without it")
	}
	if size := w.Canvas().Size(); size != fyne.NewSize(640, 480) {
		t.Errorf("the empty window has %v", size)
	}
	b.ticks(1)
	if w.Content() != fyne.CanvasObject(content) {
		t.Error("the content is not in the window")
	}
	if size := w.Canvas().Size(); size != fyne.NewSize(640, 480) {
		t.Errorf("the window has %v", size)
	}
}

func TestCloseGivesTheContentBack(t *testing.T) {
	b, content := newBench(t), widget.NewLabel("map")
	w := b.Open("map", "Map", content, Place{})
	b.ticks(2)
	var told int
	b.OnClosed = func(name string, back fyne.CanvasObject) {
		told++
		if name != "map" || back != fyne.CanvasObject(content) {
			t.Errorf("%s gave back %v", name, back)
		}
		if w.Content() == back {
			t.Error("the content is still in the window")
		}
		if b.Has("map") || len(b.Windows()) != 0 || len(b.Places()) != 0 {
			t.Error("the window is still in the set")
		}
	}
	b.Close("map")
	b.Close("map")
	if b.Has("map") || told != 0 {
		t.Error("a window closes with the next tick, and is not to stay until then")
	}
	b.ticks(1)
	if told != 0 || w.Content() == fyne.CanvasObject(content) || b.Window("map") != w {
		t.Error("the content comes back before its window has painted without it")
	}
	b.ticks(3)
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

func TestCloseBeforeItWasShown(t *testing.T) {
	b, told := newBench(t), 0
	b.OnClosed = func(string, fyne.CanvasObject) { told++ }
	b.Open("map", "Map", widget.NewLabel(""), Place{})
	b.Close("map")
	b.ticks(4)
	if told != 1 || len(b.Windows()) != 0 {
		t.Errorf("told %d times, %d windows left", told, len(b.Windows()))
	}
}

func TestOpenAgain(t *testing.T) {
	b := newBench(t)
	first := b.Open("map", "Map", widget.NewLabel("first"), Place{})
	b.ticks(2)
	b.Close("map") // and before it has gone:
	if b.Open("map", "Map", widget.NewLabel("second"), Place{}) != first || !b.Has("map") {
		t.Error("an open window was opened a second time")
	}
	b.ticks(2)
	if len(b.Windows()) != 1 {
		t.Error("the window has gone")
	}
	b.Close("map")
	b.ticks(1) // it is empty by now
	b.Open("map", "Map", widget.NewLabel("third"), Place{})
	b.ticks(2)
	if l, ok := first.Content().(*widget.Label); !ok || l.Text != "first" || !b.Has("map") {
		t.Errorf("the window shows %v", first.Content())
	}
}

func TestPlacesAreRemembered(t *testing.T) {
	b, content := newBench(t), widget.NewLabel("map")
	w := b.Open("map", "Map", content, Place{Width: 640, Height: 480})
	if got := b.Places()["map"]; got.Width != 640 {
		t.Errorf("a window about to be shown is at %+v", got)
	}
	b.ticks(2)
	w.Resize(fyne.NewSize(900, 500))
	b.ticks(61)
	if got := b.Places()["map"]; got.Width != 900 || got.Height != 500 {
		t.Errorf("after a second it is at %+v", got)
	}
	w.Resize(fyne.NewSize(910, 510))
	b.Close("map")
	b.ticks(2)
	w = b.Open("map", "Map", content, Place{})
	b.ticks(2)
	if size := w.Canvas().Size(); size != fyne.NewSize(910, 510) {
		t.Errorf("opened again it has %v", size)
	}
}

func TestAbsurdPlacesAreNotToldBack(t *testing.T) {
	b := newBench(t)
	b.Open("map", "Map", widget.NewLabel(""), Place{X: 1 << 40, Width: 1 << 40, Placed: true})
	if got := b.Places()["map"]; got != usual {
		t.Errorf("a window about to be shown is at %+v", got)
	}
}

// A keyed is a widget that counts how often it lost the keyboard.
type keyed struct {
	widget.Entry
	lost int
}

func (k *keyed) FocusLost() {
	k.lost++
	k.Entry.FocusLost()
}

func TestTheOldWindowLosesTheKeyboard(t *testing.T) {
	b := newBench(t)
	k := &keyed{}
	k.ExtendBaseWidget(k)
	main := test.NewTempWindow(t, k)
	main.Canvas().Focus(k)
	b.Open("list", "List", k, Place{})
	main.SetContent(canvas.NewRectangle(nil))
	if k.lost != 1 || main.Canvas().Focused() != nil {
		t.Errorf("the old window still has the keyboard: %v", main.Canvas().Focused())
	}
	b.ticks(2)
	b.Window("list").Canvas().Focus(k)
	b.Close("list")
	b.ticks(1)
	if k.lost != 2 {
		t.Error("the closed window still has the keyboard")
	}
}
