package main

import "math"

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

// A model is a kind of vehicle in metres, with its middle in the origin and its front towards x.
type model struct {
	mesh         *mesh
	length, half float64
	height       float64
	lamps        [2]v3 // the left front and rear lamps; the right ones mirror them
}

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

var (
	tyre   = surface{colour: v3{0.018, 0.018, 0.02}}
	pane   = surface{material: glass, colour: v3{0.02, 0.024, 0.028}}
	chrome = surface{material: paint, colour: v3{0.38, 0.38, 0.39}}
	plate  = surface{colour: v3{0.62, 0.62, 0.58}}
)

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

// Van is a delivery van.
func van(seed int) *model {
	body := surface{material: paint, colour: [...]v3{{0.68, 0.68, 0.67}, {0.66, 0.66, 0.64}, {0.10, 0.16, 0.34}, {0.60, 0.44, 0.05}, {0.22, 0.23, 0.24}}[hash(seed, 2)%5]}
	m := &mesh{}
	m.hull(body, body, 0.08, section{-2.7, 0.97, 0.35, 2.25}, section{-2.6, 1.0, 0.3, 2.35}, section{1.2, 1.0, 0.3, 2.35}, section{1.55, 0.99, 0.3, 2.2},
		section{2.05, 0.97, 0.3, 1.25}, section{2.65, 0.9, 0.35, 1.02}, section{2.75, 0.8, 0.4, 0.8})
	m.outward(pane, v3{0, 0, 1}, v3{1.63, 0.78, 2.12}, v3{1.63, -0.78, 2.12}, v3{2.09, -0.85, 1.29}, v3{2.09, 0.85, 1.29})
	for _, side := range [2]float64{-1, 1} {
		m.outward(pane, v3{0, 0, 1}, v3{0.85, side * 0.985, 1.3}, v3{1.85, side * 0.985, 1.3}, v3{1.5, side * 0.945, 2.05}, v3{0.85, side * 0.945, 2.05})
		m.outward(pane, v3{0, 0, 1}, v3{-2.74, side * 0.15, 1.35}, v3{-2.74, side * 0.8, 1.35}, v3{-2.72, side * 0.78, 2.05}, v3{-2.72, side * 0.15, 2.05})
	}
	m.wheels(1.0, 0.36, 1.85, -1.75)
	m.lampsAndPlates(2.75, 1.0, 0.95, 1.2)
	return &model{m, 5.5, 1.0, 2.35, [2]v3{{2.75, 0.62, 0.88}, {-2.75, 0.7, 1.1}}}
}

// Bus is a city bus in red and white.
func bus(seed int) *model {
	body := surface{material: paint, colour: v3{0.68, 0.67, 0.66}}
	red := surface{material: paint, colour: v3{0.50, 0.03, 0.03}}
	m := &mesh{}
	m.hull(body, body, 0.05, section{-5.2, 1.22, 0.35, 2.95}, section{-5.0, 1.25, 0.3, 3.05}, section{5.0, 1.25, 0.3, 3.05}, section{5.25, 1.2, 0.32, 2.85})
	middle := v3{0, 0, 1.5}
	for _, side := range [2]float64{-1, 1} {
		for x := -4.8; x < 4.6; x += 1.6 {
			m.outward(pane, middle, v3{x, side * 1.262, 1.35}, v3{x + 1.45, side * 1.262, 1.35}, v3{x + 1.45, side * 1.235, 2.55}, v3{x, side * 1.235, 2.55})
		}
		m.outward(red, middle, v3{-5, side * 1.262, 0.45}, v3{5, side * 1.262, 0.45}, v3{5, side * 1.266, 1.2}, v3{-5, side * 1.266, 1.2})
	}
	m.outward(pane, middle, v3{5.27, 1.05, 1.05}, v3{5.27, -1.05, 1.05}, v3{5.27, -1.05, 2.5}, v3{5.27, 1.05, 2.5})
	m.outward(surface{material: glowing, colour: v3{0.8, 0.45, 0.05}}, middle, v3{5.28, 0.8, 2.56}, v3{5.28, -0.8, 2.56}, v3{5.27, -0.8, 2.8}, v3{5.27, 0.8, 2.8})
	m.outward(pane, middle, v3{-5.22, 1.0, 1.5}, v3{-5.22, -1.0, 1.5}, v3{-5.22, -1.0, 2.5}, v3{-5.22, 1.0, 2.5})
	for x := -3.0; x < 3; x += 2.6 {
		m.box(surface{colour: v3{0.5, 0.5, 0.5}}, v3{x, 0, 3.05}, v3{1, 0, 0}, 1.3, 1.4, 0.2)
	}
	m.wheels(1.25, 0.48, 2.9, -3.2)
	m.lampsAndPlates(5.25, 1.2, 0.8, 1.2)
	return &model{m, 10.5, 1.25, 3.1, [2]v3{{5.25, 0.8, 0.75}, {-5.2, 0.9, 1.1}}}
}

