package timeline

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// told collects what a timeline announces of the mouse.
func told(line *Timeline) *[]string {
	got := new([]string)
	note := func(words string, args ...any) { *got = append(*got, fmt.Sprintf(words, args...)) }
	since := func(t time.Time) time.Duration { return t.Sub(noon).Round(time.Millisecond) }
	line.OnSeek = func(t time.Time, dragging bool) { note("seek %v %v", since(t), dragging) }
	line.OnLoop = func(from, to time.Time) { note("loop %v %v", since(from), since(to)) }
	line.OnLane = func(id string) { note("lane %s", id) }
	line.OnBookmark = func(id string) { note("bookmark %s", id) }
	return got
}

// place is where a time is on the area, at a height.
func place(line *Timeline, seconds float64, y float32) fyne.Position {
	return fyne.NewPos(float32(line.area.chart.axis.x(after(seconds))), y)
}

func press(a *area, at fyne.Position, button desktop.MouseButton, mod fyne.KeyModifier) {
	a.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button, Modifier: mod})
}

func release(a *area, at fyne.Position, button desktop.MouseButton) {
	a.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button})
}

func drag(a *area, to fyne.Position) {
	a.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
}

// exact makes a unit of the area 500 ms, so that places are whole.
func exact(line *Timeline) {
	line.area.chart.axis.from = after(100)
	line.area.chart.axis.span = time.Duration(line.area.chart.axis.width * float64(500*time.Millisecond))
}

func TestDraggingScrubsAndRestsExactly(t *testing.T) {
	line, _ := shown(t, review(), 900)
	exact(line)
	got := told(line)
	press(line.area, place(line, 200, 10), desktop.MouseButtonPrimary, 0)
	drag(line.area, place(line, 220, 10))
	if line.bar.clock.Text.Text != "12:03:40.000" {
		t.Errorf("the clock says %s while dragging", line.bar.clock.Text.Text)
	}
	m := review()
	m.Position = after(219)
	line.Set(m) // the player lags behind the hand
	if x := place(line, 220, 0).X; line.area.needle.Position().X != x-needleWidth/2 {
		t.Error("the playhead leaves the hand")
	}
	release(line.area, place(line, 220, 10), desktop.MouseButtonPrimary)
	if want := []string{"seek 3m20s true", "seek 3m40s true", "seek 3m40s false"}; !slices.Equal(*got, want) {
		t.Errorf("%q, want %q", *got, want)
	}
}

func TestScrubbingSnapsToMarks(t *testing.T) {
	m := review()
	m.Lanes[0].Keys = []time.Time{after(150), after(152), after(160)}
	line, _ := shown(t, m, 900)
	exact(line)
	for _, c := range []struct {
		at   float64
		mod  fyne.KeyModifier
		want string
	}{
		{102, 0, "seek 1m40s true"}, // a bookmark
		{181, 0, "seek 3m0s true"},  // the end of a span
		{151.5, 0, "seek 2m31.5s true"},
		{151.5, fyne.KeyModifierControl, "seek 2m32s true"}, // a key frame
	} {
		got := told(line)
		press(line.area, place(line, c.at, 10), desktop.MouseButtonPrimary, c.mod)
		if len(*got) != 1 || (*got)[0] != c.want {
			t.Errorf("%v s: %q, want %q", c.at, *got, c.want)
		}
		release(line.area, place(line, c.at, 10), desktop.MouseButtonPrimary)
	}
}

func TestScrubbingStaysWithinTheRecordings(t *testing.T) {
	line, _ := shown(t, review(), 900)
	got := told(line)
	press(line.area, fyne.NewPos(1, 10), desktop.MouseButtonPrimary, 0)
	drag(line.area, fyne.NewPos(5000, 10))
	release(line.area, fyne.NewPos(5000, 10), desktop.MouseButtonPrimary)
	if want := []string{"seek 0s true", "seek 10m0s true", "seek 10m0s false"}; !slices.Equal(*got, want) {
		t.Errorf("%q, want %q", *got, want)
	}
}

func TestAClickOnALaneSelectsIt(t *testing.T) {
	line, _ := shown(t, review(), 900)
	got := told(line)
	for _, y := range []float32{lanesTop + 10, lanesTop + laneHeight + 10, lanesTop + 2*laneHeight + 10} {
		press(line.area, place(line, 300, y), desktop.MouseButtonPrimary, 0)
		release(line.area, place(line, 300, y), desktop.MouseButtonPrimary)
	}
	got2 := slices.DeleteFunc(*got, func(s string) bool { return s[:4] == "seek" })
	if want := []string{"lane a", "lane c"}; !slices.Equal(got2, want) { // b is selected
		t.Errorf("%q, want %q", got2, want)
	}
}

