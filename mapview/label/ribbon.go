package label

import (
	"math"
	"slices"
)

// A ribbon is a line on screen with the distance from its start at each
// point.
type ribbon struct {
	points [][2]float64
	far    []float64
}

func newRibbon(points [][2]float64) ribbon {
	r := ribbon{points: points, far: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		r.far[i] = r.far[i-1] + math.Hypot(b[0]-a[0], b[1]-a[1])
	}
	return r
}

func (r *ribbon) length() float64 { return r.far[len(r.far)-1] }

// at is the point at a distance from the start, on the straight prolongation
// beyond the ends.
func (r *ribbon) at(distance float64) [2]float64 {
	i, _ := slices.BinarySearch(r.far, distance)
	i = max(1, min(len(r.far)-1, i))
	a, b := r.points[i-1], r.points[i]
	part := (distance - r.far[i-1]) / max(r.far[i]-r.far[i-1], 1e-9)
	return between(a, b, part)
}

// reversed runs the other way.
func (r *ribbon) reversed() ribbon {
	back := slices.Clone(r.points)
	slices.Reverse(back)
	return newRibbon(back)
}

// nearest is how far along the line the place nearest to p is, and how far p
// is from it.
func (r *ribbon) nearest(p [2]float64) (along, away float64) {
	away = math.Inf(1)
	for i := 1; i < len(r.points); i++ {
		a, b := r.points[i-1], r.points[i]
		part, off := nearestOn(a, b, p)
		if off < away {
			along, away = r.far[i-1]+part*(r.far[i]-r.far[i-1]), off
		}
	}
	return along, away
}

// nearestOn is which part of the way from a to b is nearest to p, and how far
// p is from there.
func nearestOn(a, b, p [2]float64) (part, away float64) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	if square := dx*dx + dy*dy; square > 0 {
		part = max(0, min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/square))
	}
	return part, math.Hypot(a[0]+dx*part-p[0], a[1]+dy*part-p[1])
}