// Scooter is one with or without its rider.
func scooter(seed int, rider bool) *model {
	body := surface{material: paint, colour: paints[hash(seed, 2)%uint32(len(paints))]}
	m := &mesh{}
	m.hull(body, tyre, 0.25, section{-0.85, 0.12, 0.55, 0.72}, section{-0.5, 0.17, 0.35, 0.82}, section{0.05, 0.16, 0.28, 0.76})
	m.hull(body, body, 0.1, section{0.0, 0.15, 0.24, 0.32}, section{0.45, 0.15, 0.24, 0.34})
	m.hull(body, pane, 0.2, section{0.42, 0.2, 0.3, 1.0}, section{0.55, 0.16, 0.35, 1.05})
	m.tube(tyre, v3{0.45, 0.33, 1.05}, v3{0.45, -0.33, 1.05}, 0.025, 0.025, 5)
	for _, x := range [2]float64{0.68, -0.62} {
		m.disc(tyre, v3{x, 0.06, 0.25}, 1, 0.25)
		m.disc(tyre, v3{x, -0.06, 0.25}, -1, 0.25)
		m.tube(tyre, v3{x, 0.06, 0.25}, v3{x, -0.06, 0.25}, 0.25, 0.25, 10)
	}
	m.box(surface{material: glowing, colour: v3{0.95, 0.92, 0.85}}, v3{0.58, 0, 0.82}, v3{1, 0, 0}, 0.06, 0.16, 0.12)
	m.box(surface{material: glowing, colour: v3{0.45, 0.02, 0.015}}, v3{-0.87, 0, 0.62}, v3{1, 0, 0}, 0.05, 0.14, 0.08)
	if rider {
		m.rider(seed)
	}
	return &model{m, 1.9, 0.4, 1.6, [2]v3{{0.6, 0, 0.88}, {-0.88, 0, 0.66}}}
}

func (m *mesh) rider(seed int) {
	cloth := surface{colour: garments[hash(seed, 5)%uint32(len(garments))]}
	trousers := surface{colour: legwear[hash(seed, 6)%uint32(len(legwear))]}
	helmet := surface{material: paint, colour: paints[hash(seed, 7)%uint32(len(paints))]}
	hip, neck := v3{-0.25, 0, 0.82}, v3{-0.12, 0, 1.38}
	m.tube(cloth, hip, neck, 0.19, 0.21, 8)
	m.ball(helmet, v3{-0.05, 0, 1.58}, v3{0.15, 0.14, 0.15}, 8)
	for _, side := range [2]float64{-1, 1} {
		knee := v3{0.25, side * 0.2, 0.78}
		m.tube(trousers, hip.add(v3{0, side * 0.1, 0}), knee, 0.1, 0.08, 6)
		m.tube(trousers, knee, v3{0.2, side * 0.14, 0.32}, 0.08, 0.06, 6)
		m.tube(cloth, neck.add(v3{0, side * 0.19, -0.04}), v3{0.4, side * 0.28, 1.08}, 0.06, 0.045, 6)
	}
}
