package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"watchfloor/assets/generate/city"
)

const (
	around   = 70.0 // metres from the wished place
	freeAxis = 60.0 // metres that must be free straight ahead
	spacing  = 5.0  // metres between the places tried along a street
)

// A spot is a pole and the direction of its camera.
type spot struct {
	at      orb.Point
	heading float64
	free    float64 // metres straight ahead
	score   float64 // square metres in view
	view    orb.Polygon
}

// Best tries both kerbs of every open street around the wish.
func (w wish) best(town *city.City) (best spot, ok bool) {
	sight := town.NewSight(w.near, around+w.far)
	for _, s := range town.Streets {
		if s.Tunnel || s.Layer < 0 || s.Width < 4 {
			continue
		}
		for i := 1; i < len(s.Line); i++ {
			w.along(sight, sight.Plane.Metres(s.Line[i-1]), sight.Plane.Metres(s.Line[i]), s.Width/2+0.8, &best)
		}
	}
	return best, best.score > 0
}

func (w wish) along(sight *city.Sight, a, b orb.Point, kerb float64, best *spot) {
	length := math.Hypot(b[0]-a[0], b[1]-a[1])
	if length < 0.1 {
		return
	}
	ux, uy := (b[0]-a[0])/length, (b[1]-a[1])/length
	for d := 0.0; d < length; d += spacing {
		for _, side := range []float64{-kerb, kerb} {
			at := orb.Point{a[0] + ux*d - uy*side, a[1] + uy*d + ux*side}
			if math.Hypot(at[0], at[1]) < around && !sight.Inside(at) {
				w.turn(sight, at, math.Atan2(ux, uy)*180/math.Pi, best)
			}
		}
	}
}

// Turn tries the headings that keep both the street and the wished point in
// the picture.
func (w wish) turn(sight *city.Sight, at orb.Point, street float64, best *spot) {
	look := sight.Plane.Metres(w.look)
	aim := math.Atan2(look[0]-at[0], look[1]-at[1]) * 180 / math.Pi
	for a := -w.fov / 4; a <= w.fov/4; a += 4 {
		heading := math.Mod(math.Round(aim+a)+360, 360)
		free := sight.Free(at, heading, w.far)
		seen := sight.Free(at, aim, w.far) >= math.Min(math.Hypot(look[0]-at[0], look[1]-at[1]), freeAxis)-1
		if free < freeAxis || !seen || math.Min(apart(street, heading), apart(street+180, heading)) > w.fov*0.45 {
			continue
		}
		view := sight.View(at, heading, w.fov, w.far)
		if score := geo.Area(view); score > best.score {
			*best = spot{at: sight.Plane.Place(at), heading: heading, free: free, score: score, view: view}
		}
	}
}

// Apart is the angle between two directions, 0 to 180 degrees.
func apart(a, b float64) float64 {
	return math.Abs(math.Mod(math.Mod(a-b, 360)+540, 360) - 180)
}

func round(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }

func rounded(ring orb.Ring) orb.Ring {
	for i := range ring {
		ring[i] = orb.Point{round(ring[i][0]), round(ring[i][1])}
	}
	return ring
}
