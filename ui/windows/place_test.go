package windows

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

var usual = Place{Width: usualWidth, Height: usualHeight}

func TestSound(t *testing.T) {
	on := func(grip image.Rectangle) bool { return grip.Overlaps(image.Rect(0, 0, 3840, 1080)) }
	for _, c := range []struct {
		name       string
		read, want Place
	}{
		{"nothing known", Place{}, usual},
		{"as it was", Place{2000, 100, 800, 600, true, false}, Place{2000, 100, 800, 600, true, false}},
		{"in the corner", Place{0, 0, 800, 600, true, false}, Place{0, 0, 800, 600, true, false}},
		{"full on the second screen", Place{1920, 0, 800, 600, true, true}, Place{1920, 0, 800, 600, true, true}},
		{"size only", Place{0, 0, 800, 600, false, true}, Place{0, 0, 800, 600, false, true}},
		{"position left over", Place{70, 70, 800, 600, false, false}, Place{0, 0, 800, 600, false, false}},
		{"the screen is gone", Place{100, 1200, 800, 600, true, false}, Place{0, 0, 800, 600, false, false}},
		{"too small", Place{10, 10, 3, 600, true, false}, Place{10, 10, usualWidth, usualHeight, true, false}},
		{"negative", Place{10, 10, -800, -600, true, false}, Place{10, 10, usualWidth, usualHeight, true, false}},
		{"too large", Place{10, 10, 800, 1 << 30, true, false}, Place{10, 10, usualWidth, usualHeight, true, false}},
		{"far away", Place{1 << 40, -1 << 40, 800, 600, true, false}, Place{0, 0, 800, 600, false, false}},
	} {
		if got := c.read.sound(on); got != c.want {
			t.Errorf("%s: %+v is %+v, want %+v", c.name, c.read, got, c.want)
		}
	}
}

// A recorder is a window that writes down what it is asked, and stands where
// it is told.
type recorder struct {
	fyne.Window
	asked []string
}

func (r *recorder) RequestPosition(x, y int) {
	r.asked = append(r.asked, fmt.Sprintf("at %d, %d", x, y))
}
func (r *recorder) RequestFullScreenSecondary() { r.asked = append(r.asked, "second screen") }
func (r *recorder) RequestAlwaysOnTop()         { r.asked = append(r.asked, "on top") }

func (r *recorder) Show() {
	r.asked = append(r.asked, "show")
	r.Window.Show()
}

func (r *recorder) SetFullScreen(on bool) {
	r.asked = append(r.asked, fmt.Sprint("full ", on))
	r.Window.SetFullScreen(on)
}

func (r *recorder) Resize(size fyne.Size) {
	r.asked = append(r.asked, fmt.Sprintf("%v x %v", size.Width, size.Height))
	r.Window.Resize(size)
}

func newRecorder(t *testing.T) *recorder {
	test.NewTempApp(t)
	return &recorder{Window: test.NewTempWindow(t, canvas.NewRectangle(nil))}
}

func TestShowAsksInTheOrderThatWorks(t *testing.T) {
	for _, c := range []struct {
		place Place
		want  []string
	}{
		{Place{}, []string{"1280 x 800", "show"}},
		{Place{Width: 700, Height: 500, Full: true}, []string{"700 x 500", "show", "full true"}},
		{
			Place{-9, 8, 700, 500, true, true},
			[]string{"700 x 500", "at -9, 8", "show", "at -9, 8", "full true"},
		},
	} {
		r := newRecorder(t)
		t.Setenv("DISPLAY", "") // no screen doubts the position
		c.place.Show(r)
		if !slices.Equal(r.asked, c.want) {
			t.Errorf("%+v asks %q, want %q", c.place, r.asked, c.want)
		}
	}
}

func TestOf(t *testing.T) {
	w := newRecorder(t)
	was := Place{X: 5, Y: 6, Width: 700, Height: 500, Placed: true}
	w.Resize(fyne.NewSize(640, 480))
	if got, want := Of(w, was), (Place{5, 6, 640, 480, true, false}); got != want {
		t.Errorf("a window without native position is at %+v, want %+v", got, want)
	}
	w.SetFullScreen(true)
	w.Resize(fyne.NewSize(1920, 1080))
	if got, want := Of(w, was), (Place{5, 6, 700, 500, true, true}); got != want {
		t.Errorf("a full screen is %+v, want %+v", got, want)
	}
}
