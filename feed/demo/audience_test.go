package demo

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

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
	past    []feed.Fix
	changes int
}

func newAudience(t *testing.T, town *town) *audience {
	return &audience{
		rehearsal: newRehearsal(), t: t, town: town, units: map[string]feed.Unit{}, cameras: map[string]feed.Camera{},
		zones: map[string]feed.Zone{}, gone: map[string]bool{},
	}
}

func (a *audience) Remember(fixes []feed.Fix) { a.past = append(a.past, fixes...) }

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
