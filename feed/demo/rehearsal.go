package demo

import (
	"maps"
	"slices"

	"watchfloor/feed"
)

// A rehearsal is a stage without an audience: it keeps the incidents, and where
// units were, for those who come later.
type rehearsal struct {
	incidents map[string]feed.Incident
	fixes     []feed.Fix // in the order of their time
}

func newRehearsal() *rehearsal { return &rehearsal{incidents: map[string]feed.Incident{}} }

// Put implements stage.
func (r *rehearsal) Put(e feed.Entities) {
	for _, i := range e.Incidents {
		r.incidents[i.ID] = i
	}
	for _, u := range e.Units {
		if f := u.Fix(); !f.Time.IsZero() {
			r.fixes = append(r.fixes, f)
		}
	}
}

// Remember implements stage: nothing is older than a rehearsal.
func (r *rehearsal) Remember([]feed.Fix) {}

// Delete implements stage.
func (r *rehearsal) Delete(_ string, ids ...string) {
	for _, id := range ids {
		delete(r.incidents, id)
	}
}

// Update implements stage.
func (r *rehearsal) Update(id string, change func(*feed.Incident)) bool {
	i, ok := r.incidents[id]
	if ok {
		change(&i)
		r.incidents[id] = i
	}
	return ok
}

func (r *rehearsal) all() []feed.Incident {
	var all []feed.Incident
	for _, id := range slices.Sorted(maps.Keys(r.incidents)) {
		all = append(all, r.incidents[id])
	}
	return all
}
