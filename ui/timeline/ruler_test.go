package timeline

import (
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, wherever the test runs
)

func zoned(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestLabelsSuitTheSpan(t *testing.T) {
	for _, c := range []struct {
		span   time.Duration
		step   time.Duration
		second string
	}{
		{40 * time.Millisecond, 10 * time.Millisecond, "12:00:00.010"},
		{2 * time.Second, 500 * time.Millisecond, "12:00:00.500"},
		{20 * time.Second, 5 * time.Second, "12:00:05"},
		{10 * time.Minute, 2 * time.Minute, "12:02"},
		{6 * time.Hour, time.Hour, "13:00"},
		{48 * time.Hour, 12 * time.Hour, "Thu 26 Nov"},
		{10 * day, 2 * day, "Fri 27 Nov"},
		{3 * 365 * day, 364 * day, ""},
	} {
		a := axis{noon, c.span, 600}
		if got := a.step(); got != c.step {
			t.Errorf("%v: a label every %v, not %v", c.span, got, c.step)
		}
		var words []string
		for _, k := range a.ticks(time.UTC) {
			if k.words != "" && k.at.After(noon) {
				words = append(words, k.words)
			}
		}
		if c.second != "" && (len(words) == 0 || words[0] != c.second) {
			t.Errorf("%v: labels %q, want %s first", c.span, words, c.second)
		}
	}
}

func TestTicksHaveRoomAndOrder(t *testing.T) {
	zones := []*time.Location{time.UTC, zoned(t, "Europe/Berlin"), zoned(t, "Asia/Kathmandu"), zoned(t, "Australia/Lord_Howe")}
	axes(t, func(a axis, r *rand.Rand) {
		ticks := a.ticks(zones[r.IntN(len(zones))])
		last := -1e9
		for i, k := range ticks {
			x := a.x(k.at)
			if i > 0 && !k.at.After(ticks[i-1].at) {
				t.Fatalf("%+v: %v after %v", a, k.at, ticks[i-1].at)
			}
			if k.words == "" {
				continue
			}
			if x-last < labelRoom*0.4 { // a day of 23 hours is shorter
				t.Fatalf("%+v: %q is %f from the one before", a, k.words, x-last)
			}
			last = x
		}
		if float64(len(ticks)) > a.width/tickRoom*1.2+4 {
			t.Fatalf("%+v: %d ticks", a, len(ticks))
		}
	})
}

func TestDaysOfAnyLengthBeginAtMidnight(t *testing.T) {
	zone := zoned(t, "Europe/Berlin")
	for _, change := range []time.Time{
		time.Date(2026, 3, 28, 12, 0, 0, 0, zone),  // the next day has 23 hours
		time.Date(2026, 10, 24, 12, 0, 0, 0, zone), // and this one 25
	} {
		a := axis{change, 3 * day, 600}
		labelled := 0
		for _, k := range a.ticks(zone) {
			if k.words == "" {
				continue
			}
			labelled++
			if h := k.at.Hour(); k.at.Minute() != 0 || h%12 != 0 || k.day != (h == 0) {
				t.Errorf("a label %q at %v", k.words, k.at)
			}
		}
		if labelled < 5 {
			t.Errorf("%v: %d labels in three days", change, labelled)
		}
	}
}

func TestWeeksBeginOnMondays(t *testing.T) {
	if got := floor(noon, 7*day); got.Weekday() != time.Monday || noon.Sub(got) > 7*day {
		t.Error(got)
	}
}
