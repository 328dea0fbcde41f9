package present

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/sight"
)

// An AreaWatch is how an area is watched.
type AreaWatch struct {
	Cameras []string       // by ID: to be shown, the best first
	Needed  int            // the first so many of them see all that they see together
	Shown   float64        // the part of the area that Cameras see: 0 to 1
	Seen    float64        // the part that any camera sees
	Cover   *mapview.Cover // what they see of it
}

// WatchArea chooses the cameras that see most of an area (a ring in lon, lat)
// together, as they look now, and fills the tiles of the square grid that they
// need with those that see most of it besides. It takes some time: do it beside
// Fyne's goroutine.
func WatchArea(s *feed.Snapshot, known *sight.Survey, area orb.Ring) AreaWatch {
	picks, cover := known.Pick(area, Watchers(s), mostSeeing)
	w := AreaWatch{Seen: cover.Share(), Cover: CoverOf(cover)}
	for _, p := range picks {
		if p.Adds < worthwhile {
			break
		}
		w.Shown += p.Adds
		w.Needed++
	}
	for _, p := range picks[:min(len(picks), square(w.Needed))] {
		w.Cameras = append(w.Cameras, p.ID)
	}
	return w
}

// worthwhile is the part of an area for which a camera gets a tile.
const worthwhile = 0.005

// square is how many tiles the square grid that holds n has.
func square(n int) int {
	side := 0
	for side*side < n {
		side++
	}
	return side * side
}

// Watchers are the cameras that can show something now, by ID.
func Watchers(s *feed.Snapshot) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(s.Cameras)) {
		if c := s.Cameras[id]; Playable(c) && c.Health != feed.Offline {
			ids = append(ids, id)
		}
	}
	return ids
}

// CoverOf is a grid as the map takes it.
func CoverOf(c *sight.Cover) *mapview.Cover {
	return &mapview.Cover{Bound: c.Bound, Cols: c.Cols, Rows: c.Rows, Seen: c.Seen, Inside: c.Inside}
}
