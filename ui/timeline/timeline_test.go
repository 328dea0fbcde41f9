package timeline

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

func after(seconds float64) time.Time { return noon.Add(time.Duration(seconds * float64(time.Second))) }

// review is a model of three lanes over ten minutes.
func review() Model {
	return Model{
		Position: after(300), Rate: 1, Selected: "b",
		Bookmarks: []Bookmark{{"late", after(500), "Leaves by gate 3"}, {"early", after(100), "Man with a red bag"}},
		Lanes: []Lane{
			{ID: "a", Name: "square.mp4", Note: "H.264 1920x1080 · start by file name", Spans: [][2]time.Time{{after(0), after(600)}}},
			{ID: "b", Name: "platform.mkv", Spans: [][2]time.Time{{after(30), after(180)}, {after(250), after(590)}}, Correction: 120 * time.Millisecond},
			{ID: "c", Name: "gate3.avi", Problem: "no video: only an audio track"},
		},
	}
}

// shown is a timeline in a window of its own.
func shown(t testing.TB, m Model, width float32) (*Timeline, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	line := New()
	w := test.NewTempWindow(t, line)
	w.SetPadded(false)
	line.Set(m)
	w.Resize(fyne.NewSize(width, line.MinSize().Height))
	return line, w
}

// watched is an app whose canvases note what is painted again.
type watched struct {
	fyne.App
	painted *[]fyne.CanvasObject
}

type watchedDriver struct {
	fyne.Driver
	watched
}

type watchedCanvas struct {
	fyne.Canvas
	watched
}

func (w watched) Driver() fyne.Driver { return watchedDriver{w.App.Driver(), w} }

func (d watchedDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	return watchedCanvas{d.Driver.CanvasForObject(o), d.watched}
}

func (c watchedCanvas) Refresh(o fyne.CanvasObject) { *c.painted = append(*c.painted, o) }

// watch notes what is painted again from now on.
func watch(t *testing.T) *[]fyne.CanvasObject {
	t.Helper()
	app := fyne.CurrentApp()
	w := watched{app, new([]fyne.CanvasObject)}
	fyne.SetCurrentApp(w)
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	return w.painted
}

func TestPlayingPaintsOnlyPlayheadAndClock(t *testing.T) {
	m := review()
	m.Playing = true
	line, _ := shown(t, m, 900)
	painted := watch(t)
	for frame := range 25 {
		m.Position = m.Position.Add(40 * time.Millisecond)
		m.Lanes, m.Bookmarks = slices.Clone(m.Lanes), slices.Clone(m.Bookmarks) // as a caller makes them anew
		line.Set(m)
		for _, o := range *painted {
			if o != fyne.CanvasObject(line.bar.clock.Text) {
				t.Fatalf("frame %d paints %T", frame, o)
			}
		}
	}
	if len(*painted) < 25 {
		t.Errorf("the clock was painted %d times in 25 frames", len(*painted))
	}
	m.Lanes = slices.Clone(m.Lanes)
	m.Lanes[0].Correction = time.Second
	line.Set(m)
	if !slices.Contains(*painted, fyne.CanvasObject(line.area.raster)) {
		t.Error("a changed correction does not paint the lanes")
	}
}

func TestNothingNewPaintsNothing(t *testing.T) {
	m := review()
	line, _ := shown(t, m, 900)
	painted := watch(t)
	line.Set(m)
	if len(*painted) > 0 {
		t.Errorf("%d objects", len(*painted))
	}
	if n := testing.AllocsPerRun(20, func() { line.Set(m) }); n > 10 {
		t.Errorf("%v allocations", n)
	}
}

func TestEmptySaysHowToBegin(t *testing.T) {
	line, w := shown(t, Model{}, 900)
	if !line.empty.Visible() || line.bar.Visible() || !strings.Contains(line.empty.words[0].Text.Text, "press O to open") {
		t.Error("no word of how files get here")
	}
	line.Set(review())
	if line.empty.Visible() || !line.bar.Visible() || !line.area.Visible() {
		t.Error("the empty state stays")
	}
	line.Set(Model{})
	if !line.empty.Visible() || line.bar.Visible() {
		t.Error("the empty state does not come back")
	}
	w.Canvas().Capture()
}

