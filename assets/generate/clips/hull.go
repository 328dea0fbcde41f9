package main

// A section is a cut across a vehicle: how wide it is and from which to which height it reaches, x metres before its middle.
type section struct{ x, half, low, high float64 }

// Outward adds a convex polygon whose normal points away from a middle.
func (m *mesh) outward(s surface, middle v3, corners ...v3) {
	s.normal = corners[1].sub(corners[0]).cross(corners[2].sub(corners[0])).unit()
	if s.normal.dot(corners[0].add(corners[2]).mul(0.5).sub(middle)) < 0 {
		s.normal = s.normal.mul(-1)
	}
	m.polygon(s, corners...)
}

// Hull adds the body over sections from the rear to the front; its sides lean in towards the top.
func (m *mesh) hull(side, top surface, lean float64, sections ...section) {
	ring := func(c section) [6]v3 {
		waist := c.low + (c.high-c.low)*0.55
		in := c.half * (1 - lean)
		return [6]v3{
			{c.x, -c.half * 0.96, c.low},
			{c.x, -c.half, waist},
			{c.x, -in, c.high},
			{c.x, in, c.high},
			{c.x, c.half, waist},
			{c.x, c.half * 0.96, c.low},
		}
	}
	for i := 1; i < len(sections); i++ {
		a, b := ring(sections[i-1]), ring(sections[i])
		middle := v3{(a[0].X + b[0].X) / 2, 0, (a[0].Z + a[2].Z) / 2}
		for k := range 5 {
			s := side
			if k == 2 {
				s = top
			}
			m.outward(s, middle, a[k], a[k+1], b[k+1], b[k])
		}
	}
	first, last := ring(sections[0]), ring(sections[len(sections)-1])
	m.outward(side, v3{0, 0, 0.7}, first[:]...)
	m.outward(side, v3{0, 0, 0.7}, last[:]...)
}
