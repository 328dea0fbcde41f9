package wall

import (
	"image"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/walltest"
)

// TestFrozenPictureStands, marked with its time, while its stream is decoded;
// then the newest one is there at once.
func TestFrozenPictureStands(t *testing.T) {
	s := perform(t, 1, quick)
	s.Put(0, camera(1))
	s.live(t, 0)
	tile := s.tiles[0]
	s.Freeze(0, true)
	last, shown := tile.last, s.Count(0).Shown
	if !s.Frozen(0) || !strings.HasPrefix(tile.said.short, "FROZEN "+last.Time.Format("15:04:")) || tile.said.frozen {
		t.Errorf("frozen %v, it says %+v", s.Frozen(0), tile.said)
	}
	decoded, dropped := s.Count(0).Decoded, s.Count(0).Dropped
	s.until(t, "it is decoded on", func() bool { return s.Count(0).Decoded > decoded+20 })
	if tile.last != last || s.Count(0).Shown != shown {
		t.Error("another picture is shown")
	}
	if more := s.Count(0).Dropped - dropped; more > 2 {
		t.Errorf("%d pictures count as dropped", more)
	}
	s.SetZoom(0, Zoom{0.5, 0.5, 2})
	s.drawn(t, 0) // zoomed, it stands
	if tile.last != last {
		t.Error("zoomed, another picture is shown")
	}
	s.Freeze(0, false)
	s.Tick(time.Now().Add(time.Second))
	if n := walltest.Number(tile.last); n < walltest.Number(last)+15 || tile.said.short == "" {
		t.Errorf("picture %d follows %d", n, walltest.Number(last))
	}
	s.until(t, "it says so", func() bool { return tile.said.short == "LIVE" })
}

// TestFreezeIsMarkedInSmallTiles and in those without a title bar, and says
// that there is no signal behind the picture.
func TestFreezeIsMarkedInSmallTiles(t *testing.T) {
	s := perform(t, 64, walltest.Pattern{FPS: 100, GOP: 20, Units: 60})
	c := camera(1)
	c.Title = "Boulevard Albert 1er, corner of Rue Grimaldi"
	s.Put(0, c)
	s.live(t, 0)
	s.Freeze(0, true)
	if title := s.tiles[0].title.Text; !strings.HasPrefix(title, "FROZEN · ") {
		t.Errorf("the title is %q", title)
	}
	s.until(t, "the signal is gone", func() bool { return s.tiles[0].said.more != "" })
	c.Bare = true
	s.Put(0, c)
	if !s.Frozen(0) || !s.tiles[0].barred() {
		t.Error("without a title bar it does not tell")
	}
}

// TestNothingToFreeze: without a picture, and where time stands anyway;
// another camera is live.
func TestNothingToFreeze(t *testing.T) {
	s, _ := showing(t, 4, image.Pt(64, 36))
	s.Put(1, camera(1))
	for slot := range 3 {
		if s.Freeze(slot, true); s.Frozen(slot) {
			t.Errorf("slot %d is frozen", slot)
		}
	}
	s.live(t, 1)
	s.Freeze(1, true)
	s.Freeze(99, true)
	s.Change(1, camera(2))
	s.live(t, 1)
	if s.Frozen(1) {
		t.Error("another camera is frozen")
	}
}

// TestSnapshot is all of the picture, whatever the tile shows of it.
func TestSnapshot(t *testing.T) {
	s, r := showing(t, 64, image.Pt(720, 576))
	r.now.SAR = 16. / 15
	s.SetZoom(0, Zoom{0.5, 0.5, 8})
	at := time.Date(2026, 11, 22, 14, 3, 22, 0, time.UTC)
	r.status.Time = at
	shot, err := s.Snapshot(0)
	if err != nil {
		t.Fatal(err)
	}
	if size := shot.Image.Rect.Size(); size != image.Pt(768, 576) {
		t.Errorf("%v", size)
	}
	if shot.Camera != "file" || shot.Title != "file" || !shot.Time.Equal(at) || shot.Clock != "recording" {
		t.Errorf("%q, %q, %v by the %s", shot.Camera, shot.Title, shot.Time, shot.Clock)
	}
	s.Put(1, camera(1))
	s.live(t, 1)
	shot, err = s.Snapshot(1)
	if err != nil || shot.Image.Rect.Size() != image.Pt(64, 36) || shot.Clock != "camera's clock" || shot.Time != s.tiles[1].last.Time {
		t.Errorf("live: %v, %v by the %s, %v", shot.Image.Rect, shot.Time, shot.Clock, err)
	}
	for _, slot := range []int{2, 99, -1} {
		if _, err := s.Snapshot(slot); err == nil {
			t.Errorf("slot %d has a picture", slot)
		}
	}
}

func TestSquarePixels(t *testing.T) {
	pal := image.Pt(720, 576)
	for _, c := range []struct {
		sar  float64
		turn int
		want image.Point
	}{
		{1, 1, image.Pt(576, 720)},
		{16. / 15, 0, image.Pt(768, 576)},
		{16. / 15, 3, image.Pt(576, 768)},
		{0.5, 0, image.Pt(720, 1152)},
	} {
		if got := squared(pal, c.sar, c.turn); got != c.want {
			t.Errorf("%v, %d quarters: %v, want %v", c.sar, c.turn, got, c.want)
		}
	}
}
