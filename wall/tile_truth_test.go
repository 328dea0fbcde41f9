package wall

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/wall/truth"
	"watchfloor/wall/walltest"
)

// TestFiguresLieOverThePictures, as long as they are asked for, and change
// once a second.
func TestFiguresLieOverThePictures(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(3))
	s.live(t, 0, 1, 2)
	tile := s.tiles[1]
	without := len(objects(tile))
	s.SetTruth(true)
	if !s.Truth() {
		t.Error("not on")
	}
	s.until(t, "there are panels", func() bool { return tile.gauge.panel != nil && s.tiles[2].gauge.panel != nil })
	if n := len(objects(tile)); n != without+1 {
		t.Errorf("%d objects, want one more than %d", n, without)
	}
	if s.tiles[3].gauge.panel != nil {
		t.Error("an empty tile has figures")
	}
	at := tile.room
	drawn := tile.gauge.drawn()
	corner := image.Pt(int(tile.gauge.panel.Position().X), int(tile.gauge.panel.Position().Y))
	if !drawn.Rect.Add(corner).In(at) {
		t.Errorf("a panel of %v at %v is outside %v", drawn.Rect, corner, at)
	}
	before := slices.Clone(drawn.Pix)
	s.until(t, "the figures change", func() bool { return !slices.Equal(before, tile.gauge.drawn().Pix) })
	if tile.gauge.drawn() != drawn {
		t.Error("an image of the same size was made anew")
	}
	s.SetTruth(false)
	s.Tick(time.Now())
	if n := len(objects(tile)); n != without {
		t.Errorf("%d objects after, want %d", n, without)
	}
}

func objects(t *Tile) []fyne.CanvasObject { return (*tileRenderer)(t).Objects() }

// TestFiguresGoAlong with what they tell of: at once, not with the next second.
func TestFiguresGoAlong(t *testing.T) {
	s := perform(t, 4, quick)
	s.Put(0, camera(1))
	s.live(t, 0)
	s.SetTruth(true)
	s.until(t, "there are figures", func() bool { return s.tiles[0].gauge.panel != nil })
	s.Swap(0, 1)
	now := s.tiles[0].gauge.due.Add(-time.Millisecond)
	s.tiles[0].measure(now)
	s.tiles[1].measure(now)
	if s.tiles[0].gauge.panel != nil || s.tiles[1].gauge.panel == nil {
		t.Error("the figures of a camera stand where another is, or none")
	}
}

// TestFiguresAreTrue of a camera that sends 100 pictures a second.
func TestFiguresAreTrue(t *testing.T) {
	s := perform(t, 1, quick)
	c := camera(1)
	c.Streams[0].Role = "main"
	s.Put(0, c)
	s.live(t, 0)
	s.SetTruth(true)
	tile := s.tiles[0]
	s.until(t, "seconds were measured", func() bool { return len(tile.playing.meter.Points(nil)) >= 2 })
	got := tile.scene(time.Now())
	if r := got.Rates; r.Decoded < 50 || r.Decoded > 150 || r.Shown+r.Dropped < 0.7*r.Decoded || r.Shown > 1.1*r.Decoded {
		t.Errorf("of 100 pictures a second: %+v", r)
	}
	late, clock := got.Lag.Latency()
	if clock == truth.No || late <= 0 || late > time.Second {
		t.Errorf("latency %v by %q", late, clock)
	}
	if got.Size != image.Pt(64, 36) || got.Role != "main" || got.Age != 0 || got.Record {
		t.Errorf("size %v, role %q, age %v", got.Size, got.Role, got.Age)
	}
}

// TestAStandingPictureIsOld: its latency is not that of when it was live.
func TestAStandingPictureIsOld(t *testing.T) {
	s := perform(t, 1, walltest.Pattern{FPS: 100, GOP: 100, Lose: func(i int) bool { return i == 30 }})
	s.Put(0, camera(1))
	tile := s.tiles[0]
	s.until(t, "the loss shows", func() bool { return tile.said.short == "WAITING FOR KEY FRAME" && tile.shown > 0 })
	if age := tile.scene(time.Now().Add(time.Minute)).Age; age < time.Minute {
		t.Errorf("a minute later it is called %v old", age)
	}
}

// TestFiguresAllocateLittle when they are on, and a tick between renewals
// nothing.
func TestFiguresAllocateLittle(t *testing.T) {
	s := perform(t, 16, walltest.Silent{})
	s.Fill(cameras(16))
	s.until(t, "all are connected", func() bool { return s.opener.open.Load() == 16 })
	s.SetTruth(true)
	now := time.Now()
	s.Tick(now)
	if n := testing.AllocsPerRun(100, func() { s.Tick(now) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestTheTileThatIsHeardHasALoudspeaker.
func TestTheTileThatIsHeardHasALoudspeaker(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	s.live(t, 0)
	room := s.tiles[1].state.Size().Width
	without := len(objects(s.tiles[1]))
	s.SetListening(1)
	if n := len(objects(s.tiles[1])); n != without+1 || !s.tiles[1].speaker.Visible() || s.tiles[0].speaker.Visible() {
		t.Errorf("%d objects, visible %v, at its neighbour %v", n, s.tiles[1].speaker.Visible(), s.tiles[0].speaker.Visible())
	}
	if s.tiles[1].state.Size().Width >= room {
		t.Error("the words lie under the loudspeaker")
	}
	s.SetListening(-1)
	if len(objects(s.tiles[1])) != without || s.tiles[1].state.Size().Width != room {
		t.Error("the loudspeaker stays")
	}
}
