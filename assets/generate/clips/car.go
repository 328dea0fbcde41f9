package main

import "math"

var paints = []v3{
	{0.70, 0.70, 0.69},
	{0.60, 0.61, 0.62},
	{0.025, 0.026, 0.03},
	{0.03, 0.03, 0.035},
	{0.22, 0.23, 0.25},
	{0.33, 0.34, 0.36},
	{0.05, 0.08, 0.20},
	{0.38, 0.03, 0.03},
	{0.02, 0.10, 0.08},
	{0.45, 0.40, 0.30},
	{0.07, 0.07, 0.09},
	{0.62, 0.30, 0.03},
}

// Car is a hatchback, a saloon or a higher one, by the seed.
func car(seed int) *model {
	tall := [...]float64{0, 0.04, 0.20, -0.16}[hash(seed, 1)%4]
	length := [...]float64{3.75, 4.55, 4.6, 4.45}[hash(seed, 1)%4]
	half, n := 0.87+0.03*float64(hash(seed, 1)%3), length/2
	body := surface{material: paint, colour: paints[hash(seed, 2)%uint32(len(paints))]}
	if tall < 0 && chance(seed, 3) < 0.6 {
		body.colour = [...]v3{{0.5, 0.02, 0.015}, {0.55, 0.38, 0.02}, {0.60, 0.60, 0.60}}[hash(seed, 4)%3]
	}
	m := &mesh{}
	belt, roofZ := 0.88+tall*0.6, 1.43+tall
	m.hull(body, body, 0.06,
		section{-n, half * 0.84, 0.38, belt - 0.14}, section{-n + 0.22, half * 0.97, 0.26, belt - 0.02}, section{-0.9, half, 0.22, belt},
		section{0.75, half, 0.22, belt - 0.02}, section{n - 0.75, half * 0.97, 0.24, belt - 0.17}, section{n - 0.12, half * 0.88, 0.28, belt - 0.30}, section{n, half * 0.74, 0.36, belt - 0.40})
	back := -n + 0.15
	if hash(seed, 1)%4 == 1 || hash(seed, 1)%4 == 3 {
		back = -n + 0.75
	}
	m.cabin(body, back, n-1.15, half*0.93, belt-0.05, roofZ)
	m.wheels(half, 0.31+0.1*max(tall, 0), n-0.78, -n+0.75)
	m.lampsAndPlates(n, half, belt-0.24, belt-0.14)
	if chance(seed, 9) < 0.12 {
		m.box(surface{material: glowing, colour: v3{0.75, 0.70, 0.55}}, v3{-0.1, 0, roofZ}, v3{1, 0, 0}, 0.18, 0.45, 0.14) // a taxi's sign
	}
	return &model{m, length, half, roofZ, [2]v3{{n, half * 0.66, belt - 0.32}, {-n, half * 0.7, belt - 0.2}}}
}

// Cabin adds glass all around under a roof, with pillars of the body's colour.
func (m *mesh) cabin(body surface, back, front, half, low, high float64) {
	slope, rake, in := 0.85, 0.42, half*0.80
	if front-back > 3 {
		rake = 0.3
	}
	bottom := [4]v3{{back, half, low}, {front, half, low}, {front, -half, low}, {back, -half, low}}
	top := [4]v3{{back + rake, in, high}, {front - slope, in, high}, {front - slope, -in, high}, {back + rake, -in, high}}
	middle := bottom[0].add(top[2]).mul(0.5)
	for i := range bottom {
		j := (i + 1) % 4
		m.outward(pane, middle, bottom[i], bottom[j], top[j], top[i])
	}
	m.outward(body, middle, top[:]...)
	edge := func(a, b v3, width float64) {
		along := v3{width, 0, 0}
		push := a.add(b).mul(0.5).sub(middle).unit().mul(0.015)
		m.outward(body, middle, a.sub(along).add(push), a.add(along).add(push), b.add(along).add(push), b.sub(along).add(push))
	}
	for i := range bottom {
		edge(bottom[i], top[i], 0.07)
	}
	for _, i := range [2]int{0, 3} {
		a, b := bottom[i], bottom[i].mix(bottom[1+i/3], 0.52)
		edge(a.mix(b, 1), top[i].mix(top[1+i/3], 0.5), 0.05)
		m.outward(body, middle, top[i], top[1+i/3], top[1+i/3].add(v3{0.08, 0, -0.06}), top[i].add(v3{-0.04, 0, -0.06}))
	}
}

func (m *mesh) wheels(half, radius float64, axles ...float64) {
	for _, x := range axles {
		for _, side := range [2]float64{-1, 1} {
			y := side * (half - 0.1)
			m.disc(tyre, v3{x, y + side*0.11, radius}, side, radius)
			m.disc(surface{material: paint, colour: v3{0.16, 0.16, 0.17}}, v3{x, y + side*0.12, radius}, side, radius*0.58)
			m.tube(tyre, v3{x, y - side*0.1, radius}, v3{x, y + side*0.11, radius}, radius, radius, 10)
		}
	}
}

// Disc adds a flat upright circle that faces left or right.
func (m *mesh) disc(s surface, middle v3, side, radius float64) {
	s.normal = v3{0, side, 0}
	corners := make([]v3, 12)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(corners)))
		corners[i] = middle.add(v3{cos * radius, 0, sin * radius})
	}
	m.polygon(s, corners...)
}

func (m *mesh) lampsAndPlates(n, half, frontZ, rearZ float64) {
	white, red := surface{material: glowing, colour: v3{0.95, 0.92, 0.85}}, surface{material: glowing, colour: v3{0.45, 0.02, 0.015}}
	for _, side := range [2]float64{-1, 1} {
		m.box(white, v3{n - 0.10, side * half * 0.62, frontZ - 0.12}, v3{1, 0, 0}, 0.16, 0.30, 0.13)
		m.box(red, v3{-n + 0.04, side * half * 0.68, rearZ - 0.16}, v3{1, 0, 0}, 0.12, 0.26, 0.15)
	}
	m.box(plate, v3{n - 0.02, 0, 0.42}, v3{1, 0, 0}, 0.06, 0.5, 0.11)
	m.box(plate, v3{-n + 0.0, 0, 0.55}, v3{1, 0, 0}, 0.06, 0.5, 0.11)
}
