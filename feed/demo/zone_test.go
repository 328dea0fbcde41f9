package demo

import (
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/fence"
	"watchfloor/feed/track"
)

func TestZonesAreGood(t *testing.T) {
	rules := 0
	for _, z := range zones(noon) {
		if err := z.Check(); err != nil {
			t.Errorf("%s: %v", z.ID, err)
		}
		rules += len(z.Rules)
	}
	if rules < 5 {
		t.Errorf("only %d rules", rules)
	}
}

// The fences speak up now and then, and no more.
func TestFencesAreCalm(t *testing.T) {
	town := monaco(t)
	const hours = 2
	for seed := range uint64(1) {
		a := newAudience(t, town)
		s := newStory(a, town, "127.0.0.1:8554", seed+1, noon)
		tracks, engine := track.New(track.Config{}), fence.New(fence.Config{})
		engine.SetZones(zones(noon))
		of, first := map[string]int{}, hours*time.Hour
		for second := range hours * 3600 {
			now := noon.Add(time.Duration(second+1) * time.Second)
			a.now = now
			s.step(now)
			units := map[string]feed.Unit{}
			for _, u := range s.told {
				units[u.ID] = u
			}
			for _, f := range tracks.Take(units) {
				for _, alert := range engine.Update(f) {
					of[alert.Zone]++
					first = min(first, alert.Time.Sub(noon))
				}
			}
		}
		all := 0
		for _, n := range of {
			all += n
		}
		t.Logf("seed %d: %v in %d h, the first after %v", seed+1, of, hours, first)
		if all < hours || all > 12*hours || len(of) < 2 {
			t.Errorf("seed %d: %d alerts", seed+1, all)
		}
	}
}
