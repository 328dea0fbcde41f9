package main

import (
	"math"
	"slices"
)

// Furnish puts up what stands in the streets: lamps, trees, parked cars and boats.
func (s *scene) furnish(m *mesh) {
	f := furnisher{scene: s, mesh: m, palms: 6, trees: 6}
	for i := range f.palms {
		f.plants = append(f.plants, palm(s.seed+i))
	}
	for i := range f.trees {
		f.plants = append(f.plants, broadleaf(s.seed+i))
	}
	for i := range s.streets.streets {
		f.line(&s.streets.streets[i])
	}
	f.open()
	s.moor(m)
}

// A furnisher keeps things apart from each other.
type furnisher struct {
	scene        *scene
	mesh         *mesh
	plants       []*mesh
	palms, trees int
	taken        []v3 // places, with the radius that is taken as Z
}

// Take reserves a place if it can be seen and nothing stands there. People keep away from the solid part.
func (f *furnisher) take(p v3, radius, solid float64) bool {
	if math.Hypot(p.X, p.Y) > 330 || !f.scene.inView(p, 45) {
		return false
	}
	for _, t := range f.taken {
		if planar(t, p) < radius+t.Z {
			return false
		}
	}
	f.taken = append(f.taken, v3{p.X, p.Y, radius})
	f.scene.obstacles = append(f.scene.obstacles, v3{p.X, p.Y, solid})
	return true
}

// Close tells whether something high would stand in the camera's way.
func (f *furnisher) close(p v3, reach float64) bool {
	v := f.scene.eye.view(p)
	return v.Z < reach && math.Abs(v.X) < v.Z*f.scene.eye.cx/f.scene.eye.focal+4
}

// Line furnishes both sides of a street.
func (f *furnisher) line(st *street) {
	length := lineLength(st.line)
	for where := 3.0; where < length; where += 1 {
		at, along := pointAt(st.line, where)
		if math.Hypot(at.X, at.Y) > 330 {
			continue
		}
		out := v3{along.Y, -along.X, 0}
		for i, side := range [2]float64{1, -1} {
			seed := int(hash(st.seed, int(where), i))
			f.kerb(st, where, at, out.mul(side), seed)
		}
	}
	if st.road {
		f.park(st, length)
	}
}

// Kerb puts something beside a street now and then.
func (f *furnisher) kerb(st *street, where float64, at, out v3, seed int) {
	p := at.add(out.mul(st.half + 0.75))
	step := int(where) + int(hash(st.seed)%20) + int(12*max(out.dot(f.scene.eye.right), 0))
	if !f.scene.free(p, 0.3) || f.zebra(p) {
		return
	}
	switch {
	case step%24 == 0 && (st.road || step%48 == 0):
		if !f.close(p, 22) && f.take(p, 1, 0.2) {
			f.lamp(p, out.mul(-1))
		}
	case step%9 == 4 && (st.markeds || !st.road && st.class != "steps" && step%18 == 4):
		f.tree(at.add(out.mul(st.half+1.1)), seed, chance(st.seed, 5) < 0.55)
	case st.road && chance(st.seed, int(where/14), 8) < 0.16:
		if q := at.add(out.mul(st.half + 1.25)); f.scene.free(q, 1) && f.take(q, 0.42, 0.9) {
			f.mesh.place(scooter(seed, false).mesh.unlit(), q, out.mul(-1))
		}
	}
}

func (f *furnisher) zebra(p v3) bool {
	for _, z := range f.scene.zebras {
		if planar(z.at, p) < z.half+3.5 && math.Abs(p.sub(z.at).dot(z.along)) < zebraDepth+1 {
			return true
		}
	}
	return false
}

// Dark tells whether no lamp is near a place.
func (f *furnisher) dark(p v3) bool {
	return !slices.ContainsFunc(f.scene.lamps, func(l v3) bool { return planar(l, p) < 27 })
}

func (f *furnisher) lamp(p, in v3) {
	iron := surface{colour: v3{0.05, 0.055, 0.06}}
	head := p.add(in.mul(1.3)).add(v3{0, 0, lampHeight})
	f.mesh.tube(iron, p, p.add(v3{0, 0, lampHeight}), 0.09, 0.06, 6)
	f.mesh.tube(iron, p.add(v3{0, 0, lampHeight - 0.1}), head.add(v3{0, 0, 0.12}), 0.05, 0.04, 5)
	f.mesh.box(iron, head.add(v3{0, 0, 0.02}), in, 0.75, 0.3, 0.12)
	f.mesh.box(surface{material: glowing, colour: sodium}, head.sub(v3{0, 0, 0.03}), in, 0.6, 0.24, 0.05)
	f.scene.lamps = append(f.scene.lamps, head.sub(v3{0, 0, 0.1}))
}

func (f *furnisher) tree(p v3, seed int, isPalm bool) {
	if !f.scene.free(p, 0.5) || f.scene.built.at(p.X+2, p.Y) > 0.3 || f.scene.built.at(p.X-2, p.Y) > 0.3 || f.close(p, 26) || !f.take(p, 1.7, 0.35) {
		return
	}
	turned := direction(float64(hash(seed, 3)%360), 0)
	if isPalm {
		f.mesh.place(f.plants[int(hash(seed)%uint32(f.palms))], p, turned)
		return
	}
	f.mesh.place(f.plants[f.palms+int(hash(seed)%uint32(f.trees))], p, turned)
}

// Park puts cars along one-way streets, which are wide enough for it, and along wide streets.
func (f *furnisher) park(st *street, length float64) {
	side, ok := st.parking()
	if !ok {
		return
	}
	for where := 10.0; where < length-10; where += 5.4 {
		seed := int(hash(st.seed, int(where), 61))
		at, along := pointAt(st.line, where)
		p := at.add(v3{along.Y, -along.X, 0}.mul(side))
		spot := f.scene.streets.spot(at.X, at.Y)
		if chance(seed, 1) < 0.25 || spot.other < 5 || f.zebra(p) || f.close(p, 9) || f.scene.onLane(p, 0.95) || !f.take(p, 1.8, 1.2) {
			continue
		}
		if chance(seed, 2) < 0.12 {
			f.mesh.place(van(seed).mesh.unlit(), p, along)
			continue
		}
		f.mesh.place(car(seed).mesh.unlit(), p, along)
	}
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
