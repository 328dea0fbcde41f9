package demo

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

var noon = time.Date(2026, 8, 22, 12, 0, 0, 0, time.UTC)

// An audience is a stage that checks what it is shown.
type audience struct {
	*rehearsal
	t       *testing.T
	now     time.Time
	town    *town
	units   map[string]feed.Unit
	cameras map[string]feed.Camera
	zones   map[string]feed.Zone
	gone    map[string]bool
	changes int
}

func newAudience(t *testing.T, town *town) *audience {
	return &audience{
		rehearsal: newRehearsal(), t: t, town: town, units: map[string]feed.Unit{}, cameras: map[string]feed.Camera{},
		zones: map[string]feed.Zone{}, gone: map[string]bool{},
	}
}

func (a *audience) Put(e feed.Entities) {
	a.changes++
	for _, c := range e.Cameras {
		a.cameras[c.ID] = c
	}
	for _, z := range e.Zones {
		a.zones[z.ID] = z
	}
	for _, u := range e.Units {
		a.unit(u)
	}
	for _, i := range e.Incidents {
		if _, known := a.incidents[i.ID]; known || a.gone[i.ID] {
			a.t.Errorf("%s is put a second time", i.ID)
		}
		if !a.now.IsZero() && (i.State != feed.New || i.OpenedAt != a.now) {
			a.t.Errorf("%s begins as %s of %v", i.ID, i.State, i.OpenedAt)
		}
		a.check(i)
	}
	a.rehearsal.Put(e)
}

func (a *audience) Delete(kind string, ids ...string) {
	for _, id := range ids {
		if kind != "incidents" || a.incidents[id].State != feed.Closed {
			a.t.Errorf("%s %s deleted as %q", kind, id, a.incidents[id].State)
		}
		a.gone[id] = true
	}
	a.rehearsal.Delete(kind, ids...)
}

func (a *audience) Update(id string, change func(*feed.Incident)) bool {
	a.changes++
	old := a.incidents[id]
	ok := a.rehearsal.Update(id, change)
	i := a.incidents[id]
	if i.State != old.State && !mayMove(old.State, i.State) {
		a.t.Errorf("%s moves from %s to %s", id, old.State, i.State)
	}
	if old.AckedBy != "" && i.AckedBy != old.AckedBy {
		a.t.Errorf("%s was acknowledged by %s and now by %s", id, old.AckedBy, i.AckedBy)
	}
	if !reflect.DeepEqual(old.Log, i.Log[:len(old.Log)]) {
		a.t.Errorf("%s forgot lines of its log", id)
	}
	a.check(i)
	return ok
}

// check looks at what must be true of every incident at any time.
func (a *audience) check(i feed.Incident) {
	at := i.Geometry.Bound().Center()
	if want := a.town.seeing(at); len(want) == 0 || !slices.Equal(i.Cameras, want) {
		a.t.Errorf("%s names cameras %v, and %v see it", i.ID, i.Cameras, want)
	}
	for _, id := range i.Zones {
		if z, ok := a.zones[id]; ok && !inside(z, at) {
			a.t.Errorf("%s is not in %s", i.ID, id)
		}
	}
	if i.Title == "" || i.Type == "" || i.Status != "Actual" || i.Urgency == "" || i.Certainty == "" || i.Priority != priority(&i) {
		a.t.Errorf("%s is incomplete: %+v", i.ID, i)
	}
	if !slices.IsSortedFunc(i.Log, func(x, y feed.LogLine) int { return x.At.Compare(y.At) }) || len(i.Log) == 0 || len(i.Log) > 50 {
		a.t.Errorf("%s has a log of %d lines out of order or too long", i.ID, len(i.Log))
	}
}

func (a *audience) unit(u feed.Unit) {
	old, known := a.units[u.ID]
	a.units[u.ID] = u
	if !slices.Contains([]string{"available", "dispatched", "en_route", "on_scene", "returning"}, u.State) {
		a.t.Errorf("%s is %q", u.ID, u.State)
	}
	if a.changes%20 == 0 && distanceToStreets(a.town, u) > 0.5 {
		a.t.Errorf("%s is %.1f m away from any street", u.ID, distanceToStreets(a.town, u))
	}
	if !known || u.Position == old.Position {
		return
	}
	seconds := u.FixAt.Sub(old.FixAt).Seconds()
	if seconds < 1 {
		a.t.Errorf("%s moved twice in %.1f s", u.ID, seconds)
	}
	if speed := geo.Distance(old.Position, u.Position) / seconds; speed > fastest(a.town)*1.01 || u.Speed > fastest(a.town) {
		a.t.Errorf("%s moved at %.1f m/s and says %.1f", u.ID, speed, u.Speed)
	}
}

func fastest(t *town) (speed float64) {
	for _, e := range t.streets.Edges {
		speed = max(speed, e.Speed)
	}
	return speed
}

func distanceToStreets(t *town, u feed.Unit) float64 {
	best := 1e9
	for _, e := range t.streets.Edges {
		if e.Line.Bound().Pad(0.0001).Contains(u.Position) {
			best = min(best, metresFrom(e.Line, u.Position))
		}
	}
	return best
}

func monaco(t *testing.T) *town {
	t.Helper()
	town, err := readTown()
	if err != nil {
		t.Fatal(err)
	}
	return town
}

func isOpen(i feed.Incident) bool { return i.State != feed.Closed && i.State != feed.Resolved }

// teams checks that incidents and units agree on who works for whom.
func (a *audience) teams() {
	for _, i := range a.incidents {
		for _, id := range i.Units {
			if a.units[id].Incident != i.ID {
				a.t.Errorf("%s has the unit %s of %q", i.ID, id, a.units[id].Incident)
			}
		}
	}
	for _, u := range a.units {
		if u.Incident != "" && !slices.Contains(a.incidents[u.Incident].Units, u.ID) {
			a.t.Errorf("%s works for %s, which does not know it", u.ID, u.Incident)
		}
	}
}

// census counts the open incidents.
func (a *audience) census() (open, visible int, of map[feed.Severity]int, states map[feed.State]int) {
	of, states = map[feed.Severity]int{}, map[feed.State]int{}
	for _, i := range a.incidents {
		if isOpen(i) {
			open++
			of[i.Severity]++
			states[i.State]++
			if len(i.Cameras) > 1 {
				visible++
			}
		}
	}
	return open, visible, of, states
}

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
