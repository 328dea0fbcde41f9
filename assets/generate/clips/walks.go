package main

import "math"

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
			lines = append(lines, s.passable(resampled(beside(st.line, side*(st.half+1.55))), true)...)
		}
	}
	for _, z := range s.zebras {
		across := v3{z.along.Y, -z.along.X, 0}.mul(z.half + 1.6)
		lines = append(lines, resampled([]v3{z.at.sub(across), z.at.add(across)}))
	}
	lines = append(lines, s.strolls()...)
	return lines
}

// Passable cuts a line where a house, the water or, for a pavement, a roadway is in the way.
func (s *scene) passable(points []v3, pavement bool) (parts [][]v3) {
	var part []v3
	for i, p := range points {
		open := s.built.at(p.X, p.Y) < 0.2 && !s.onSea(p.X, p.Y) && (!pavement || s.streets.edge(p.X, p.Y) > 0.5)
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

// Strolls are straight ways over squares and quays.
func (s *scene) strolls() (lines [][]v3) {
	for i := range 60 {
		seed := int(hash(s.seed, i, 71))
		v := 12 + 70*chance(seed, 1)*chance(seed, 2)
		at := s.eye.at.add(direction(0, 0).mul(0)).add(v3{s.eye.forward.X, s.eye.forward.Y, 0}.unit().mul(v)).add(s.eye.right.mul((chance(seed, 3) - 0.5) * 1.6 * v))
		along := direction(360*chance(seed, 4), 0)
		at.Z = 0
		for _, part := range s.passable(resampled([]v3{at.sub(along.mul(26)), at.add(along.mul(26))}), true) {
			if s.dry(part) {
				lines = append(lines, part)
			}
		}
	}
	return lines
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
