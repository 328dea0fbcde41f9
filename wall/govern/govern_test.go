package govern

import (
	"math/rand/v2"
	"testing"
	"time"

	"watchfloor/wall/stream"
)

// wallOf has n tiles, each larger than the one before; the first, the
// smallest, is selected.
func wallOf(n int) []Tile {
	tiles := make([]Tile, n)
	for i := range tiles {
		tiles[i] = Tile{ID: i, Pixels: 1000 * (i + 1), Selected: i == 0}
	}
	return tiles
}

// A drive steps a governor once a second.
type drive struct {
	*Governor
	now    time.Time
	tiles  []Tile
	levels map[int]stream.Level
}

func start(tiles []Tile) *drive {
	return &drive{New(), time.Date(2026, 11, 25, 3, 0, 0, 0, time.UTC), tiles, nil}
}

func (d *drive) run(seconds int, load float64, late bool) {
	for range seconds {
		d.now = d.now.Add(time.Second)
		d.levels = d.Step(d.now, load, late, d.tiles)
	}
}

func (d *drive) count(l stream.Level) (n int) {
	for _, is := range d.levels {
		if is == l {
			n++
		}
	}
	return n
}

func TestBusyForTwoSecondsLeavesOutTheSmallestFirst(t *testing.T) {
	d := start(wallOf(16))
	d.run(2, 0.9, false)
	if d.Held() {
		t.Fatalf("after 1 s: %v", d.levels)
	}
	d.run(1, 0.9, false)
	for id, l := range d.levels {
		if want := id >= 1 && id <= 4; (l == stream.References) != want || l == stream.Keys {
			t.Errorf("tile %d is at %v", id, l)
		}
	}
	d.run(2, 0.9, false)
	if n := d.count(stream.References); n != 8 {
		t.Errorf("%d tiles at References after another 2 s, want 8", n)
	}
}

func TestTheSelectedTileIsLast(t *testing.T) {
	d := start(wallOf(16))
	for range 40 {
		d.run(1, 1, false)
		if d.levels[0] != stream.Every && d.count(stream.Keys) < 15 {
			t.Fatalf("the selected tile is at %v while others are better: %v", d.levels[0], d.levels)
		}
	}
	if d.count(stream.Keys) != 16 {
		t.Errorf("at last: %v", d.levels)
	}
}

func TestIdleForTenSecondsTakesOneStepBack(t *testing.T) {
	d := start(wallOf(16))
	d.run(5, 0.9, false)
	held := 16 - d.count(stream.Every)
	d.run(10, 0.2, false) // low from the first second on
	if d.count(stream.Every) != 16-held {
		t.Errorf("a step back too early: %v", d.levels)
	}
	d.run(2, 0.2, false)
	if n := 16 - d.count(stream.Every); n != held-4 {
		t.Errorf("%d tiles held, want %d", n, held-4)
	}
	d.run(60, 0.2, false)
	if d.Held() || d.count(stream.Every) != 16 {
		t.Errorf("after a quiet minute: %v", d.levels)
	}
}

func TestBetweenTheMarksNothingChanges(t *testing.T) {
	d := start(wallOf(4))
	d.run(3, 0.9, false)
	before := d.depth
	d.run(300, 0.6, false)
	if d.depth != before {
		t.Errorf("depth went from %d to %d at 60 %%", before, d.depth)
	}
}

func TestLateDecodingCountsAsBusy(t *testing.T) {
	d := start(wallOf(4))
	d.run(3, 0.1, true)
	if !d.Held() {
		t.Error("late for 2 s, and nothing left out")
	}
	d.run(30, 0.1, false)
	if d.Held() {
		t.Error("in time for 30 s, and still held")
	}
}

func TestAPeakIsNoLoad(t *testing.T) {
	d := start(wallOf(4))
	for range 60 {
		d.run(1, 1, false)
		d.run(4, 0.3, false)
	}
	if d.Held() {
		t.Errorf("held after peaks of 1 s: %v", d.levels)
	}
}

// TestSwingsSlowDown: a wall whose full work is too much and whose reduced
// work is little tries again less and less often.
func TestSwingsSlowDown(t *testing.T) {
	d := start(wallOf(4))
	var tries []int
	for s := range 1200 {
		load := 0.9
		if d.Held() {
			load = 0.3
		}
		before := d.depth
		d.run(1, load, false)
		if d.depth < before {
			tries = append(tries, s)
		}
	}
	if n := len(tries); n < 5 || n > 14 {
		t.Errorf("%d steps back in 20 minutes, want a few", n)
	}
	d.run(400, 0.1, false)
	if d.wait != 0 || d.Held() {
		t.Errorf("after minutes of calm: waits %v, depth %d", d.wait, d.depth)
	}
}

func TestHiddenTilesAreNotHeld(t *testing.T) {
	tiles := wallOf(4)
	tiles[1].Hidden, tiles[2].Hidden = true, true
	d := start(tiles)
	d.run(60, 1, true)
	if d.levels[1] != stream.Every || d.levels[2] != stream.Every || d.levels[3] != stream.Keys {
		t.Errorf("levels %v", d.levels)
	}
}

func TestAGapForgets(t *testing.T) {
	d := start(wallOf(4))
	d.run(2, 0.9, false)
	d.now = d.now.Add(time.Hour) // the machine slept
	d.run(1, 0.9, false)
	if d.Held() {
		t.Error("held after one second of load")
	}
}

// TestAnyLoadIsBounded: whatever comes, no unselected tile is worse than a
// smaller one, and the selected one is never worse than another.
func TestAnyLoadIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := start(nil)
	for range 5000 {
		d.tiles = wallOf(r.IntN(20))
		d.run(1, r.Float64(), r.IntN(4) == 0)
		for id := 2; id < len(d.tiles); id++ {
			if d.levels[id] > d.levels[id-1] || d.levels[0] > d.levels[id] {
				t.Fatalf("levels %v", d.levels)
			}
		}
		if len(d.levels) != len(d.tiles) {
			t.Fatalf("%d levels for %d tiles", len(d.levels), len(d.tiles))
		}
	}
}

func BenchmarkStepOf64(b *testing.B) {
	g, tiles, now := New(), wallOf(64), time.Now()
	for b.Loop() {
		now = now.Add(time.Second)
		g.Step(now, 0.8, false, tiles)
	}
}
