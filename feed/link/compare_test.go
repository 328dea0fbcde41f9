package link

import (
	"cmp"
	"maps"
	"slices"

	"watchfloor/feed"
)

// everything is what a snapshot knows, by id.
func everything(s *feed.Snapshot) feed.Entities {
	return feed.Entities{Cameras: all(s.Cameras), Zones: all(s.Zones), Units: all(s.Units), Incidents: all(s.Incidents)}
}

func all[E any](m map[string]E) []E {
	var list []E
	for _, k := range slices.Sorted(maps.Keys(m)) {
		list = append(list, m[k])
	}
	return list
}

// inOrder sorts entities by id.
func inOrder(e feed.Entities) feed.Entities {
	slices.SortFunc(e.Cameras, func(a, b feed.Camera) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(e.Zones, func(a, b feed.Zone) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(e.Units, func(a, b feed.Unit) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(e.Incidents, func(a, b feed.Incident) int { return cmp.Compare(a.ID, b.ID) })
	return e
}
