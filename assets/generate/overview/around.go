package main

import (
	"math"

	"github.com/paulmach/orb"
)

// The data joins what lies on both sides of the date line: its rings go over
// it, from 180 to -180 degrees, and that of Antarctica goes around the earth.
// around makes polygons of a plane of it: as often as the world and a little
// more of the plane show them.
func around(p orb.Polygon) (all []orb.Polygon) {
	const more = 5 // degrees
	plane := make(orb.Polygon, len(p))
	for i, ring := range p {
		plane[i] = unrolled(ring)
		if i > 0 {
			plane[i] = shifted(plane[i], into(plane[i][0][0], plane[0].Bound()))
		}
	}
	for _, turn := range []float64{-360, 0, 360} {
		b := plane.Bound()
		if b.Min[0]+turn < 180+more && b.Max[0]+turn > -180-more {
			copied := make(orb.Polygon, len(plane))
			for i, ring := range plane {
				copied[i] = shifted(ring, turn)
			}
			all = append(all, copied)
		}
	}
	return all
}

// unrolled has each point near the one before it, whatever lies between; a
// ring around the earth is closed over the south pole.
func unrolled(ring orb.Ring) orb.Ring {
	out := make(orb.Ring, len(ring))
	x := 0.0
	for i, at := range ring {
		if i == 0 {
			x = at[0]
		} else {
			x += math.Remainder(at[0]-ring[i-1][0], 360)
		}
		out[i] = orb.Point{x, at[1]}
	}
	if first := out[0]; math.Abs(x-first[0]) > 180 {
		out = append(out, orb.Point{x, -90}, orb.Point{first[0], -90}, first)
	}
	return out
}

func shifted(ring orb.Ring, by float64) orb.Ring {
	out := make(orb.Ring, len(ring))
	for i, at := range ring {
		out[i] = orb.Point{at[0] + by, at[1]}
	}
	return out
}

// into is what to add to x for it to lie in b.
func into(x float64, b orb.Bound) float64 {
	for _, turn := range []float64{-360, 360} {
		if x+turn >= b.Min[0] && x+turn <= b.Max[0] && (x < b.Min[0] || x > b.Max[0]) {
			return turn
		}
	}
	return 0
}
