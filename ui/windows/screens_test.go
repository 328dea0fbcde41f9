package windows

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/widget"
)

var two = []image.Rectangle{image.Rect(0, 0, 1920, 1080), image.Rect(1920, 200, 3286, 968)}

func TestReaches(t *testing.T) {
	for _, c := range []struct {
		grip image.Rectangle
		want bool
	}{
		{image.Rect(0, 0, 800, 32), true},
		{image.Rect(-736, 0, 64, 32), true},
		{image.Rect(-740, 0, 60, 32), false},
		{image.Rect(2000, 300, 2800, 332), true},
		{image.Rect(2000, 100, 2800, 132), false}, // over the second screen
		{image.Rect(100, 1064, 900, 1096), true},
		{image.Rect(100, 1070, 900, 1102), false},
		{image.Rect(-32768, -32768, -31968, -32736), false},
	} {
		if got := reaches(c.grip, two); got != c.want {
			t.Errorf("is %v on a screen? %v", c.grip, got)
		}
	}
}

func TestNext(t *testing.T) {
	three := append([]image.Rectangle{image.Rect(-1280, 0, 0, 1024)}, two...)
	stacked := []image.Rectangle{image.Rect(0, 1080, 1920, 2160), image.Rect(0, 0, 1920, 1080)}
	for _, c := range []struct {
		screens []image.Rectangle
		at      image.Point
		want    image.Rectangle
	}{
		{two[:1], image.Pt(10, 10), two[0]},
		{two, image.Pt(10, 10), two[1]},
		{two, image.Pt(2000, 300), two[0]},
		{two, image.Pt(-5000, 0), two[0]},
		{three, image.Pt(10, 10), two[1]},
		{three, image.Pt(2000, 300), three[0]},
		{stacked, image.Pt(10, 10), stacked[0]},
		{stacked, image.Pt(10, 2000), stacked[1]},
	} {
		if got := next(c.screens, c.at); got != c.want {
			t.Errorf("after the screen of %v comes %v, want %v", c.at, got, c.want)
		}
	}
}

func TestBerthIsFoundOnTheScreen(t *testing.T) {
	for _, screen := range two {
		half := image.Rectangle{Min: screen.Min, Max: screen.Min.Add(screen.Size().Div(2))} // what Fyne makes of a dense one
		for _, size := range []image.Point{image.Pt(300, 200), image.Pt(1280, 800), image.Pt(3840, 2160)} {
			at := berth(screen, size)
			if middle := at.Min.Add(at.Size().Div(2)); !middle.In(half) || !at.In(screen) {
				t.Errorf("%v on %v is at %v", size, screen, at)
			}
			if size.X < screen.Dx()/2 && at.Size() != size {
				t.Errorf("%v was made %v", size, at.Size())
			}
		}
	}
}

func TestFillNextWithoutScreens(t *testing.T) {
	b := newBench(t)
	b.FillNext("list") // there is none
	w := b.Open("list", "List", widget.NewLabel(""), Place{})
	b.FillNext("list")
	if w.FullScreen() {
		t.Error("a window that is not shown yet fills a screen")
	}
	b.ticks(2)
	b.FillNext("list")
	b.ticks(2)
	if !w.FullScreen() {
		t.Error("the window does not fill the only screen")
	}
}
