package wall

import (
	"image"
	"image/color"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

func TestTilesShowTheirCameras(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(3))
	s.live(t, 0, 1, 2)
	if said := s.tiles[3].said; said != (words{}) {
		t.Errorf("the empty tile says %+v", said)
	}
	if s.Count(3) != (Count{}) || s.Renderer() != "image" {
		t.Errorf("the empty tile counts %+v; renderer %q", s.Count(3), s.Renderer())
	}
}

// TestPicturesAreThere looks at the window's pixels: a pattern is grey with a
// white bar, an empty tile is not.
func TestPicturesAreThere(t *testing.T) {
	s := perform(t, 4, quick)
	s.Put(1, camera(1))
	s.live(t, 1)
	at := s.CellPixels(1).Min.Add(s.tiles[1].pixels().Min)
	middle := at.Add(s.tiles[1].pixels().Size().Div(2)).Add(image.Pt(0, 60))
	r, g, b, _ := s.window.Canvas().Capture().At(middle.X, middle.Y).RGBA()
	if r>>8 < 100 || r>>8 > 160 || g>>8 < 100 || g>>8 > 160 || b>>8 < 100 || b>>8 > 160 {
		if c := color.Gray16Model.Convert(color.RGBA64{uint16(r), uint16(g), uint16(b), 0xFFFF}).(color.Gray16); c.Y>>8 < 220 {
			t.Errorf("the picture's middle is %d, %d, %d, want grey", r>>8, g>>8, b>>8)
		}
	}
}

func TestOnePlayerForEachStream(t *testing.T) {
	s := perform(t, 9, quick)
	for slot := range 9 {
		s.Put(slot, camera(7))
	}
	s.live(t, 0, 4, 8)
	if n := s.opener.times("cam-07"); n != 1 || s.decoders.Open() != 1 {
		t.Errorf("opened %d times, %d decoders, want one", n, s.decoders.Open())
	}
}

func TestGridChangesKeepWhatPlays(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	for _, n := range []int{9, 16, 4, 64, 1, 4} {
		s.SetGrid(n)
		if s.Len() != n {
			t.Fatalf("%d tiles, want %d", s.Len(), n)
		}
		s.live(t, 0)
	}
	s.live(t, 0, 1, 2, 3)
	for i := range 4 {
		if n := s.opener.times(camera(i).ID); n != 1 {
			t.Errorf("camera %d was opened %d times", i, n)
		}
	}
}

func TestMaximisedTileIsAloneAndBack(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	var heard []bool
	s.OnMaximised = func(on bool) { heard = append(heard, on) }
	s.Maximise(true)
	if s.Maximised() {
		t.Fatal("maximised without a selection")
	}
	s.Select(2)
	s.Maximise(true)
	s.live(t, 2)
	if size := s.tiles[2].Size(); size != s.Size() || s.tiles[1].Visible() {
		t.Errorf("the tile has %v of %v; the next is visible: %v", size, s.Size(), s.tiles[1].Visible())
	}
	s.until(t, "hidden tiles decode nothing", func() bool { return s.decoders.Open() == 1 })
	if n := s.opener.open.Load(); n != 4 || s.tiles[1].playing == nil {
		t.Errorf("%d connections, want all 4 kept", n)
	}
	s.Maximise(false)
	if said := s.tiles[1].said; !said.frozen {
		t.Errorf("the old picture is called %q", said.short)
	}
	began := time.Now()
	s.live(t, 0, 1, 2, 3)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("live again after %v", took)
	}
	if len(heard) != 2 || !heard[0] || heard[1] {
		t.Errorf("announced %v", heard)
	}
}

func TestHiddenWallDecodesNothing(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	s.Hide()
	s.until(t, "nothing is decoded", func() bool { return s.decoders.Open() == 0 })
	if n := s.opener.open.Load(); n != 4 || s.tiles[1].playing == nil {
		t.Errorf("%d connections, want all 4 kept", n)
	}
	s.Show()
	s.live(t, 0, 1, 2, 3)
}

func TestMouseSelectsAndMaximises(t *testing.T) {
	s := perform(t, 4, quick)
	var chosen []int
	s.OnSelected = func(slot int) { chosen = append(chosen, slot) }
	s.tiles[1].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	s.tiles[3].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	if len(chosen) != 1 || chosen[0] != 1 || s.Selected() != 1 {
		t.Errorf("announced %v, selected %d, want 1", chosen, s.Selected())
	}
	test.DoubleTap(s.tiles[3])
	if !s.Maximised() || s.Selected() != 3 {
		t.Errorf("maximised %v, selected %d after a double tap on 3", s.Maximised(), s.Selected())
	}
	test.DoubleTap(s.tiles[3])
	if s.Maximised() {
		t.Error("still maximised after a second double tap")
	}
	s.SetGrid(1)
	if s.Selected() != -1 {
		t.Errorf("slot %d is selected in a grid of one", s.Selected())
	}
}

