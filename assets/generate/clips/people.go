package main

import "math"

var (
	garments = []v3{
		{0.60, 0.58, 0.54},
		{0.05, 0.06, 0.10},
		{0.40, 0.05, 0.05},
		{0.10, 0.20, 0.40},
		{0.45, 0.42, 0.34},
		{0.03, 0.03, 0.03},
		{0.55, 0.35, 0.10},
		{0.12, 0.25, 0.15},
		{0.62, 0.48, 0.48},
		{0.28, 0.30, 0.33},
	}
	legwear = []v3{{0.04, 0.06, 0.13}, {0.03, 0.03, 0.035}, {0.30, 0.26, 0.19}, {0.12, 0.12, 0.13}, {0.55, 0.52, 0.46}}
	hairs   = []v3{{0.02, 0.015, 0.012}, {0.07, 0.04, 0.02}, {0.22, 0.14, 0.06}, {0.30, 0.29, 0.28}}
	skin    = surface{colour: v3{0.50, 0.31, 0.22}}
)

// Person is somebody who faces x with the feet in the origin. Stride is the angle of the step: a whole turn is two
// steps; standing people have none and let their arms hang.
func person(seed int, stride float64, walks bool) *mesh {
	m := &mesh{}
	tall := 0.92 + 0.14*chance(seed, 1)
	cloth := surface{colour: garments[hash(seed, 2)%uint32(len(garments))]}
	legs := surface{colour: legwear[hash(seed, 3)%uint32(len(legwear))]}
	bob := 0.0
	if walks {
		bob = 0.02 * math.Cos(2*stride)
	}
	z := func(h float64) float64 { return h*tall + bob }
	m.hull(cloth, cloth, 0.2, section{-0.11, 0.17, z(0.90), z(1.40)}, section{0, 0.215, z(0.88), z(1.46)}, section{0.12, 0.17, z(0.90), z(1.38)})
	m.tube(skin, v3{0.01, 0, z(1.42)}, v3{0.02, 0, z(1.52)}, 0.055, 0.05, 6)
	m.ball(skin, v3{0.035, 0, z(1.615)}, v3{0.095, 0.08, 0.115}, 8)
	m.ball(surface{colour: hairs[hash(seed, 4)%uint32(len(hairs))]}, v3{0.005, 0, z(1.65)}, v3{0.105, 0.092, 0.10}, 8)
	for i, side := range [2]float64{-1, 1} {
		swing := 0.0
		if walks {
			swing = math.Sin(stride + float64(i)*math.Pi)
		}
		m.leg(legs, side, swing, z(0.90), tall)
		sleeve := cloth
		if chance(seed, 5) < 0.5 {
			sleeve = skin
		}
		m.arm(sleeve, side, -swing, z(1.40), tall, !walks && side > 0 && chance(seed, 6) < 0.4)
	}
	if chance(seed, 7) < 0.3 {
		m.box(surface{colour: garments[hash(seed, 8)%uint32(len(garments))].mul(0.6)}, v3{-0.2, 0, z(0.98)}, v3{1, 0, 0}, 0.16, 0.28, 0.40) // a rucksack
	}
	return m
}

func (m *mesh) leg(s surface, side, swing, hipZ, tall float64) {
	hip := v3{0, side * 0.09, hipZ}
	sin, cos := math.Sincos(swing * 0.48)
	knee := hip.add(v3{sin * 0.44 * tall, 0, -cos * 0.44 * tall})
	bend := swing*0.48 - 0.55*max(0, -swing)
	sin, cos = math.Sincos(bend)
	foot := knee.add(v3{sin * 0.42 * tall, 0, -cos * 0.42 * tall})
	m.tube(s, hip, knee, 0.095, 0.07, 6)
	m.tube(s, knee, foot, 0.07, 0.05, 6)
	m.box(tyre, v3{foot.X + 0.05, foot.Y, max(foot.Z-0.07, 0)}, v3{1, 0, 0}, 0.26, 0.1, 0.08)
}

func (m *mesh) arm(s surface, side, swing, shoulderZ, tall float64, phone bool) {
	shoulder := v3{0, side * 0.235, shoulderZ}
	sin, cos := math.Sincos(swing * 0.4)
	elbow := shoulder.add(v3{sin * 0.30 * tall, side * 0.04, -cos * 0.30 * tall})
	sin, cos = math.Sincos(swing*0.4 + 0.25)
	hand := elbow.add(v3{sin * 0.27 * tall, 0, -cos * 0.27 * tall})
	if phone {
		hand = v3{0.12, side * 0.12, shoulderZ + 0.17}
	}
	m.tube(s, shoulder, elbow, 0.055, 0.045, 5)
	m.tube(skin, elbow, hand, 0.045, 0.035, 5)
}
