package main

import "math"

// Palm is a date palm with its foot in the origin.
func palm(seed int) *mesh {
	m := &mesh{}
	height := 6.5 + 3.5*chance(seed, 1)
	lean := v3{chance(seed, 2) - 0.5, chance(seed, 3) - 0.5, 0}.mul(0.9)
	bark := surface{colour: v3{0.20, 0.155, 0.11}.mul(0.8 + 0.4*chance(seed, 4))}
	foot := v3{}
	for i := 1; i <= 5; i++ {
		f := float64(i) / 5
		top := lean.mul(f * f).add(v3{0, 0, height * f})
		m.tube(bark, foot, top, 0.27-0.09*f+0.018, 0.24-0.09*f, 7)
		foot = top
	}
	m.ball(surface{colour: v3{0.22, 0.17, 0.08}}, foot, v3{0.38, 0.38, 0.45}, 8)
	for i := range 30 {
		frond(m, foot.add(v3{0, 0, 0.25}), seed, i)
	}
	return m
}

// Frond is a palm leaf: a rib that bends down with leaflets on both sides.
func frond(m *mesh, from v3, seed, i int) {
	turn := float64(i)*137.5 + 20*chance(seed, i, 1)
	rise := 75 - 4.2*float64(i) + 14*chance(seed, i, 2)
	length := 2.5 + 0.9*chance(seed, i, 3)
	green := v3{0.10, 0.16, 0.045}.mul(0.75 + 0.6*chance(seed, i, 4))
	if i > 26 {
		green = v3{0.24, 0.19, 0.10} // old leaves
	}
	side := direction(turn+90, 0)
	const steps = 9
	for j := range steps {
		f := float64(j) / steps
		along := direction(turn, rise-95*f*f-10*f)
		to := from.add(along.mul(length / steps))
		reach := 0.62 * math.Sin(math.Pi*(0.12+0.85*f))
		for _, hand := range [2]float64{1, -1} {
			tip := from.mix(to, 0.9).add(side.mul(hand * reach)).add(along.mul(0.25)).add(v3{0, 0, -0.25 * reach})
			s := surface{material: leaf, colour: green.mul(0.85 + 0.3*chance(seed, i, j))}
			m.polygon(s, from, to, tip)
		}
		from = to
	}
}

// Broadleaf is a plane or holm oak: a trunk and a cloud of leaves that are lit like the cloud's surface.
func broadleaf(seed int) *mesh {
	m := &mesh{}
	height := 3.6 + 1.4*chance(seed, 1)
	bark := surface{colour: v3{0.19, 0.16, 0.12}}
	m.tube(bark, v3{}, v3{0, 0, height}, 0.2, 0.13, 7)
	green := v3{0.075, 0.125, 0.035}.mix(v3{0.13, 0.16, 0.05}, chance(seed, 2))
	for lump := range 7 {
		a := float64(lump)*2.4 + chance(seed, lump, 5)
		r := 1.15 * math.Min(1, float64(lump)*0.4)
		at := v3{math.Cos(a) * r, math.Sin(a) * r, height + 0.6 + 1.5*chance(seed, lump, 6)}
		m.tube(bark, v3{0, 0, height - 0.6}, at, 0.09, 0.04, 5)
		leaves(m, at, 1.15+0.45*chance(seed, lump, 7), green, seed*7+lump)
	}
	return m
}

func leaves(m *mesh, middle v3, radius float64, green v3, seed int) {
	for i := range 330 {
		z := 2*chance(seed, i, 1) - 1
		a := 2 * math.Pi * chance(seed, i, 2)
		out := v3{math.Cos(a) * math.Sqrt(1-z*z), math.Sin(a) * math.Sqrt(1-z*z), z}
		at := middle.add(out.mul(radius * (0.72 + 0.33*chance(seed, i, 3))))
		u := out.cross(v3{chance(seed, i, 4) - 0.5, chance(seed, i, 5) - 0.5, chance(seed, i, 6) - 0.5}).unit().mul(0.165)
		w := out.mix(v3{chance(seed, i, 7) - 0.5, chance(seed, i, 8) - 0.5, 0}, 0.7).cross(u).unit().mul(0.19)
		s := surface{material: leaf, normal: out.add(v3{0, 0, 0.35}).unit(), colour: green.mul(0.8 + 0.5*chance(seed, i, 9))}
		m.polygon(s, at.sub(u), at.sub(w), at.add(u), at.add(w))
	}
}

// Shrub is a round bush.
func shrub(seed int) *mesh {
	m := &mesh{}
	leaves(m, v3{0, 0, 0.45}, 0.7+0.3*chance(seed, 3), v3{0.07, 0.12, 0.04}, seed)
	return m
}
