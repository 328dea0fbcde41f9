package present

import (
	"cmp"
	"fmt"
)

// Able is how many of what Watching returned see the place, or can turn to it;
// they come first. More than a wall can show are not counted.
func Able(all []Watch) int {
	n := 0
	for n < len(all) && n < mostSeeing && all[n].Sighting <= CanTurn {
		n++
	}
	return n
}

// LookWords say how many cameras see a place.
func LookWords(able []Watch) string {
	sees, turns := 0, 0
	for _, w := range able {
		if w.Sighting == CanTurn {
			turns++
		} else {
			sees++
		}
	}
	switch {
	case turns == 0:
		return Count(sees, "camera sees", "cameras see") + " this place"
	case sees == 0:
		return "No camera sees this place; " + Count(turns, "camera", "cameras") + " can turn to it"
	}
	return Count(sees, "camera sees", "cameras see") + " this place, " + Count(turns, "more can", "more can") + " turn to it"
}

// NobodySees says that no camera can see a place, and which is the nearest of
// what Watching returned.
func NobodySees(all []Watch) string {
	if len(all) == 0 {
		return fmt.Sprintf("No camera can see this place, and none is within %d m", nearby)
	}
	return fmt.Sprintf("No camera can see this place; %s is nearest, %.0f m away", cmp.Or(all[0].Name, all[0].ID), all[0].Metres)
}

// Words say how an area is watched.
func (w AreaWatch) Words() string {
	if len(w.Cameras) == 0 {
		return "No camera sees any of it"
	}
	words := fmt.Sprintf("%s %.0f %% of it", Count(w.Needed, "camera shows", "cameras show"), 100*w.Shown)
	if w.Seen < 0.995 {
		words += "; nobody sees the hatched part"
	}
	return words
}
