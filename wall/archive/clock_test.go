package archive

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func sec(s float64) time.Time { return noon.Add(time.Duration(s * float64(time.Second))) }

func TestClockRuns(t *testing.T) {
	extent := clock{from: sec(0), to: sec(100)}
	looping := extent
	looping.loop = [2]time.Time{sec(10), sec(20)}
	for _, c := range []struct {
		name     string
		clock    clock
		from     float64 // position
		rate     float64
		after    float64 // real seconds
		want     float64
		finished bool
	}{
		{"stands", extent, 50, 0, 30, 50, false},
		{"plays", extent, 50, 1, 30, 80, false},
		{"plays slowly", extent, 50, 0.125, 8, 51, false},
		{"plays backwards", extent, 50, -2, 10, 30, false},
		{"ends", extent, 50, 16, 30, 100, true},
		{"ends at once", extent, 100, 1, 0, 100, true},
		{"ends at the start", extent, 50, -4, 30, 0, true},
		{"does not jump back to its end", extent, 120, 1, 1, 120, true},
		{"does not jump on to its start", extent, -20, -1, 1, -20, true},
		{"comes from before the start", extent, -20, 1, 10, -10, false},
		{"loops", looping, 15, 1, 4, 19, false},
		{"reaches the end of a loop", looping, 15, 1, 30, 20, true},
		{"reaches the start of a loop", looping, 15, -1, 30, 10, true},
		{"comes to the loop", looping, 5, 1, 4, 9, false},
		{"is behind the loop", looping, 25, 1, 1, 25, true},
		{"is before the loop", looping, 5, -1, 1, 5, true},
	} {
		now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
		k := c.clock.stand(now, sec(c.from)).run(now, c.rate)
		now = now.Add(time.Duration(c.after * float64(time.Second)))
		if got := k.at(now); !got.Equal(sec(c.want)) {
			t.Errorf("%s: at %v, want %v", c.name, got.Sub(noon), c.want)
		}
		if k.over(now) != c.finished {
			t.Errorf("%s: over is %v", c.name, k.over(now))
		}
		if changed := k.run(now, -c.rate); !changed.at(now).Equal(k.at(now)) {
			t.Errorf("%s: jumps when the rate changes", c.name)
		}
	}
}

func TestClockClamps(t *testing.T) {
	k := clock{from: sec(0), to: sec(10)}
	for _, c := range []struct{ t, want float64 }{{-1, 0}, {0, 0}, {5, 5}, {10, 10}, {11, 10}} {
		if got := k.clamp(sec(c.t)); !got.Equal(sec(c.want)) {
			t.Errorf("%v becomes %v, want %v", c.t, got.Sub(noon), c.want)
		}
	}
	if got := (clock{}).clamp(sec(3)); !got.Equal(sec(3)) {
		t.Errorf("without files: %v", got)
	}
}

func TestSpans(t *testing.T) {
	var gaps []gap
	for _, g := range []gap{{30 * time.Second, 40 * time.Second}, {10 * time.Second, 20 * time.Second}, {30 * time.Second, 40 * time.Second}} {
		gaps = addGap(gaps, g)
	}
	got := spans(noon, 50*time.Second, gaps)
	want := [][2]time.Time{{sec(0), sec(10)}, {sec(20), sec(30)}, {sec(40), sec(50)}}
	if len(got) != len(want) {
		t.Fatalf("%d spans, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		if !got[i][0].Equal(want[i][0]) || !got[i][1].Equal(want[i][1]) {
			t.Errorf("span %d is %v", i, got[i])
		}
	}
}

func TestPace(t *testing.T) {
	for _, c := range []struct {
		fps          float64
		period, hold time.Duration
	}{
		{25, 40 * time.Millisecond, 2 * time.Second},
		{0.5, 2 * time.Second, 20 * time.Second},
		{0, 40 * time.Millisecond, 2 * time.Second},
	} {
		if got := paceOf(c.fps); got.period != c.period || got.hold != c.hold {
			t.Errorf("%v pictures a second: %v", c.fps, got)
		}
	}
}
