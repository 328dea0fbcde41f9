package wall

import (
	"image"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// reelOf is footage a test turns by hand.
type reelOf struct {
	now    *stream.Frame
	status stream.Status
	held   atomic.Int64
}

// put makes a new frame the newest; nil: none.
func (r *reelOf) put(at time.Time, size image.Point, quarters int) {
	r.now.Release()
	r.held.Add(1)
	r.now = stream.NewFrame(func() { r.held.Add(-1) })
	r.now.Size, r.now.Turn = size, quarters
	r.now.Planes = [3]*image.RGBA{samples(size), samples(size.Div(2)), samples(size.Div(2))}
	r.status.Time = at
}

func (r *reelOf) Frame() *stream.Frame {
	if r.now == nil {
		return nil
	}
	return r.now.Retain()
}

func (r *reelOf) Status() stream.Status { return r.status }

// TestFootageIsShownAndSaid: each frame once, with its time in words, and in
// two tiles at the same time.
func TestFootageIsShownAndSaid(t *testing.T) {
	s := perform(t, 4, walltest.Silent{})
	at := time.Date(2026, 11, 22, 14, 3, 22, 120e6, time.UTC)
	r := &reelOf{status: stream.Status{State: stream.NoData, Reason: "no picture yet"}}
	c := Content{ID: "file", Title: "file", Footage: r}
	s.Put(0, c)
	s.Put(1, c)
	s.until(t, "there is no data", func() bool { return s.tiles[1].big.Text == "NO DATA" })
	r.status.State = stream.Playback
	r.put(at, image.Pt(64, 36), 0)
	s.until(t, "both play", func() bool {
		return s.tiles[0].said.short == "PLAYBACK 14:03:22.120" && s.tiles[1].said == s.tiles[0].said
	})
	for range 10 {
		s.Tick(time.Now())
	}
	if a, b := s.Count(0).Shown, s.Count(1).Shown; a != 1 || b != 1 || s.tiles[0].veil.Visible() {
		t.Errorf("shown %d and %d times, veil %v", a, b, s.tiles[0].veil.Visible())
	}
	r.status.State = stream.Paused
	s.until(t, "it is paused", func() bool { return s.tiles[0].state.Text == "PAUSED 14:03:22.120" })
	r.put(at.Add(40*time.Millisecond), image.Pt(64, 36), 1) // a step
	s.until(t, "the step is shown", func() bool { return s.Count(0).Shown == 2 })
	if said := s.tiles[0].state.Text; said != "PAUSED 14:03:22.160" {
		t.Errorf("at once it says %q", said)
	}
	if p := s.tiles[0].pixels(); p.Dy() < p.Dx() {
		t.Errorf("turned, the picture is %v", p.Size())
	}
	s.SetZoom(0, Zoom{0.5, 0.5, 4})
	if !s.tiles[0].stale {
		t.Error("the frame that stands is not drawn again")
	}
	s.until(t, "it is drawn", func() bool { return !s.tiles[0].stale })
	s.Fill(nil)
	if n := r.held.Load(); n != 1 {
		t.Errorf("%d frames are held, want the footage's own", n)
	}
}

// TestFootageLeavesNoOldPicture where it has none: in a gap, or past its end.
func TestFootageLeavesNoOldPicture(t *testing.T) {
	s := perform(t, 1, walltest.Silent{})
	r := &reelOf{status: stream.Status{State: stream.Playback}}
	r.put(time.Time{}, image.Pt(64, 36), 0)
	s.Put(0, Content{ID: "file", Title: "file", Footage: r})
	s.until(t, "it plays", func() bool { return s.tiles[0].last != nil })
	r.now.Release()
	r.now, r.status = nil, stream.Status{State: stream.NoData, Reason: "gap"}
	s.until(t, "the picture is gone", func() bool { return s.tiles[0].pic == nil && s.tiles[0].last == nil })
	if big, why := s.tiles[0].big.Text, s.tiles[0].reason.Text; big != "NO DATA" || why != "gap" {
		t.Errorf("it says %q, %q", big, why)
	}
	r.status = stream.Status{State: stream.Playback}
	r.put(time.Time{}, image.Pt(64, 36), 0)
	s.until(t, "it plays again", func() bool { return s.tiles[0].last != nil && s.tiles[0].big.Text == "" })
}

// TestPausedBareTileTells with the title bar it does not have otherwise, over
// the picture.
func TestPausedBareTileTells(t *testing.T) {
	s := perform(t, 1, walltest.Silent{})
	r := &reelOf{status: stream.Status{State: stream.Playback}}
	r.put(time.Time{}, image.Pt(64, 36), 0)
	s.Put(0, Content{ID: "file", Title: "file", Footage: r, Bare: true})
	s.until(t, "it plays", func() bool { return s.tiles[0].said.short == "PLAYBACK" && s.tiles[0].last != nil })
	room := s.tiles[0].room
	objects := len(test.TempWidgetRenderer(t, s.tiles[0]).Objects())
	r.status.State = stream.Paused
	s.until(t, "it is paused", func() bool { return s.tiles[0].said.short == "PAUSED" })
	if more := len(test.TempWidgetRenderer(t, s.tiles[0]).Objects()) - objects; more != 4 || s.tiles[0].room != room {
		t.Errorf("%d more objects; room %v, was %v", more, s.tiles[0].room, room)
	}
}
