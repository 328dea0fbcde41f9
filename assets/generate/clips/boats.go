package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

var hullPaints = []v3{{0.74, 0.74, 0.73}, {0.72, 0.72, 0.70}, {0.70, 0.70, 0.70}, {0.03, 0.05, 0.12}, {0.30, 0.31, 0.33}}

// Yacht is a motor yacht of some length with its stern in the origin and its bow towards x, afloat at the sea's level.
func yacht(seed int, length float64) *mesh {
	m := &mesh{}
	half, rise := halfBeam(length), 0.55+length*0.055
	side := surface{material: paint, colour: hullPaints[hash(seed, 1)%uint32(len(hullPaints))]}
	white := surface{material: paint, colour: v3{0.74, 0.74, 0.73}}
	teak := surface{colour: v3{0.36, 0.25, 0.15}}
	z := func(h float64) float64 { return seaLevel + h }
	m.hull(side, teak, 0.04,
		section{0, half * 0.9, z(-0.2), z(rise * 0.8)}, section{length * 0.35, half, z(-0.2), z(rise * 0.85)}, section{length * 0.65, half * 0.88, z(-0.1), z(rise)},
		section{length * 0.85, half * 0.52, z(0), z(rise * 1.15)}, section{length, half * 0.04, z(rise * 0.5), z(rise * 1.3)})
	floor, from, to, wide := z(rise*0.85), length*0.18, length*0.72, half*0.78
	decks := 1 + int(length/13)
	for deck := range decks {
		height := 1.5 + 0.03*length
		m.deckhouse(white, from, to, wide, floor, height)
		floor += height
		from, to, wide = from+length*0.05, to-length*0.11, wide*0.84
		if deck == decks-1 {
			m.tube(white, v3{(from + to) / 2, 0, floor}, v3{(from+to)/2 - 0.5, 0, floor + 1.2 + length*0.05}, 0.09, 0.04, 5)
		}
	}
	return m
}

// Deckhouse is a storey with a band of dark windows and an overhanging lid.
func (m *mesh) deckhouse(s surface, from, to, half, low, height float64) {
	sill, lintel := low+height*0.35, low+height*0.82
	m.hull(s, s, 0, section{from, half, low, sill}, section{to, half * 0.8, low, sill})
	m.hull(pane, pane, 0.05, section{from + 0.1, half * 0.97, sill, lintel}, section{to - 0.4*height, half * 0.76, sill, lintel})
	m.hull(s, s, 0.05, section{from - height*0.5, half * 1.03, lintel, low + height}, section{to - 0.4*height, half * 0.82, lintel, low + height})
}

// Sailboat has a mast and a furled sail.
func sailboat(seed int, length float64) *mesh {
	m := &mesh{}
	half, rise := length*0.14+0.2, 0.9
	side := surface{material: paint, colour: hullPaints[hash(seed, 1)%uint32(len(hullPaints))]}
	z := func(h float64) float64 { return seaLevel + h }
	m.hull(side, surface{colour: v3{0.52, 0.50, 0.46}}, 0.05,
		section{0, half * 0.7, z(0), z(rise)}, section{length * 0.45, half, z(-0.2), z(rise)}, section{length * 0.8, half * 0.55, z(0), z(rise * 1.1)}, section{length, half * 0.05, z(0.5), z(rise * 1.25)})
	m.deckhouse(surface{material: paint, colour: v3{0.72, 0.72, 0.71}}, length*0.3, length*0.68, half*0.6, z(rise), 0.7)
	foot := v3{length * 0.55, 0, z(rise)}
	m.tube(chrome, foot, foot.add(v3{0, 0, length * 1.25}), 0.11, 0.07, 6)
	cover := surface{colour: [...]v3{{0.05, 0.10, 0.25}, {0.50, 0.48, 0.44}, {0.30, 0.05, 0.05}}[hash(seed, 2)%3]}
	m.tube(cover, foot.add(v3{0, 0, 1.5}), foot.add(v3{-length * 0.45, 0, 1.4}), 0.17, 0.12, 6)
	for _, x := range [2]float64{0.02, 0.98} {
		m.tube(tyre, v3{length * x, 0, z(rise)}, foot.add(v3{0, 0, length * 1.22}), 0.02, 0.02, 3)
	}
	return m
}

