package main

import (
	"math"
	"slices"
)

// Walks are lines that people walk along near the camera: pavements, footways, crossings, across squares. Where a line
// would end in view it leads on into the door of a house.
func (s *scene) walks() (lines [][]v3) {
	for i := range s.streets.streets {
		st := &s.streets.streets[i]
		if !st.road {
			lines = append(lines, s.passable(resampled(st.line), false)...)
			continue
		}
		for _, side := range [2]float64{1, -1} {
			for _, off := range [2]float64{1.55, 2.9} {
				lines = append(lines, s.passable(resampled(beside(st.line, side*(st.half+off))), true)...)
			}
		}
	}
	for _, z := range s.zebras {
		across := v3{z.along.Y, -z.along.X, 0}.mul(z.half + 1.6)
		lines = append(lines, resampled([]v3{z.at.sub(across), z.at.add(across)}))
	}
	return append(lines, s.strolls()...)
}

// Passable cuts a line where a house, the water or, for a pavement, a roadway is in the way.
func (s *scene) passable(points []v3, pavement bool) (parts [][]v3) {
	var part []v3
	for i, p := range points {
		open := s.passes(p, pavement)
		if open && p.length() < 150 {
			part = append(part, p)
		}
		if !open || i == len(points)-1 {
			if len(part) > 9 {
				parts = append(parts, part)
			}
			part = nil
		}
	}
	return parts
}

// Passes tells whether somebody can walk at a place.
func (s *scene) passes(p v3, pavement bool) bool {
	return s.built.at(p.X, p.Y) < 0.2 && !s.onSea(p.X, p.Y) && (!pavement || s.streets.edge(p.X, p.Y) > 0.5) && !s.blocked(p, 0.3)
}

// Blocked tells whether something stands within a radius of a place.
func (s *scene) blocked(p v3, radius float64) bool {
	return slices.ContainsFunc(s.obstacles, func(o v3) bool { return planar(o, p) < radius+o.Z })
}

// Strolls are straight ways over squares and quays.
func (s *scene) strolls() (lines [][]v3) {
	for i := range 60 {
		seed := int(hash(s.seed, i, 71))
		v := 12 + 70*chance(seed, 1)*chance(seed, 2)
		at := s.before(v, (chance(seed, 3)-0.5)*1.6*v)
		along := direction(360*chance(seed, 4), 0)
		for _, part := range s.passable(resampled([]v3{at.sub(along.mul(26)), at.add(along.mul(26))}), true) {
			if s.dry(part) {
				lines = append(lines, part)
			}
		}
	}
	return lines
}

// Before is the place some metres before and right of the camera's foot.
func (s *scene) before(ahead, right float64) v3 {
	p := v3{s.eye.forward.X, s.eye.forward.Y, 0}.unit().mul(ahead).add(s.eye.right.mul(right))
	return v3{p.X, p.Y, 0}
}

// Ovals are closed ways on which people stroll up and down open squares, once in the clip's length.
func (s *scene) ovals() (lines [][]v3) {
	for i := range 45 {
		seed := int(hash(s.seed, i, 72))
		ahead := 14 + 75*chance(seed, 1)
		middle := s.before(ahead, (chance(seed, 2)-0.5)*1.5*ahead)
		if line := oval(middle, direction(360*chance(seed, 3), 0), 14); s.dry(line) && s.open(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func (s *scene) open(line []v3) bool {
	return !slices.ContainsFunc(line, func(p v3) bool { return !s.passes(p, true) })
}

// Oval is a flat ellipse around a place with a point every metre, closed.
func oval(middle, along v3, metres int) []v3 {
	long := 0.215 * float64(metres)
	line := make([]v3, metres+1)
	for i := range line {
		sin, cos := math.Sincos(2 * math.Pi * float64(i%metres) / float64(metres))
		line[i] = middle.add(along.mul(long * cos)).add(v3{-along.Y, along.X, 0}.mul(0.45 * long * sin))
	}
	return line
}

// Dry tells whether a walk does not lead over a lawn.
func (s *scene) dry(line []v3) bool {
	for _, p := range line {
		if s.green.inside(p.X, p.Y) && s.streets.spot(p.X, p.Y).walk > 0 {
			return false
		}
	}
	return true
}

// Doored leads both ends of a walk into the nearest houses, as far as there are some.
func (s *scene) doored(points []v3) []v3 {
	out := []v3{}
	if door, ok := s.door(points[0]); ok {
		in := resampled([]v3{door, points[0]})
		out = append(out, in[:len(in)-1]...)
	}
	out = append(out, points...)
	if door, ok := s.door(points[len(points)-1]); ok {
		out = append(out, resampled([]v3{points[len(points)-1], door})[1:]...)
	}
	return smoothed(out, 1)
}

// Door is a place inside the nearest house, with nothing but pavement on the way.
func (s *scene) door(from v3) (v3, bool) {
	for reach := 1.5; reach < 14; reach += 0.5 {
		for turn := 0.0; turn < 360; turn += 15 {
			step := direction(turn, 0)
			p := from.add(step.mul(reach))
			if s.built.at(p.X, p.Y) > 0.9 && s.clearWay(from, step, reach) {
				return p.add(step.mul(1.2)), true
			}
		}
	}
	return v3{}, false
}

func (s *scene) clearWay(from, step v3, reach float64) bool {
	for d := 0.5; d < reach; d++ {
		p := from.add(step.mul(d))
		if s.streets.edge(p.X, p.Y) < 0.2 || s.onSea(p.X, p.Y) {
			return false
		}
	}
	return true
}

// Stroll cuts a random part out of a line, long enough for some seconds of walking.
func stroll(points []v3, seed int, metres float64) []v3 {
	n := int(math.Min(metres, float64(len(points)-1)))
	from := int(chance(seed, 41) * float64(len(points)-n))
	part := points[from : from+n+1]
	if chance(seed, 42) < 0.5 {
		turned := make([]v3, len(part))
		for i, p := range part {
			turned[len(part)-1-i] = p
		}
		return turned
	}
	return part
}
