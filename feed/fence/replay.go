package fence

import "watchfloor/feed"

// Replay tells what alerts a zone's enabled rules would have raised over
// fixes, which are in the order of their time, up to the last of them.
func Replay(zone feed.Zone, fixes []feed.Fix) []Alert {
	e := New(Config{})
	e.SetZones([]feed.Zone{zone})
	var all []Alert
	for _, f := range fixes {
		all = append(all, e.Update(f)...)
	}
	return all
}
