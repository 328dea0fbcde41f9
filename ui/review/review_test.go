package review

import (
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/ui/look"
	"watchfloor/ui/session"
	"watchfloor/ui/still"
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/decode"
	"watchfloor/wall/layout"
	"watchfloor/wall/stream"
)

// film is a Recording of 25 pictures a second, a key frame each second.
type film struct {
	at, length int
	begun      time.Time
}

const tick = 40 * time.Millisecond

func (f *film) Info() stream.RecordingInfo {
	return stream.RecordingInfo{
		Format: "film", Codec: "h264", Size: image.Pt(64, 36), FPS: 25, Duration: time.Duration(f.length) * tick,
		Created: f.begun, Indexed: true,
	}
}

func (f *film) Seek(t time.Duration) error {
	f.at = min(max(0, int(t/tick)), f.length-1) / 25 * 25
	return nil
}

func (f *film) Next() (*stream.Frame, error) {
	if f.at >= f.length {
		return nil, io.EOF
	}
	frame := stream.NewFrame(nil)
	frame.Size, frame.PTS, frame.Turn = image.Pt(64, 36), time.Duration(f.at)*tick, 1
	for i, size := range []image.Point{{64, 36}, {32, 18}, {32, 18}} {
		frame.Planes[i] = image.NewRGBA(image.Rect(0, 0, (size.X+3)/4, size.Y))
	}
	f.at++
	return frame, nil
}

func (f *film) Close() {}

var dawn = time.Date(2026, 11, 24, 6, 0, 0, 0, time.UTC)

// desk is a running review whose Tick the test calls.
type desk struct {
	*Review
	said    []string
	changes []session.Change
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Named("dark"))
	d := &desk{Review: New(Config{
		Open: func(path string) (stream.Recording, error) {
			if strings.Contains(path, "bad") {
				return nil, errors.New("bad.mp4 holds no picture")
			}
			return &film{length: 250, begun: dawn}, nil
		},
		NewScaler: func() wall.Scaler { return new(decode.Scaler) },
	})}
	d.OnSay = func(words string) { d.said = append(d.said, words) }
	d.OnChanges = func(all []session.Change) { d.changes = all }
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); d.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return d
}

func (d *desk) until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(2 * time.Millisecond) {
		d.Tick(time.Now())
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s; it said %q", what, d.said)
		}
	}
}

