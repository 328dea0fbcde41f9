package demo

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"watchfloor/feed"
)

var noon = time.Date(2026, 8, 22, 12, 0, 0, 0, time.UTC)

func TestStoryOverHours(t *testing.T) {
	town := monaco(t)
	for seed := range uint64(2) {
		a := newAudience(t, town)
		s := newStory(a, town, "127.0.0.1:8554", seed+1, noon)
		a.now = noon
		seen := map[feed.State]bool{}
		visible, all := 0, 0
		for range 2 * 3600 {
			a.now = a.now.Add(time.Second)
			s.step(a.now)
			a.teams()
			open, good, of, states := a.census()
			visible, all = visible+good, all+open
			for state := range states {
				seen[state] = true
			}
			if open < 5 || open > 9 || of[feed.Extreme] > 1 || of[feed.Severe] > 3 || of[feed.Moderate] > 4 || of[feed.Minor] > 4 {
				t.Fatalf("seed %d, after %v: %d open, %v", seed, a.now.Sub(noon), open, of)
			}
		}
		if len(seen) < 3 || s.count < 80 {
			t.Errorf("seed %d: %d incidents, states %v", seed, s.count, seen)
		}
		if part := float64(visible) / float64(all); part < 0.7 {
			t.Errorf("seed %d: several cameras see only %.0f %% of the incidents", seed, part*100)
		}
		if perMinute := float64(a.changes) / 120; perMinute < 20 {
			t.Errorf("seed %d: only %.1f changes a minute", seed, perMinute)
		}
	}
}

// A newcomer finds a city with a past.
func TestStoryBeginsInTheMiddle(t *testing.T) {
	town := monaco(t)
	for seed := range uint64(10) {
		a := newAudience(t, town)
		newStory(a, town, "127.0.0.1:8554", seed+1, noon)
		open, visible, of, states := a.census()
		acked, oldest := 0, noon
		for _, i := range a.incidents {
			if isOpen(i) && !i.AckedAt.IsZero() {
				acked++
			}
			if isOpen(i) && i.OpenedAt.Before(oldest) {
				oldest = i.OpenedAt
			}
		}
		t.Logf("seed %d: %d open %v %v, %d acknowledged, the oldest for %v", seed+1, open, of, states, acked, noon.Sub(oldest))
		if open < 5 || visible < 3 || len(of) < 3 || states[feed.InProgress] < 1 || acked == open || noon.Sub(oldest) < 5*time.Minute {
			t.Error("that is no established situation")
		}
		if len(a.past) < 2000 || noon.Sub(a.past[0].Time) < past-time.Minute || noon.Sub(a.past[len(a.past)-1].Time) > time.Minute ||
			!slices.IsSortedFunc(a.past, func(a, b feed.Fix) int { return a.Time.Compare(b.Time) }) {
			t.Errorf("of the past there are %d positions", len(a.past))
		}
		if len(a.cameras) != 14 || len(a.units) != 13 || len(a.zones) != len(zones(noon)) {
			t.Errorf("%d cameras, %d units, %d zones", len(a.cameras), len(a.units), len(a.zones))
		}
	}
}

func TestStoryIsDecidedByItsSeed(t *testing.T) {
	town := monaco(t)
	tell := func(seed uint64) *audience {
		a := newAudience(t, town)
		s := newStory(a, town, "127.0.0.1:8554", seed, noon)
		for n := range 600 {
			s.step(noon.Add(time.Duration(n+1) * time.Second))
		}
		return a
	}
	a, b, c := tell(7), tell(7), tell(8)
	if !reflect.DeepEqual(a.incidents, b.incidents) || !reflect.DeepEqual(a.units, b.units) || !reflect.DeepEqual(a.cameras, b.cameras) {
		t.Error("the same seed told two stories")
	}
	if reflect.DeepEqual(a.incidents, c.incidents) {
		t.Error("two seeds told the same story")
	}
}

// What operators do stays, and the story goes on around it.
func TestOperatorsActMeanwhile(t *testing.T) {
	town := monaco(t)
	a := newAudience(t, town)
	s := newStory(a, town, "127.0.0.1:8554", 3, noon)
	var acked, shut []string
	for n, i := range a.all() {
		if !isOpen(i) {
			continue
		}
		if n%2 == 0 && i.State != feed.OnHold {
			i.State, shut = feed.Closed, append(shut, i.ID)
		} else if i.AckedBy == "" {
			i.AckedBy, i.AckedAt, acked = "operator", noon, append(acked, i.ID)
		}
		a.incidents[i.ID] = i
	}
	if len(acked) == 0 || len(shut) == 0 {
		t.Fatal("nothing to do for an operator")
	}
	for n := range 3600 {
		s.step(noon.Add(time.Duration(n+1) * time.Second))
		for _, id := range acked {
			if i, ok := a.incidents[id]; ok && i.AckedBy != "operator" {
				t.Fatalf("%s lost its acknowledgement", id)
			}
		}
		for _, id := range shut {
			if i, ok := a.incidents[id]; ok && i.State != feed.Closed {
				t.Fatalf("%s was opened again", id)
			}
		}
	}
	for _, id := range shut {
		if !a.gone[id] {
			t.Errorf("%s is never forgotten", id)
		}
	}
}

func TestEveryPlotHasAPlace(t *testing.T) {
	town := monaco(t)
	zones := zones(noon)
	spots := town.spots(zones)
	if len(spots) < 100 {
		t.Fatalf("only %d spots", len(spots))
	}
	kinds := map[string]bool{}
	for _, p := range plots() {
		if kinds[p.kind] {
			t.Errorf("two plots are a %s", p.kind)
		}
		kinds[p.kind] = true
		if !slices.ContainsFunc(spots, p.fits) {
			t.Errorf("%s can happen nowhere", p.kind)
		}
		for _, z := range p.zones {
			if !slices.ContainsFunc(zones, func(x feed.Zone) bool { return x.ID == z }) {
				t.Errorf("%s wants the unknown zone %s", p.kind, z)
			}
		}
		if p.report == "" || p.end == "" || len(p.work) == 0 || len(p.crews) == 0 {
			t.Errorf("%s is incomplete", p.kind)
		}
	}
}

func BenchmarkNewStory(b *testing.B) {
	town, err := readTown()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		newStory(newRehearsal(), town, "127.0.0.1:8554", 1, noon)
	}
}

func BenchmarkStep(b *testing.B) {
	town, err := readTown()
	if err != nil {
		b.Fatal(err)
	}
	s := newStory(newRehearsal(), town, "127.0.0.1:8554", 1, noon)
	for b.Loop() {
		s.step(s.now.Add(time.Second))
	}
}
