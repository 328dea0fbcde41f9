package main

import (
	"math"
	"sort"
)

// A path is a line that something moves along, and when it passes each of its points.
type path struct {
	points []v3      // about a metre apart
	when   []float64 // seconds after the first point
	closed bool      // it ends where it begins
}

// Resampled is a line with a point every metre.
func resampled(line []v3) (points []v3) {
	length := lineLength(line)
	for d := 0.0; d <= length; d++ {
		at, _ := pointAt(line, d)
		points = append(points, at)
	}
	return points
}

// Smoothed rounds corners: each point becomes the mean of those up to reach before and after it.
func smoothed(points []v3, reach int) []v3 {
	out := make([]v3, len(points))
	for i := range points {
		r := min(reach, i, len(points)-1-i)
		var sum v3
		for _, p := range points[i-r : i+r+1] {
			sum = sum.add(p)
		}
		out[i] = sum.mul(1 / float64(2*r+1))
	}
	return out
}

const (
	sideways = 2.4 // m/s², what passengers bear in a bend
	braking  = 1.3 // m/s², how fast drivers slow down and speed up
)

// Driven is a path that is driven at up to limit metres per second, slower in bends.
func driven(points []v3, limit float64) path {
	speed := make([]float64, len(points))
	for i := range points {
		speed[i] = limit
		if i >= 4 && i+4 < len(points) {
			before, after := points[i].sub(points[i-4]).unit(), points[i+4].sub(points[i]).unit()
			bend := after.sub(before).length() / 4
			speed[i] = min(limit, max(2.5, math.Sqrt(sideways/max(bend, 1e-4))))
		}
	}
	for i := 1; i < len(speed); i++ {
		speed[i] = min(speed[i], math.Sqrt(speed[i-1]*speed[i-1]+2*braking))
	}
	for i := len(speed) - 2; i >= 0; i-- {
		speed[i] = min(speed[i], math.Sqrt(speed[i+1]*speed[i+1]+2*braking))
	}
	when := make([]float64, len(points))
	for i := 1; i < len(points); i++ {
		when[i] = when[i-1] + points[i].sub(points[i-1]).length()*2/(speed[i]+speed[i-1])
	}
	return path{points: points, when: when}
}

// Walked is a path at a constant speed.
func walked(points []v3, speed float64) path {
	when := make([]float64, len(points))
	for i := 1; i < len(points); i++ {
		when[i] = when[i-1] + points[i].sub(points[i-1]).length()/speed
	}
	return path{points: points, when: when}
}

// Duration is how many seconds the way takes.
func (p path) duration() float64 { return p.when[len(p.when)-1] }

// At is where something is some seconds after the start, and how many metres it has come.
func (p path) at(time float64) (at v3, gone float64) {
	i := min(max(sort.SearchFloat64s(p.when, time), 1), len(p.when)-1)
	part := clamp01((time - p.when[i-1]) / max(p.when[i]-p.when[i-1], 1e-9))
	return p.points[i-1].mix(p.points[i], part), float64(i-1) + part
}

// Part is the path between two of its points.
func (p path) part(from, to int) path {
	when := make([]float64, to-from+1)
	for i := range when {
		when[i] = p.when[from+i] - p.when[from]
	}
	return path{points: p.points[from : to+1], when: when}
}

// Between cuts a path to the part from its first to its last hidden point, so that nothing appears or vanishes in
// view; false if there is none, or nothing to see in it. A point counts as hidden if all within reach of it are.
func (p path) between(hidden func(v3) bool, reach int) (path, bool) {
	bare := make([]int, len(p.points)+1) // visible points before each
	for i, at := range p.points {
		bare[i+1] = bare[i]
		if !hidden(at) {
			bare[i+1]++
		}
	}
	covered := func(i int) bool {
		return bare[min(i+reach+1, len(p.points))] == bare[max(i-reach, 0)]
	}
	from, to := 0, len(p.points)-1
	for from < to && !covered(from) {
		from++
	}
	for to > from && !covered(to) {
		to--
	}
	for from+1 < to && covered(from+1) {
		from++
	}
	for to-1 > from && covered(to-1) {
		to--
	}
	if bare[to+1]-bare[from] < 4 {
		return path{}, false
	}
	return p.part(from, to), true
}
