package present

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview/sight"
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
// backend names, else those that see it in the order of Watching, and a few
// close by. known is what cameras really see; nil: walls are not counted.
func Seeing(s *feed.Snapshot, known *sight.Survey, i feed.Incident) []feed.Camera {
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
	return computed(s, known, at)
}

func computed(s *feed.Snapshot, known *sight.Survey, at orb.Point) []feed.Camera {
	var cameras []feed.Camera
	for n, w := range Watching(s, known, at) {
		if n == mostSeeing || (w.Sighting == Near && n >= fewSeeing) {
			break
		}
		cameras = append(cameras, w.Camera)
	}
	return cameras
}

// Playable says whether a camera has live pictures.
func Playable(c feed.Camera) bool { return c.Tier != "registry" && len(c.Streams) > 0 }

// A Sighting says what a camera has to do with a place.
type Sighting uint8

// The sightings, the best first.
const (
	Looks   Sighting = iota // it has the place in view
	CanTurn                 // it is a PTZ, and has it in view once it is turned
	Near                    // it is close by and does not see it
	FarAway                 // none of these
)

// A Watch is a camera and what it has to do with a place.
type Watch struct {
	feed.Camera
	Sighting
	Metres float64 // away
}

// Watching ranks the cameras with pictures that look at a place (lon, lat), can
// turn to it, or are close by, in that order; among their likes the nearest
// first, then the healthiest, then those that can turn. Walls are counted for
// the cameras that known knows; of the others the whole field of view is taken.
func Watching(s *feed.Snapshot, known *sight.Survey, at orb.Point) []Watch {
	var all []Watch
	plane := sight.PlaneAt(at)
	for _, c := range s.Cameras {
		if !Playable(c) {
			continue
		}
		if w := watch(c, known, at, plane); w.Sighting < FarAway {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, better)
	return all
}

func better(a, b Watch) int {
	return cmp.Or(
		cmp.Compare(a.Sighting, b.Sighting),
		cmp.Compare(a.Metres, b.Metres),
		cmp.Compare(ailing(a.Health), ailing(b.Health)),
		-compareBool(a.PTZ, b.PTZ),
		cmp.Compare(a.ID, b.ID),
	)
}

func watch(c feed.Camera, known *sight.Survey, at orb.Point, plane sight.Plane) Watch {
	back := plane.To(c.Position)
	w := Watch{c, FarAway, math.Hypot(back[0], back[1])}
	if w.Metres <= nearby {
		w.Sighting = Near
	}
	eye := EyeOf(c)
	if w.Metres > eye.Range {
		return w
	}
	bearing := math.Atan2(-back[0], -back[1]) * 180 / math.Pi
	looks, turns := turn(bearing, eye.Heading) <= eye.FOV/2, eye.Turns
	if v, ok := known.View(c.ID, eye); ok {
		looks, turns = v.Now.Sees(at), v.Reach.Sees(at)
	}
	switch {
	case looks:
		w.Sighting = Looks
	case turns:
		w.Sighting = CanTurn
	}
	return w
}

// turn is the angle between two bearings, 0..180 degrees.
func turn(a, b float64) float64 { return math.Abs(math.Remainder(a-b, 360)) }

// EyeOf is how a camera looks, as the backend reports it: what it does not
// tell is as usual.
func EyeOf(c feed.Camera) sight.Camera {
	return sight.Camera{
		Eye: sight.Eye{
			At: c.Position, Heading: c.Heading,
			FOV: cmp.Or(c.FOV, usualFOV), Range: cmp.Or(c.Range, usualRange),
		},
		Turns: c.PTZ,
	}
}

// Eyes are how the cameras that say where they are look, by ID.
func Eyes(s *feed.Snapshot) map[string]sight.Camera {
	eyes := make(map[string]sight.Camera, len(s.Cameras))
	for id, c := range s.Cameras {
		if c.Position != (orb.Point{}) {
			eyes[id] = EyeOf(c)
		}
	}
	return eyes
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
