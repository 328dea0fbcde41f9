package present

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

const (
	mostSeeing  = 16  // more live tiles than this nobody watches
	fewSeeing   = 4   // up to here, cameras nearby are better than none
	nearby      = 250 // metres
	usualRange  = 120 // metres, of a camera that tells none
	usualFOV    = 70  // degrees
	roundCamera = 360
)

// Seeing lists the cameras to look at for an incident, best first: those the
// backend names, else those whose field of view contains it, the nearest and
// then the healthiest first, and a few close by.
func Seeing(s *feed.Snapshot, i feed.Incident) []feed.Camera {
	var named []feed.Camera
	for _, id := range i.Cameras {
		if c, ok := s.Cameras[id]; ok && Playable(c) {
			named = append(named, c)
		}
	}
	if len(named) > 0 {
		return named[:min(len(named), mostSeeing)]
	}
	at, ok := Anchor(i.Geometry)
	if !ok {
		return nil
	}
	return computed(s, at)
}

// Playable says whether a camera has live pictures.
func Playable(c feed.Camera) bool { return c.Tier != "registry" && len(c.Streams) > 0 }

// candidate is a camera with what decides its place.
type candidate struct {
	feed.Camera
	sees     bool
	distance float64
}

func computed(s *feed.Snapshot, at orb.Point) []feed.Camera {
	var all []candidate
	for _, c := range s.Cameras {
		if !Playable(c) {
			continue
		}
		sees, distance := looksAt(c, at)
		if sees || distance <= nearby {
			all = append(all, candidate{c, sees, distance})
		}
	}
	slices.SortFunc(all, better)
	var cameras []feed.Camera
	for n, c := range all {
		if n == mostSeeing || (!c.sees && n >= fewSeeing) {
			break
		}
		cameras = append(cameras, c.Camera)
	}
	return cameras
}

func better(a, b candidate) int {
	return cmp.Or(
		-compareBool(a.sees, b.sees),
		cmp.Compare(a.distance, b.distance),
		cmp.Compare(ailing(a.Health), ailing(b.Health)),
		cmp.Compare(a.ID, b.ID),
	)
}

// looksAt says whether a point is in a camera's field of view, and how many
// metres away it is.
func looksAt(c feed.Camera, at orb.Point) (bool, float64) {
	distance, bearing := metresAt(c.Position).sight(at)
	fov := cmp.Or(c.FOV, usualFOV)
	if c.PTZ {
		fov = roundCamera
	}
	return distance <= cmp.Or(c.Range, usualRange) && turn(bearing, c.Heading) <= fov/2, distance
}

// ailing ranks health: 0 is best.
func ailing(h feed.Health) int {
	switch h {
	case feed.Online:
		return 0
	case feed.Unknown, "":
		return 1
	case feed.Degraded, feed.Blurred:
		return 2
	case feed.Tampered:
		return 3
	}
	return 4
}