func TestShiftDrawsALoopAndItsEndsMove(t *testing.T) {
	m := review()
	line, _ := shown(t, m, 900)
	exact(line)
	got := told(line)
	press(line.area, place(line, 300, 10), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	drag(line.area, place(line, 230, 10)) // backwards
	if line.area.chart.loop[0] != after(230) {
		t.Error("the range is not shown while it is drawn")
	}
	release(line.area, place(line, 230, 10), desktop.MouseButtonPrimary)
	m.Loop = [2]time.Time{after(230), after(300)}
	line.Set(m)
	ends := float32(rulerHeight + 5)
	press(line.area, place(line, 301, ends), desktop.MouseButtonPrimary, 0)
	drag(line.area, place(line, 320, ends))
	release(line.area, place(line, 320, ends), desktop.MouseButtonPrimary)
	press(line.area, place(line, 230, ends), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	release(line.area, place(line, 230, ends), desktop.MouseButtonPrimary) // a click changes nothing
	if want := []string{"loop 3m50s 5m0s", "loop 3m50s 5m20s"}; !slices.Equal(*got, want) {
		t.Errorf("%q, want %q", *got, want)
	}
}

func TestTheSecondaryButtonPansOrChangesABookmark(t *testing.T) {
	line, _ := shown(t, review(), 900)
	line.ZoomIn()
	line.ZoomIn()
	got := told(line)
	from := line.area.chart.axis.from
	press(line.area, fyne.NewPos(300, 100), desktop.MouseButtonSecondary, 0)
	moved := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(350, 100)}, Button: desktop.MouseButtonSecondary}
	line.area.MouseMoved(moved)
	release(line.area, moved.Position, desktop.MouseButtonSecondary)
	if d := from.Sub(line.area.chart.axis.from) - line.area.chart.axis.duration(50); d.Abs() > time.Millisecond {
		t.Errorf("50 units to the right moved it by %v too much", d)
	}
	line.area.move(line.area.chart.axis.centre(after(500)))
	flag := place(line, 500, flagTop+3).AddXY(3, 0)
	press(line.area, flag, desktop.MouseButtonSecondary, 0)
	release(line.area, flag, desktop.MouseButtonSecondary)
	press(line.area, flag, desktop.MouseButtonPrimary, 0)
	release(line.area, flag, desktop.MouseButtonPrimary)
	if want := []string{"bookmark late", "seek 8m20s true", "seek 8m20s false"}; !slices.Equal(*got, want) {
		t.Errorf("%q, want %q", *got, want)
	}
}

func TestTheWheelZoomsAroundThePointer(t *testing.T) {
	line, _ := shown(t, review(), 900)
	a := line.area
	under := a.chart.axis.at(200)
	wheel := func(dx, dy float32) {
		a.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 50)}, Scrolled: fyne.Delta{DX: dx, DY: dy}})
	}
	for range 8 {
		wheel(0, 25)
	}
	if d := a.chart.axis.at(200).Sub(under).Abs(); d > a.chart.axis.duration(1) || a.chart.axis.span > 100*time.Second {
		t.Errorf("%v shown, moved by %v", a.chart.axis.span, d)
	}
	from := a.chart.axis.from
	wheel(-25, 0)
	if !a.chart.axis.from.After(from) {
		t.Error("sideways it does not move")
	}
	for range 40 {
		wheel(0, 25)
	}
	if a.chart.axis.span != leastSpan {
		t.Errorf("the least is %v", a.chart.axis.span)
	}
	for range 80 {
		wheel(0, -25)
	}
	if !a.all || a.chart.axis != a.chart.whole() {
		t.Error("zoomed out it does not show everything")
	}
}

func TestTheStripMovesWhatIsShown(t *testing.T) {
	line, _ := shown(t, review(), 900)
	for range 4 {
		line.ZoomIn()
	}
	got := told(line)
	y := line.area.Size().Height - stripHeight/2
	press(line.area, fyne.NewPos(100, y), desktop.MouseButtonPrimary, 0)
	drag(line.area, fyne.NewPos(120, y))
	release(line.area, fyne.NewPos(120, y), desktop.MouseButtonPrimary)
	if want := line.area.chart.whole().at(120); !line.area.chart.axis.shows(want) || len(*got) > 0 {
		t.Errorf("%+v does not show %v; %q", line.area.chart.axis, want, *got)
	}
	line.ZoomAll()
	m := review()
	m.Lanes[0].Spans = [][2]time.Time{{after(0), after(1200)}}
	line.Set(m)
	if !line.area.chart.axis.shows(after(1200)) {
		t.Error("what shows everything does not when there is more")
	}
}

func TestPointingTellsTimeAndBookmark(t *testing.T) {
	line, _ := shown(t, review(), 900)
	point := func(at fyne.Position) string {
		line.area.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		return line.tip.text.Text.Text
	}
	if got := point(place(line, 500, flagTop+3)); got != "12:08:20.000  Leaves by gate 3  (right click to change)" {
		t.Error(got)
	}
	if got := point(place(line, 400, 100)); got[:6] != "12:06:" || !line.area.ghost.Visible() {
		t.Error(got)
	}
	line.area.MouseOut()
	if line.tip.plate.Visible() || line.area.ghost.Visible() {
		t.Error("it goes on telling")
	}
}
