package main

import "math"

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
	case step%9 == 4 && (st.marked || !st.road && st.class != "steps" && step%18 == 4):
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
