package main

// A model is a kind of vehicle in metres, with its middle in the origin and its front towards x.
type model struct {
	mesh         *mesh
	length, half float64
	height       float64
	lamps        [2]v3 // the left front and rear lamps; the right ones mirror them
}

var (
	tyre   = surface{colour: v3{0.018, 0.018, 0.02}}
	pane   = surface{material: glass, colour: v3{0.02, 0.024, 0.028}}
	chrome = surface{material: paint, colour: v3{0.38, 0.38, 0.39}}
	plate  = surface{colour: v3{0.62, 0.62, 0.58}}
)

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