func TestHeadersTellTheirLane(t *testing.T) {
	line, _ := shown(t, review(), 900)
	good, bad := line.headers.Objects[1].(*header), line.headers.Objects[2].(*header)
	if good.name.Text.Text != "platform.mkv" || good.shift.Text.Text != "+120 ms" || !good.edge.Visible() {
		t.Errorf("%q %q", good.name.Text.Text, good.shift.Text.Text)
	}
	if bad.note.Text.Text != bad.is.Problem || bad.note.Colour != look.Bad || bad.shift.Visible() || bad.tools[later].Visible() {
		t.Errorf("%q %v", bad.note.Text.Text, bad.note.Colour)
	}
	if line.corner.Text.Text != "3 files · 10 min 00 s" {
		t.Errorf("%q", line.corner.Text.Text)
	}
}

func TestNothingOverlapsInTheBar(t *testing.T) {
	for _, width := range []float32{780, 880, 900, 1366, 3840} {
		m := review()
		m.Loop = [2]time.Time{after(1), after(2)}
		line, _ := shown(t, m, width)
		at := float32(0)
		for _, o := range append([]fyne.CanvasObject{line.bar.clock.Text, line.bar.date.Text}, append(line.bar.moves, line.bar.acts...)...) {
			if o == nil || !o.Visible() {
				continue
			}
			if o.Position().X < at {
				t.Errorf("%.0f wide: %T at %.0f, under what ends at %.0f", width, o, o.Position().X, at)
			}
			at = o.Position().X + o.MinSize().Width
		}
		if at > line.Size().Width {
			t.Errorf("%.0f wide: the bar ends at %.0f", line.Size().Width, at)
		}
		if width >= 880 && !line.bar.date.Visible() {
			t.Errorf("%.0f wide: no date", width)
		}
	}
}

func TestTextsFitTheirHeader(t *testing.T) {
	m := review()
	m.Lanes[0].Name = strings.Repeat("a very long name ", 9)
	m.Lanes[0].Correction = -9999*day - time.Millisecond
	line, _ := shown(t, m, 900)
	h := line.headers.Objects[0].(*header)
	if end := h.name.Position().X + h.name.Wide(); end > h.tools[start].Position().X {
		t.Errorf("the name ends at %.0f", end)
	}
	if end := h.note.Position().X + h.note.Wide(); end > h.tools[earlier].Position().X {
		t.Errorf("the note ends at %.0f", end)
	}
	if end := h.shift.Position().X + h.shift.Wide(); end > h.tools[later].Position().X {
		t.Errorf("the correction ends at %.0f", end)
	}
}

// at is the colour of the picture at a place of the area.
func colourAt(line *Timeline, w fyne.Window, x, y float64) color.Color {
	p := line.area.Position()
	return w.Canvas().Capture().At(int(float64(p.X)+x), int(float64(p.Y)+y))
}

func TestLanesShowSpansAndGaps(t *testing.T) {
	line, w := shown(t, review(), 900)
	middle := lanesTop + laneHeight*1.5 + 4
	at := func(s float64) color.Color { return colourAt(line, w, line.area.chart.axis.x(after(s)), middle) }
	if at(60) != at(400) {
		t.Error("two spans of a lane have two colours")
	}
	if at(60) == at(10) {
		t.Error("a span looks like where there is none")
	}
	if gap := at(200); gap == at(60) {
		t.Error("a gap looks like a span")
	}
}

func TestPlayheadStandsAtItsTime(t *testing.T) {
	m := review()
	line, _ := shown(t, m, 900)
	for _, s := range []float64{0, 1, 300, 600} {
		m.Position = after(s)
		line.Set(m)
		x := line.area.needle.Position().X + needleWidth/2
		if want := line.area.chart.axis.x(m.Position); float64(x) < want-1 || float64(x) > want+1 {
			t.Errorf("%v s: at %.1f, not %.1f", s, x, want)
		}
	}
	if got := line.bar.clock.Text.Text; got != "12:10:00.000" {
		t.Error(got)
	}
}

func TestThePageFollowsThePlayhead(t *testing.T) {
	m := review()
	m.Playing = true
	line, _ := shown(t, m, 900)
	for range 4 {
		line.ZoomIn()
	}
	for range 300 {
		m.Position = m.Position.Add(200 * time.Millisecond)
		line.Set(m)
		if !line.area.needle.Visible() {
			t.Fatalf("the playhead is gone at %v", m.Position)
		}
	}
	line.area.Dragged(&fyne.DragEvent{}) // nothing is held: nothing moves
	line.area.move(line.area.chart.axis.centre(after(10)))
	m.Position = m.Position.Add(40 * time.Millisecond)
	line.Set(m)
	if line.area.needle.Visible() {
		t.Error("who looks elsewhere while it plays is taken back")
	}
	m.Playing, m.Position = false, after(450)
	line.Set(m)
	if !line.area.needle.Visible() {
		t.Error("a jump to another time is not shown")
	}
}

