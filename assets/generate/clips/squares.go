package main

import "slices"

// Dark tells whether no lamp is near a place.
func (f *furnisher) dark(p v3) bool {
	return !slices.ContainsFunc(f.scene.lamps, func(l v3) bool { return planar(l, p) < 27 })
}

// Open plants greens and empty squares: trees on a loose grid, people who stand and talk.
func (f *furnisher) open() {
	const pitch = 7.0
	for x := -330.0; x < 330; x += pitch {
		for y := -330.0; y < 330; y += pitch {
			seed := int(hash(f.scene.seed, int(x), int(y)))
			p := v3{x + pitch*(0.15+0.7*chance(seed, 1)), y + pitch*(0.15+0.7*chance(seed, 2)), 0}
			if !f.scene.free(p, 1.2) {
				continue
			}
			f.fill(p, seed)
		}
	}
}

func (f *furnisher) fill(p v3, seed int) {
	green := f.scene.green.inside(p.X, p.Y)
	spot := f.scene.streets.spot(p.X, p.Y)
	grove := noise(p.X/38, p.Y/38, f.scene.seed) // trees stand in groups
	luck := chance(seed, 4)
	switch {
	case spot.walk < 1:
	case !green && spot.edge > 2 && f.dark(p):
		if !f.close(p, 22) && f.take(p, 1, 0.2) {
			f.lamp(p, direction(360*chance(seed, 7), 0))
		}
	case green && luck < 0.12+0.5*smooth(0.45, 0.75, grove):
		f.tree(p, seed, chance(seed, 5) < 0.3)
	case green && luck > 0.72:
		if f.take(p, 0.9, 0.9) {
			f.mesh.place(shrub(seed), p, v3{1, 0, 0})
		}
	case !green && spot.edge > 4 && luck < 0.34*smooth(0.35, 0.6, grove):
		f.tree(p, seed, chance(f.scene.seed, 5) < 0.5)
	case !green && luck > 0.91 && f.take(p, 1.1, 0.9):
		f.chat(p, seed)
	case !green && luck > 0.85 && spot.edge > 3 && f.take(p, 2, 1.4):
		f.terrace(p, seed)
	}
}

// Chat puts up two or three people who talk.
func (f *furnisher) chat(p v3, seed int) {
	n := 2 + int(hash(seed, 9)%2)
	for i := range n {
		in := direction(float64(i)*360/float64(n)+360*chance(seed, 6), 0)
		f.mesh.place(person(seed+i, 0, false), p.sub(in.mul(0.55)), in)
	}
}

// Terrace is a parasol over a table.
func (f *furnisher) terrace(p v3, seed int) {
	pole := surface{colour: v3{0.4, 0.38, 0.35}}
	cloth := surface{material: leaf, colour: [...]v3{{0.66, 0.62, 0.54}, {0.45, 0.06, 0.05}, {0.60, 0.57, 0.52}, {0.06, 0.16, 0.14}}[hash(f.scene.seed, int(p.X/30), int(p.Y/30))%4]}
	f.mesh.tube(pole, p, p.add(v3{0, 0, 2.6}), 0.035, 0.03, 5)
	f.mesh.tube(pole, p.add(v3{0, 0, 0.70}), p.add(v3{0, 0, 0.74}), 0.55, 0.55, 10)
	top := p.add(v3{0, 0, 2.75})
	for i := range 8 {
		a := p.add(direction(float64(i)*45, 0).mul(1.55)).add(v3{0, 0, 2.2})
		b := p.add(direction(float64(i+1)*45, 0).mul(1.55)).add(v3{0, 0, 2.2})
		f.mesh.outward(cloth, p, a, b, top)
	}
	for i := range 3 {
		in := direction(float64(i)*120+360*chance(seed, 2), 0)
		f.mesh.box(surface{colour: v3{0.30, 0.22, 0.14}}, p.sub(in.mul(0.95)).add(v3{0, 0, 0.1}), in, 0.42, 0.42, 0.36)
		f.mesh.box(surface{colour: v3{0.30, 0.22, 0.14}}, p.sub(in.mul(1.15)).add(v3{0, 0, 0.4}), in, 0.05, 0.42, 0.5)
	}
}
