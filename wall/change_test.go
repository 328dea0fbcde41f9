package wall

import (
	"context"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// gated is an Opener that opens all but one URL at once.
type gated struct {
	stream.Opener
	url  string
	open chan struct{}
}

func (g gated) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	if src.URL == g.url {
		select {
		case <-g.open:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return g.Opener.Open(ctx, src, sink)
}

// TestChangeShowsNoBlack: the picture and the title before stay, and play on,
// until there is another picture.
func TestChangeShowsNoBlack(t *testing.T) {
	gate := gated{quick, "cam-02", make(chan struct{})}
	s := perform(t, 4, gate)
	s.Put(0, camera(1))
	s.live(t, 0)
	tile := s.tiles[0]
	pic := tile.pic
	s.Change(0, camera(2))
	if id := s.Content(0).ID; id != "cam-02" {
		t.Errorf("content is %s", id)
	}
	s.SetZoom(0, Zoom{0.5, 0.5, 2})
	shown := s.Count(0).Shown
	s.until(t, "the old camera plays on", func() bool { return s.Count(0).Shown > shown+5 })
	if tile.title.Text != "cam-01" || tile.said.short != "LIVE" || tile.zoom != (Zoom{}) {
		t.Errorf("meanwhile %q says %q, zoomed %+v", tile.title.Text, tile.said.short, tile.zoom)
	}
	close(gate.open)
	s.until(t, "the new camera is shown", func() bool {
		if tile.pic != pic || tile.last == nil {
			t.Fatal("the tile lost its picture")
		}
		return tile.content.ID == "cam-02"
	})
	if tile.title.Text != "cam-02" || tile.next != nil || s.Zoom(0).Scale != 2 {
		t.Errorf("then %q, still to come: %v, zoom %+v", tile.title.Text, tile.next, s.Zoom(0))
	}
	s.live(t, 0)
}

// TestChangeWaitsForFiveSeconds only: then the tile says what is wrong.
func TestChangeWaitsForFiveSeconds(t *testing.T) {
	s := perform(t, 1, gated{quick, "cam-02", nil})
	s.Put(0, camera(1))
	s.live(t, 0)
	tile := s.tiles[0]
	s.Change(0, camera(2))
	s.Change(0, camera(2)) // as a sequence does each second
	tile.turnOver(time.Now().Add(patience - time.Second))
	if tile.title.Text != "cam-01" {
		t.Errorf("%q before its time was up", tile.title.Text)
	}
	tile.turnOver(time.Now().Add(patience + time.Second))
	if tile.title.Text != "cam-02" || tile.pic != nil || tile.big.Text != "CONNECTING" {
		t.Errorf("%q says %q, picture %v", tile.title.Text, tile.big.Text, tile.pic)
	}
}

// TestPutEndsAChange: of two orders the later one counts.
func TestPutEndsAChange(t *testing.T) {
	s := perform(t, 1, gated{quick, "cam-02", nil})
	s.Put(0, camera(1))
	s.live(t, 0)
	s.Change(0, camera(2))
	words := camera(2)
	words.State = "2 OF 3"
	s.Put(0, words) // what is to come, in other words, does not make it black
	if s.tiles[0].last == nil || s.Content(0).State != "2 OF 3" {
		t.Errorf("content %+v", s.Content(0))
	}
	s.Put(0, camera(1))
	if s.tiles[0].next != nil || s.tiles[0].last == nil || s.Content(0).ID != "cam-01" {
		t.Errorf("back to what is shown: %+v", s.Content(0))
	}
	s.Change(0, camera(2))
	s.Put(0, camera(3))
	s.live(t, 0)
	if id := s.Content(0).ID; id != "cam-03" || s.opener.times("cam-01") != 1 {
		t.Errorf("shows %s", id)
	}
	s.Change(0, camera(2))
	s.Change(0, Content{}) // nothing to wait for
	if s.Content(0).ID != "" || s.tiles[0].last != nil {
		t.Errorf("cleared, it shows %+v", s.Content(0))
	}
}

// TestPreparedContentIsThereAtOnce with its picture, and connects once.
func TestPreparedContentIsThereAtOnce(t *testing.T) {
	s := perform(t, 4, quick)
	s.Put(1, camera(1))
	s.live(t, 1)
	for n := 2; n < 6; n++ {
		s.Prepare(1, camera(n))
		s.Prepare(1, camera(n))
		s.until(t, "it is decoded", func() bool { return s.tiles[1].ready.view.player.Stats().Decoded > 2 })
		shown := s.Count(1).Shown
		s.Change(1, camera(n))
		if id := s.tiles[1].content.ID; id != camera(n).ID || s.Count(1).Shown != shown+1 {
			t.Errorf("%s after the change to %d; %d pictures", id, n, s.Count(1).Shown-shown)
		}
		if n := s.opener.times(camera(n).ID); n != 1 || s.tiles[1].ready != nil {
			t.Errorf("opened %d times; prepared: %v", n, s.tiles[1].ready)
		}
	}
	s.Prepare(1, camera(9))
	s.Prepare(1, Content{})
	if s.tiles[1].ready != nil {
		t.Error("what was prepared is not forgotten")
	}
	s.until(t, "one camera is decoded", func() bool { return s.decoders.Open() == 1 })
}

// TestHiddenTilesPrepareNothing: what was prepared rests, and a change has
// nothing to wait for.
func TestHiddenTilesPrepareNothing(t *testing.T) {
	s := perform(t, 4, gated{quick, "cam-03", nil})
	s.Put(0, camera(1))
	s.live(t, 0)
	s.Prepare(0, camera(2))
	s.Change(0, camera(3))
	s.Hide()
	s.until(t, "nothing is decoded", func() bool { return s.decoders.Open() == 0 })
	s.Show()
	s.until(t, "both are decoded", func() bool { return s.decoders.Open() == 2 })
	s.Select(1)
	s.Maximise(true)
	s.Change(0, camera(4))
	s.Prepare(0, camera(5))
	s.until(t, "hidden tiles decode nothing", func() bool { return s.decoders.Open() == 0 })
	if s.Content(0).ID != "cam-04" || s.opener.times("cam-05") != 0 {
		t.Errorf("hidden, the tile has %+v, opened %v", s.Content(0), s.opener.opened)
	}
	s.Maximise(false)
	s.live(t, 0)
}