// files makes input files, which the film does not read.
func files(t *testing.T, names ...string) []string {
	t.Helper()
	dir := t.TempDir()
	for i, name := range names {
		names[i] = filepath.Join(dir, name)
		if err := os.WriteFile(names[i], []byte("film "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func (d *desk) settled() bool { return d.playback.State().Settled }

func TestSessionComesBack(t *testing.T) {
	d := newDesk(t)
	inputs := files(t, "a.mp4", "b.mp4")
	if err := d.Add(inputs); err != nil {
		t.Fatal(err)
	}
	d.until(t, "both are open", func() bool { return d.settled() && d.Start(d.IDs()[1]).Equal(dawn) })
	d.Nudge(d.IDs()[1], 30*time.Millisecond)
	d.Seek(dawn.Add(2 * time.Second))
	d.Mark("", "the car turns")
	view := views.View{
		Layout: layout.Square(1), Tiles: []views.Tile{{Kind: views.Camera, Camera: d.IDs()[1]}},
		Panels: views.Panels{Show: "console"}, Map: views.Map{Lon: orb.Point{7, 43}[0], Lat: 43, Zoom: 3, Set: true},
	}
	path := filepath.Join(filepath.Dir(inputs[0]), "case")
	d.Save(path, &view)
	d.until(t, "it is saved", func() bool { return d.Path() != "" })
	if d.Dirty() {
		t.Error("it is saved and still dirty")
	}
	if err := os.WriteFile(inputs[0], []byte("forged"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := newDesk(t)
	v, err := e.Load(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	if v.Tiles[0].Camera != e.IDs()[1] {
		t.Errorf("the tile shows %q, want %q", v.Tiles[0].Camera, e.IDs()[1])
	}
	e.until(t, "the changed input is noticed", func() bool { return len(e.changes) == 1 })
	if e.changes[0].File.Path != inputs[0] {
		t.Errorf("%+v has changed", e.changes)
	}
	e.until(t, "the files are open", e.settled)
	if s := e.lanes[1].State(); s.Correction != 30*time.Millisecond || !s.Start.Equal(dawn) {
		t.Errorf("the second file is at %v %+v", s.Start, s.Correction)
	}
	if e.bookmarks[0].Text != "the car turns" || !e.Position().Equal(dawn.Add(2*time.Second)) {
		t.Errorf("bookmarks %+v, position %v", e.bookmarks, e.Position())
	}
}

func TestStill(t *testing.T) {
	d := newDesk(t)
	inputs := files(t, "gate.mp4")
	if err := d.Add(inputs); err != nil {
		t.Fatal(err)
	}
	d.until(t, "it is open", d.settled)
	d.SetStart(d.IDs()[0], dawn.Add(time.Hour))
	d.Seek(dawn.Add(time.Hour + 3*time.Second + 90*time.Millisecond))
	d.until(t, "the picture is there", func() bool { return d.settled() && d.lanes[0].State().PTS == 3080*time.Millisecond })
	d.Still()
	d.Still()
	want := filepath.Join(filepath.Dir(inputs[0]), "gate_"+dawn.Add(time.Hour+3080*time.Millisecond).Local().Format("20060102_150405.000"))
	d.until(t, "both are written", func() bool { return len(d.said) >= 2 })
	for _, path := range []string{want + ".png", want + "-2.png"} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err, d.said)
		}
		defer f.Close()
		fields, err := still.Read(f)
		if err != nil || !slicesHas(fields, "Source", inputs[0]) || !slicesHas(fields, "Time in file", "3.08s") {
			t.Errorf("%v %v", fields, err)
		}
		_, _ = f.Seek(0, io.SeekStart)
		if img, err := png.Decode(f); err != nil || img.Bounds().Size() != image.Pt(36, 64) {
			t.Errorf("%v; a picture that is turned has %v", err, img.Bounds())
		}
	}
}

func slicesHas(fields []still.Field, name, text string) bool {
	for _, f := range fields {
		if f.Name == name {
			return f.Text == text
		}
	}
	return false
}

func TestFilesThatCannotBePlayed(t *testing.T) {
	d := newDesk(t)
	if err := d.Add([]string{t.TempDir()}); err == nil {
		t.Error("an empty folder was opened")
	}
	if err := d.Add(files(t, "bad.mp4", "good.mp4")); err != nil {
		t.Fatal(err)
	}
	d.until(t, "the reason is on its lane", func() bool { return strings.Contains(d.model().Lanes[0].Problem, "no picture") })
	d.until(t, "the other plays", func() bool { return len(d.model().Lanes[1].Spans) == 1 })
	d.Remove(d.IDs()[0])
	d.Close()
	if d.Open() || d.Dirty() {
		t.Error("closed, and still open")
	}
}

func TestTransport(t *testing.T) {
	d := newDesk(t)
	if err := d.Add(files(t, "a.mp4")); err != nil {
		t.Fatal(err)
	}
	d.until(t, "it is open", d.settled)
	d.Faster(1)
	d.Faster(1)
	if s := d.playback.State(); d.rate != 4 || s.Playing {
		t.Errorf("twice faster is %v, playing %v", d.rate, s.Playing)
	}
	d.Faster(-100)
	d.Reverse()
	if s := d.playback.State(); s.Rate != -1./8 {
		t.Errorf("the slowest, backwards, is %v", s.Rate)
	}
	if got := d.said[len(d.said)-1]; got != "Speed 1/8×" {
		t.Errorf("it said %q", got)
	}
	d.playback.Pause()
	d.Seek(dawn.Add(2 * time.Second))
	d.LoopFrom()
	d.Seek(dawn.Add(4 * time.Second))
	d.LoopTo()
	if s := d.playback.State(); !s.Loop[0].Equal(dawn.Add(2*time.Second)) || !s.Loop[1].Equal(dawn.Add(4*time.Second)) {
		t.Errorf("the loop is %v", s.Loop)
	}
	d.Mark("", "one")
	d.Seek(dawn)
	d.NextMark(true)
	if !d.Position().Equal(dawn.Add(4 * time.Second)) {
		t.Errorf("the bookmark is at %v", d.Position())
	}
	d.Mark("mark/1", "one")
	d.NextMark(true) // round to itself
	d.Last()
	end := d.Position()
	d.NextMark(true)
	if at := d.Position(); !at.Equal(dawn.Add(4*time.Second)) || !end.Equal(dawn.Add(10*time.Second)) {
		t.Errorf("from the end %v the bookmark is at %v", end, at)
	}
	d.First()
	if !d.Position().Equal(dawn) {
		t.Errorf("the beginning is at %v", d.Position())
	}
	d.Mark("mark/1", "")
	if len(d.bookmarks) != 0 {
		t.Errorf("left: %v", d.bookmarks)
	}
}