// TestStreamFollowsTheTilesSize: the sub stream in a small tile, the main
// stream in a large one, and never a tile without a picture between.
func TestStreamFollowsTheTilesSize(t *testing.T) {
	s := perform(t, 16, quick)
	s.Put(0, Content{ID: "c", Title: "c", Streams: []Variant{
		{Source: stream.Source{URL: "main"}, Size: image.Pt(1280, 720)}, {Source: stream.Source{URL: "sub"}, Size: image.Pt(320, 180)},
	}})
	s.live(t, 0)
	if s.opener.times("sub") != 1 || s.opener.times("main") != 0 {
		t.Fatalf("opened %v, want sub", s.opener.opened)
	}
	s.Select(0)
	s.Maximise(true)
	s.until(t, "the main stream is shown", func() bool {
		if s.tiles[0].pic == nil || s.tiles[0].said.frozen {
			t.Fatal("the tile lost its picture")
		}
		return s.tiles[0].playing.source.URL == "main"
	})
	s.live(t, 0)
	s.Maximise(false)
	s.live(t, 0)
	s.until(t, "the sub stream is shown", func() bool { return s.tiles[0].playing.source.URL == "sub" })
}

func TestBestStream(t *testing.T) {
	sub, main, huge := image.Pt(640, 360), image.Pt(1280, 720), image.Pt(3840, 2160)
	for _, c := range []struct {
		tile, want image.Point
	}{
		{image.Pt(200, 100), sub},
		{image.Pt(640, 360), sub},
		{image.Pt(700, 394), sub}, // nine tenths are enough
		{image.Pt(800, 450), main},
		{image.Pt(1920, 1080), huge},
		{image.Pt(7680, 4320), huge},
	} {
		for _, order := range [][]image.Point{{sub, main, huge}, {huge, main, sub}, {main, huge, sub}} {
			var content Content
			for _, size := range order {
				content.Streams = append(content.Streams, Variant{Source: stream.Source{URL: size.String()}, Size: size})
			}
			if got := content.best(c.tile); got.URL != c.want.String() {
				t.Errorf("%v of %v for a tile of %v, want %v", got.URL, order, c.tile, c.want)
			}
		}
	}
}

// TestTilesSayWhatIsWrong without a picture.
func TestTilesSayWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		opener  stream.Opener
		content Content
		want    string
	}{
		"refused":   {&walltest.Failing{Times: -1}, camera(1), "RECONNECTING 1"},
		"deaf":      {walltest.Silent{Deaf: true}, camera(1), "CONNECTING"},
		"silent":    {walltest.Silent{}, camera(1), "NO DATA"},
		"no stream": {walltest.Silent{}, Content{ID: "c", Title: "c"}, "NO STREAM"},
	} {
		t.Run(name, func(t *testing.T) {
			s := perform(t, 1, c.opener)
			s.Put(0, c.content)
			s.until(t, c.want, func() bool { return s.tiles[0].said.short == c.want })
			if s.tiles[0].big.Text != c.want {
				t.Errorf("the middle says %q", s.tiles[0].big.Text)
			}
		})
	}
}

// TestFrozenPictureIsMarked: after a loss the last picture stays, under a
// veil, until the next key frame.
func TestFrozenPictureIsMarked(t *testing.T) {
	s := perform(t, 1, walltest.Pattern{FPS: 100, GOP: 100, Lose: func(i int) bool { return i == 30 }})
	s.Put(0, camera(1))
	tile := s.tiles[0]
	s.until(t, "the loss shows", func() bool { return tile.said.short == "WAITING FOR KEY FRAME" && tile.shown > 0 })
	if !tile.veil.Visible() || tile.big.Text == "" || tile.reason.Text == "" {
		t.Errorf("veil %v, middle %q, reason %q", tile.veil.Visible(), tile.big.Text, tile.reason.Text)
	}
	s.live(t, 0)
	if tile.veil.Visible() || tile.big.Text != "" {
		t.Errorf("live, with veil %v and %q in the middle", tile.veil.Visible(), tile.big.Text)
	}
}

// TestTheBarHasRoomForTheTitle: where the state does not fit beside it, the
// title has its colour.
func TestTheBarHasRoomForTheTitle(t *testing.T) {
	s := perform(t, 1, walltest.Silent{})
	long := camera(1)
	long.Title = "Boulevard Albert 1er, corner of Rue Grimaldi, looking east"
	s.Put(0, long)
	tile := s.tiles[0]
	for _, n := range []int{1, 64} {
		s.SetGrid(n)
		s.until(t, "no data", func() bool { return tile.said.short == "NO DATA" })
		if beside := tile.state.Visible(); beside != (n == 1) || (tile.title.Color == caution) == beside {
			t.Errorf("grid of %d: state visible %v, title %v", n, beside, tile.title.Color)
		}
		if tile.title.Text != long.Title {
			t.Errorf("title %q", tile.title.Text)
		}
	}
}