// Moor lays boats along piers and quays, sterns to the wall as usual here.
func (s *scene) moor(m *mesh) {
	for _, ring := range append(append([]orb.Ring{}, s.piers...), s.shores...) {
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			s.moorAlong(m, v3{a[0], a[1], 0}, v3{b[0], b[1], 0})
		}
	}
}

func (s *scene) moorAlong(m *mesh, a, b v3) {
	span := b.sub(a).length()
	if span < 3 || span > 3000 {
		return
	}
	along := b.sub(a).mul(1 / span)
	for where := 1.5; where < span; where += 1.5 {
		at := a.add(along.mul(where))
		if math.Hypot(at.X, at.Y) > 420 || !s.inView(at, 30) {
			continue
		}
		for _, out := range [2]v3{{along.Y, -along.X, 0}, {-along.Y, along.X, 0}} {
			s.berth(m, at, out)
		}
	}
}

// Berth moors one boat with its stern to a place if there is water enough.
func (s *scene) berth(m *mesh, at, out v3) {
	seed := int(hash(s.seed, int(at.X*10), int(at.Y*10)))
	length := 8 + 9*chance(seed, 1)
	if chance(seed, 2) < 0.25 {
		length = 18 + 16*chance(seed, 3)
	}
	stern := at.add(out.mul(1.6))
	if !s.afloat(stern, out, length) || !s.berthed(stern, out, length) {
		return
	}
	if chance(seed, 4) < 0.12 {
		return
	}
	if length < 15 && chance(seed, 5) < 0.4 {
		m.place(sailboat(seed, length), stern, out)
		return
	}
	m.place(yacht(seed, length), stern, out)
}

// HalfBeam is half of the width of a boat of some length.
func halfBeam(length float64) float64 { return length*0.125 + 0.6 }

// Afloat tells whether a boat has water all around.
func (s *scene) afloat(stern, out v3, length float64) bool {
	left := v3{-out.Y, out.X, 0}.mul(halfBeam(length) + 0.5)
	for d := 0.0; d <= length+4; d += 2 {
		middle := stern.add(out.mul(d))
		for _, p := range [3]v3{middle, middle.add(left), middle.sub(left)} {
			if s.sea.at(p.X, p.Y) < 0.98 {
				return false
			}
		}
	}
	return true
}

// Berthed takes the circles that a boat fills, unless another boat lies there.
func (s *scene) berthed(stern, out v3, length float64) bool {
	half := halfBeam(length)
	var circles []v3
	for d := 0.0; d < length; d += half {
		p := stern.add(out.mul(d))
		if slices.ContainsFunc(s.berths, func(b v3) bool { return planar(b, p) < half+b.Z+0.5 }) {
			return false
		}
		circles = append(circles, v3{p.X, p.Y, half})
	}
	s.berths = append(s.berths, circles...)
	return true
}

// Tender is a small open boat with its wake.
func tender(seed int) *model {
	m := &mesh{}
	length := 7.0
	z := func(h float64) float64 { return seaLevel + h }
	side := surface{material: paint, colour: hullPaints[hash(seed, 1)%uint32(len(hullPaints))]}
	m.hull(side, surface{colour: v3{0.42, 0.34, 0.24}}, 0.05,
		section{-3.5, 1.1, z(0), z(0.8)}, section{0, 1.2, z(0), z(0.9)}, section{2, 0.8, z(0.1), z(1.1)}, section{3.5, 0.06, z(0.6), z(1.3)})
	m.deckhouse(surface{material: paint, colour: v3{0.72, 0.72, 0.71}}, -1.4, 1.2, 0.8, z(0.9), 1.2)
	for i := range 26 {
		x := -2.5 - 1.1*float64(i)
		foam := surface{colour: v3{0.55, 0.60, 0.62}.mul(1 - 0.028*float64(i)), normal: v3{0, 0, 1}}
		for _, hand := range [2]float64{-1, 1} {
			y, thick := hand*(0.9+0.16*float64(i)), 0.28+0.25*chance(seed, i)
			m.polygon(foam, v3{x, y, z(0.04)}, v3{x - 1, y + 0.15*hand, z(0.04)}, v3{x - 1, y + hand*(0.15+thick), z(0.04)}, v3{x, y + hand*thick, z(0.04)})
		}
	}
	return &model{m, length, 1.2, 2, [2]v3{{3, 0.1, z(1.3)}, {-3.4, 0.1, z(1)}}}
}
