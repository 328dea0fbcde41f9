package demo

import (
	"cmp"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"watchfloor/feed"
)

// A halt is a place on a street: so many metres into an edge of the network.
type halt struct {
	edge  int
	along float64
}

// A spot is a place at which something can happen: at least one camera sees
// it, and a vehicle can come near.
type spot struct {
	at      orb.Point
	name    string
	street  string
	zones   []string
	cameras []string // the nearest first
	halt    halt
}

// Beside is where the n-th vehicle stops that comes to a halt: behind the
// others, or before them at the street's beginning.
func (h halt) beside(n int) halt {
	const apart = 8 // metres
	if way := float64(n) * apart; way <= h.along {
		return halt{h.edge, h.along - way}
	}
	return halt{h.edge, h.along + float64(n)*apart}
}

const spotEvery = 12 // metres of street

// Spots are the places on streets that cameras see, and the moorings.
func (t *town) spots(zones []feed.Zone) []spot {
	var all []spot
	for i, street := range t.streets.Edges {
		for along := 0.0; along < street.length; along += spotEvery {
			at, _ := street.at(along)
			if s := t.spot(at, street.Name, zones); len(s.cameras) > 0 {
				s.halt = halt{i, along}
				all = append(all, s)
			}
		}
	}
	quays := all
	for _, at := range moorings() {
		if s := t.spot(at, afloat, zones); len(s.cameras) > 0 {
			s.halt = nearestHalt(quays, at)
			all = append(all, s)
		}
	}
	return all
}

func (t *town) spot(at orb.Point, street string, zones []feed.Zone) spot {
	s := spot{at: at, street: street, cameras: t.seeing(at)}
	if len(s.cameras) == 0 {
		return s
	}
	zone := ""
	for _, z := range zones {
		if inside(z, at) {
			s.zones, zone = append(s.zones, z.ID), cmp.Or(zone, z.Name)
		}
	}
	s.name = cmp.Or(street, zone, t.camera(s.cameras[0]).Name)
	if street == afloat {
		s.name = zone
	}
	return s
}

func nearestHalt(spots []spot, at orb.Point) halt {
	best := spots[0]
	for _, s := range spots {
		if geo.Distance(s.at, at) < geo.Distance(best.at, at) {
			best = s
		}
	}
	return best.halt
}

// Afloat is the street of the moorings.
const afloat = "afloat"

// Moorings are places on the water of Port Hercule.
func moorings() []orb.Point {
	return []orb.Point{{7.4237, 43.7347}, {7.4241, 43.735}, {7.4243, 43.7345}, {7.4235, 43.735}, {7.4239, 43.7344}, {7.4231, 43.7346}}
}
