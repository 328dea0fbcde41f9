package present

import (
	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// Extent is the part of the world, in lon and lat, where the cameras are;
// false when none says where it is.
func Extent(s *feed.Snapshot) (orb.Bound, bool) {
	var places orb.MultiPoint
	for _, c := range s.Cameras {
		if c.Position != (orb.Point{}) {
			places = append(places, c.Position)
		}
	}
	return places.Bound(), len(places) > 0
}
