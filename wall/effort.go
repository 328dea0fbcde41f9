package wall

import (
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"time"

	"watchfloor/wall/govern"
	"watchfloor/wall/stream"
)

// weighing is how often the governor looks at the machine.
const weighing = time.Second

// An effort is what the machine does for a wall, measured, and what the
// governor makes of it. The zero effort has not begun.
type effort struct {
	governor govern.Governor
	tardy    tardy
	at       time.Time     // when it was last measured
	used     time.Duration // processor time until then
	held     int           // levels that tiles are below all frames, in all
}

// govern measures once a second, and sets the levels of what plays.
func (w *Wall) govern(now time.Time) {
	e := &w.effort
	if !w.cfg.Govern || now.Sub(e.at) < weighing {
		return
	}
	load := e.measure(now, w.worked())
	tiles := w.weighed()
	levels := e.governor.Step(now, load, e.tardy.observe(now, w.late()), tiles)
	w.setLevels(levels)
	e.tell(w.cfg.Log, levels)
}

// worked is the processor time that playing has taken.
func (w *Wall) worked() time.Duration {
	if w.cfg.Beside == nil {
		return processorTime()
	}
	return processorTime() + w.cfg.Beside()
}

// measure is the share of all cores that has been used since the last time.
func (e *effort) measure(now time.Time, used time.Duration) float64 {
	spent := now.Sub(e.at)
	before, first := e.used, e.at.IsZero()
	e.used, e.at = used, now
	if first || spent <= 0 {
		return 0
	}
	cores := min(runtime.NumCPU(), runtime.GOMAXPROCS(0))
	return (used - before).Seconds() / spent.Seconds() / float64(cores)
}

// weighed are the tiles as the governor knows them, by slot.
func (w *Wall) weighed() []govern.Tile {
	tiles := make([]govern.Tile, 0, len(w.tiles))
	for _, t := range w.tiles {
		size := t.pixels().Size()
		tiles = append(tiles, govern.Tile{
			ID: t.slot, Pixels: size.X * size.Y,
			Selected: t.slot == w.selected,
			Hidden:   !t.onScreen() || t.playing == nil || t.playing.player == nil,
		})
	}
	return tiles
}

// setLevels gives each player the best level of the tiles that show it. What
// is to come decodes in full, and what is hidden will.
func (w *Wall) setLevels(of map[int]stream.Level) {
	best := map[*playing]stream.Level{}
	for _, t := range w.tiles {
		for _, v := range t.views() {
			level := stream.Every
			if v == t.playing {
				level = of[t.slot]
			}
			if other, ok := best[v.player]; ok {
				level = min(level, other)
			}
			best[v.player] = level
		}
	}
	for player, level := range best {
		player.SetLevel(level)
	}
}

// views are the tile's looks at players.
func (t *Tile) views() []*view {
	all := []*view{t.playing, t.coming}
	for _, waiting := range []*turn{t.next, t.ready} {
		if waiting != nil {
			all = append(all, waiting.view)
		}
	}
	return slices.DeleteFunc(all, func(v *view) bool { return v == nil || v.player == nil })
}

// late counts, for each shown player, the pictures that were skipped because
// its decoder was behind.
func (w *Wall) late() map[*playing]int64 {
	counts := map[*playing]int64{}
	for _, t := range w.shown() {
		if t.playing != nil && t.playing.player != nil {
			counts[t.playing.player] = t.playing.player.Stats().Late
		}
	}
	return counts
}

// tell logs a change of what is left out.
func (e *effort) tell(log *slog.Logger, levels map[int]stream.Level) {
	var count [stream.Keys + 1]int
	for _, l := range levels {
		count[l]++
	}
	held := count[stream.References] + 2*count[stream.Keys]
	if held == e.held {
		return
	}
	say := log.Info
	said := "the machine has room: tiles decode more"
	if held > e.held {
		say, said = log.Warn, "the machine is busy: tiles decode less"
	}
	e.held = held
	say(said, "load", fmt.Sprintf("%.0f %%", 100*e.governor.Load()),
		"without some frames", count[stream.References], "key frames only", count[stream.Keys])
}