func TestWords(t *testing.T) {
	now := time.Date(2026, 11, 22, 10, 15, 30, 0, time.Local)
	for want, s := range map[string]stream.Status{
		"CONNECTING":               {State: stream.Connecting},
		"WAITING FOR KEY FRAME":    {State: stream.Waiting},
		"OPENING":                  {State: stream.Opening},
		"SEEKING":                  {State: stream.Seeking},
		"NO DATA":                  {State: stream.NoData},
		"LIVE":                     {State: stream.Live},
		"STALE 7 s":                {State: stream.Stale, Since: now.Add(-7900 * time.Millisecond)},
		"RECONNECTING 2":           {State: stream.Reconnecting, Try: 2},
		"NO SIGNAL since 10:15:02": {State: stream.NoSignal, Since: now.Add(-28 * time.Second)},
	} {
		if got := describe(s, now); got.short != want || got.frozen != (want != "LIVE") {
			t.Errorf("%+v says %+v, want %q", s, got, want)
		}
	}
}

// TestPlayersLinger a while after their last tile, and then end.
func TestPlayersLinger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := counting{Opener: walltest.Pattern{}, opened: map[string]int{}}
		var d walltest.Decoders
		p := newPlayers(&o, d.New, nil)
		running := make(chan struct{})
		go func() { p.run(t.Context()); close(running) }()
		src := stream.Source{URL: "a"}
		for _, away := range []time.Duration{linger / 2, linger / 2, 2 * linger} {
			v := p.view(src)
			time.Sleep(3 * time.Second)
			if f := v.feed.Frames.Take(); f == nil {
				t.Error("no picture")
			} else {
				f.Release()
			}
			v.close(p)
			time.Sleep(away)
			synctest.Wait()
			if open := o.open.Load() == 1; open != (away < linger) || d.Open() != 0 {
				t.Errorf("%v after its last tile: connected %v, %d decoders", away, open, d.Open())
			}
		}
		if n := o.times("a"); n != 1 {
			t.Errorf("connected %d times, want 1", n)
		}
	})
}

func TestIdleTickAllocatesNothing(t *testing.T) {
	s := perform(t, 16, walltest.Silent{})
	s.Fill(cameras(16))
	s.until(t, "all are connected", func() bool { return s.opener.open.Load() == 16 })
	now := time.Now()
	s.Tick(now)
	if n := testing.AllocsPerRun(100, func() { s.Tick(now) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkTickOf16NewFrames(b *testing.B) {
	test.NewTempApp(b)
	b.ReportAllocs()
	p := newImagePicture(nullScaler{})
	f := stream.NewFrame(nil)
	f.Size = image.Pt(640, 360)
	for b.Loop() {
		for range 16 {
			if err := p.show(f, look{part: everything}, image.Pt(480, 270)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkWallOf16NewFrames is a Tick in which each tile has something new.
func BenchmarkWallOf16NewFrames(b *testing.B) {
	test.NewTempApp(b)
	var d walltest.Decoders
	w := New(Config{Opener: walltest.Silent{}, NewDecoder: d.New, NewScaler: func() Scaler { return nullScaler{} }, Renderer: Image})
	w.SetGrid(16)
	window := test.NewTempWindow(b, w)
	window.Resize(fyne.NewSize(1920, 1080))
	w.Fill(cameras(16))
	f := stream.NewFrame(nil)
	f.Size = image.Pt(640, 360)
	now := time.Now()
	b.ReportAllocs()
	for b.Loop() {
		now = now.Add(40 * time.Millisecond)
		for _, t := range w.tiles {
			t.playing.feed.Frames.Put(f.Retain()).Release()
		}
		w.Tick(now)
	}
	if n := w.Count(15).Shown; n < int64(b.N) {
		b.Errorf("%d of %d frames were shown", n, b.N)
	}
}

type nullScaler struct{}

func (nullScaler) Scale(*image.RGBA, *stream.Frame) error { return nil }
func (nullScaler) Close()                                 {}

var _ fyne.Widget = (*Wall)(nil)

func TestHeading(t *testing.T) {
	for want, c := range map[string]Content{"Gate": {Title: "Gate"}, "Gate · Degraded": {Title: "Gate", Subtitle: "Degraded"}} {
		if got := c.heading(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	test.NewTempApp(t)
	line := text(plain, false)
	line.TextSize = 10
	wide := func(s string) float32 { return fyne.MeasureText(s, 10, fyne.TextStyle{}).Width }
	const reason = "host refuses the connection: is the camera on?"
	for _, c := range []struct {
		room float32
		want string
	}{
		{wide(reason), reason},
		{wide(reason) - 1, "host refuses the connection"},
		{wide("host refuses…") + 1, "host refuses…"},
		{0, "…"},
	} {
		if got := shorten(reason, c.room, line); got != c.want {
			t.Errorf("%.0f units: %q, want %q", c.room, got, c.want)
		}
	}
	if got := shorten("", 0, line); got != "" {
		t.Errorf("nothing became %q", got)
	}
}