func TestButtonsAnnounce(t *testing.T) {
	m := review()
	line, _ := shown(t, m, 900)
	var got []string
	note := func(words ...any) { got = append(got, fmt.Sprint(words...)) }
	line.OnPlay, line.OnPause = func() { note("play") }, func() { note("pause") }
	line.OnStill, line.OnGoto = func() { note("still") }, func() { note("goto") }
	line.OnRate = func(r float64) { note("rate ", r) }
	line.OnStep = func(n int) { note("step ", n) }
	line.OnLoop = func(from, to time.Time) { note("loop ", from.Sub(noon).Seconds(), " ", to.Sub(noon).Seconds()) }
	line.OnBookmark = func(id string) { note("bookmark ", id) }
	tap := func(o fyne.CanvasObject) { test.Tap(o.(*tool)) }
	for _, i := range []int{0, 1, 2, 3, 5, 7} {
		tap(line.bar.moves[i])
	}
	for _, i := range []int{0, 1, 2, 4, 5, 6} {
		tap(line.bar.acts[i])
	}
	m.Playing, m.Rate = true, -2
	line.Set(m)
	tap(line.bar.moves[1])
	tap(line.bar.moves[2])
	want := []string{
		"step -1", "rate -1", "play", "play", "step 1", "rate 0.5", "rate 2",
		"loop 300 600", "loop 0 300", "loop -9.223372036854776e+09 -9.223372036854776e+09",
		"bookmark ", "still", "goto", "pause", "rate 2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestHeadersAnnounce(t *testing.T) {
	line, _ := shown(t, review(), 900)
	var got []string
	note := func(what string) func(string) { return func(id string) { got = append(got, what+" "+id) } }
	line.OnLane, line.OnStart, line.OnRemove = note("lane"), note("start"), note("remove")
	line.OnNudge = func(id string, by time.Duration) { got = append(got, fmt.Sprint("nudge ", id, " ", by)) }
	h := line.headers.Objects[0].(*header)
	test.Tap(h)
	for _, b := range h.tools {
		test.Tap(b)
	}
	if want := []string{"lane a", "nudge a -10ms", "nudge a 10ms", "start a", "remove a"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLanesStayBesideTheirHeaders(t *testing.T) {
	m := review()
	for i := range 6 {
		m.Lanes = append(m.Lanes, Lane{ID: fmt.Sprint(i), Name: "empty"})
	}
	m.Lanes[7].Spans = [][2]time.Time{{after(0), after(600)}}
	line, w := shown(t, m, 900)
	line.scroll.ScrollToBottom()
	h := line.headers.Objects[7]
	y := float64(fyne.CurrentApp().Driver().AbsolutePositionForObject(h).Y-line.area.Position().Y) + laneHeight/2
	if colourAt(line, w, 300, y) == colourAt(line, w, 300, y+laneHeight) {
		t.Error("no span beside the header of its lane")
	}
	m.Lanes = m.Lanes[:2]
	line.Set(m)
	if line.area.chart.scroll != 0 {
		t.Errorf("two lanes are scrolled by %f", line.area.chart.scroll)
	}
}

func TestEveryIconIsThere(t *testing.T) {
	line, _ := shown(t, review(), 900)
	all := slices.Concat(line.bar.moves, line.bar.acts)
	for _, b := range line.headers.Objects[0].(*header).tools {
		all = append(all, b)
	}
	for _, name := range []string{"play", "pause", "reverse", "film"} {
		if !strings.Contains(icon(name, look.Dim).Name(), name) {
			t.Errorf("no icon %s", name)
		}
	}
	for _, o := range all {
		if b, ok := o.(*tool); ok && b.tip == "" {
			t.Error("a button that does not say what it does")
		}
	}
}

func BenchmarkSetOfTheNextFrame(b *testing.B) {
	m := review()
	for range 18_000 { // key frames of ten hours
		m.Lanes[0].Keys = append(m.Lanes[0].Keys, after(float64(len(m.Lanes[0].Keys))))
	}
	line, _ := shown(b, m, 1800)
	for b.Loop() {
		m.Position = m.Position.Add(40 * time.Millisecond)
		line.Set(m)
	}
}

func BenchmarkChart(b *testing.B) {
	line, _ := shown(b, review(), 3840)
	size := line.area.Size()
	for b.Loop() {
		line.area.chart.draw(int(size.Width), int(size.Height))
	}
}
