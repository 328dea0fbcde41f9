package wall

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// TestABusyMachineDecodesLess: smallest and unselected first, and the tile
// and the log say so; a player that a better tile shares stays.
func TestABusyMachineDecodesLess(t *testing.T) {
	s := perform(t, 4, quick)
	var log bytes.Buffer
	s.cfg.Log = slog.New(slog.NewTextHandler(&log, nil))
	s.Fill(cameras(4))
	s.Put(3, camera(0)) // of the player in slot 0
	s.Select(0)
	s.live(t, 0, 1, 2, 3)
	levels := map[int]stream.Level{0: stream.Every, 1: stream.References, 2: stream.Keys, 3: stream.Keys}
	s.setLevels(levels)
	s.effort.tell(s.cfg.Log, levels)
	s.until(t, "a tile says that frames are missing", func() bool {
		return s.tiles[1].said.more == "fewer frames: machine busy" && s.tiles[1].said.short == "LIVE"
	})
	s.until(t, "a tile says that it shows key frames", func() bool {
		said := s.tiles[2].said
		return said.short == "EVERY KEY FRAME" && said.more == "machine busy" && said.colour == caution && !said.frozen
	})
	for _, slot := range []int{0, 3} {
		if said := s.tiles[slot].said; said.short != "LIVE" || said.more != "" {
			t.Errorf("slot %d, which shares its player with the selected one, says %+v", slot, said)
		}
	}
	if !strings.Contains(log.String(), "decode less") || !strings.Contains(log.String(), `"key frames only"=2`) {
		t.Errorf("the log says %q", log.String())
	}
	before := s.Count(2).Shown
	s.until(t, "key frames are shown", func() bool { return s.Count(2).Shown > before+2 })
	s.setLevels(nil)
	s.live(t, 0, 1, 2, 3)
}

// TestHiddenTilesAreNoBurden: whatever the load, they would be back in full.
func TestHiddenTilesAreNoBurden(t *testing.T) {
	s := perform(t, 4, quick)
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	s.Select(2)
	s.Maximise(true)
	tiles := s.weighed()
	for _, tile := range tiles {
		if tile.Hidden == (tile.ID == 2) || tile.Selected != (tile.ID == 2) {
			t.Errorf("%+v", tile)
		}
	}
}

// TestTheWallGoverns, of its own accord and once a second.
func TestTheWallGoverns(t *testing.T) {
	s := perform(t, 4, quick)
	s.cfg.Govern = true
	s.Fill(cameras(4))
	s.live(t, 0, 1, 2, 3)
	now := time.Now()
	s.effort.governor.Step(now.Add(-time.Second), 1, false, s.weighed())
	s.effort.at = now.Add(-time.Second)
	s.effort.used = processorTime() - time.Hour // an hour's work in a second
	for i := range 4 {
		s.govern(now.Add(time.Duration(i) * time.Second))
		s.effort.used = processorTime() - time.Hour
	}
	s.until(t, "a tile decodes less", func() bool {
		for _, tile := range s.tiles {
			if tile.playing != nil && tile.playing.player.Stats().Level != stream.Every {
				return true
			}
		}
		return false
	})
}

func TestLoadIsOfThisProcess(t *testing.T) {
	var e effort
	e.measure(time.Now(), processorTime())
	began := time.Now()
	for time.Since(began) < 300*time.Millisecond { // work
	}
	if load := e.measure(time.Now(), processorTime()); load <= 0.005 || load > 1.2 {
		t.Errorf("load %.3f after a while of work", load)
	}
}

// TestOneDelayIsNoReason to decode less, several are.
func TestOneDelayIsNoReason(t *testing.T) {
	var d tardy
	a, b := &playing{}, &playing{}
	now := time.Now()
	look := func(la, lb int64) bool {
		now = now.Add(time.Second)
		return d.observe(now, map[*playing]int64{a: la, b: lb})
	}
	for i, c := range []struct {
		a, b int64
		want bool
	}{
		{7, 9, false}, // what was before does not count
		{7, 9, false},
		{30, 9, false}, // one delay
		{30, 9, false},
		{30, 40, true}, // and another
		{30, 40, true},
		{30, 40, true},
		{30, 40, false},
	} {
		if got := look(c.a, c.b); got != c.want {
			t.Errorf("second %d: behind %v, want %v", i, got, c.want)
		}
	}
}
