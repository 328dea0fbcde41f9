package demo

import (
	"maps"
	"slices"

	"watchfloor/feed"
)

// A rehearsal is a stage without an audience: it keeps the incidents for
// those who come later.
type rehearsal struct{ incidents map[string]feed.Incident }

func newRehearsal() *rehearsal { return &rehearsal{map[string]feed.Incident{}} }

// Put implements stage.
func (r *rehearsal) Put(e feed.Entities) {
	for _, i := range e.Incidents {
		r.incidents[i.ID] = i
	}
}

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
