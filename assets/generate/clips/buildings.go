package main

import (
	"math"

	"github.com/paulmach/orb"
)

// Raise adds a building's walls, roof, parapet, balconies and awnings. Far from the camera only walls and roof count.
func (s *scene) raise(m *mesh, b building) {
	at := b.rings[0].Bound().Center()
	detailed := math.Hypot(at[0], at[1]) < 260 && s.inView(v3{at[0], at[1], 0}, 60)
	for _, ring := range b.rings {
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			s.wall(m, b, v3{p[0], p[1], 0}, v3{q[0], q[1], 0}, detailed)
		}
	}
	s.roof(m, b)
}

func (s *scene) wall(m *mesh, b building, p, q v3, detailed bool) {
	d := q.sub(p)
	width := d.length()
	if width < 0.05 {
		return
	}
	along := d.mul(1 / width)
	out := v3{along.Y, -along.X, 0}
	w := surface{material: wall, normal: out, along: along, origin: p, width: width, height: b.height, seed: b.seed}
	low, high := v3{0, 0, b.base}, v3{0, 0, b.height}
	if b.base == 0 {
		low.Z = min(0, seaLevel)
	}
	m.polygon(w, p.add(low), q.add(low), q.add(high), p.add(high))
	if !detailed || s.eye.at.sub(p).dot(out) < -2 && width < 30 {
		return
	}
	k := lookOf(b.seed, b.height)
	if b.height > 5 {
		rim := surface{colour: k.trim, seed: b.seed}
		m.box(rim, p.mix(q, 0.5).add(out.mul(0.1)).add(v3{0, 0, b.height - 0.45}), along, width+0.3, 0.55, 0.5)
	}
	if width > 4 && k.balcony > 0 {
		s.balconies(m, k, b, p, along, out, width)
	}
	if width > 5 && k.shops && chance(b.seed, int(width*10)) < 0.6 {
		awnings(m, b.seed, p, along, out, width)
	}
}

func (s *scene) balconies(m *mesh, k look, b building, p, along, out v3, width float64) {
	slab := surface{colour: k.trim, seed: b.seed}
	n := math.Floor((width - 0.6) / k.pitch)
	if n < 1 {
		return
	}
	pitch := width / n
	for z := groundFloor; z+storey < b.height-0.2; z += storey {
		if k.modern {
			s.balcony(m, slab, k, p.add(along.mul(width/2)).add(v3{0, 0, z}), along, out, width-1.2)
			continue
		}
		for i := 0.0; i < n; i++ {
			if chance(b.seed, int(i), int(z)) < 0.45 && s.eye.at.sub(p).length() < 160 {
				s.balcony(m, slab, k, p.add(along.mul((i+0.5)*pitch)).add(v3{0, 0, z}), along, out, min(k.width+0.9, pitch-0.3))
			}
		}
	}
}

func (s *scene) balcony(m *mesh, slab surface, k look, at, along, out v3, width float64) {
	m.box(slab, at.add(out.mul(k.balcony/2)).add(v3{0, 0, -0.08}), along, width, k.balcony, 0.16)
	rail := surface{material: railing, along: along, origin: at, width: width, height: at.Z, colour: v3{0.05, 0.05, 0.055}, seed: slab.seed, shop: k.modern}
	side := along.mul(width / 2)
	a, b := at.add(out.mul(k.balcony)).sub(side), at.add(out.mul(k.balcony)).add(side)
	up := v3{0, 0, 1.05}
	m.polygon(rail, a, b, b.add(up), a.add(up))
	rail.along = out
	m.polygon(rail, at.sub(side), a, a.add(up), at.sub(side).add(up))
	m.polygon(rail, b, at.add(side), at.add(side).add(up), b.add(up))
}

// Awnings hang over shop windows.
func awnings(m *mesh, seed int, p, along, out v3, width float64) {
	n := max(1, math.Floor(width/4.6))
	bay := width / n
	colour := [...]v3{{0.45, 0.06, 0.06}, {0.05, 0.17, 0.10}, {0.62, 0.57, 0.47}, {0.07, 0.10, 0.25}, {0.60, 0.30, 0.07}}[hash(seed, 77)%5]
	for i := 0.0; i < n; i++ {
		if chance(seed, int(i), 78) < 0.4 {
			continue
		}
		a := p.add(along.mul(i*bay + 0.4)).add(v3{0, 0, 3.25})
		b := p.add(along.mul((i+1)*bay - 0.4)).add(v3{0, 0, 3.25})
		drop := out.mul(1.5).add(v3{0, 0, -0.75})
		m.polygon(surface{material: leaf, colour: colour}, a.add(drop), b.add(drop), b, a)
		m.polygon(surface{colour: colour.mul(0.8)}, a.add(drop).add(v3{0, 0, -0.25}), b.add(drop).add(v3{0, 0, -0.25}), b.add(drop), a.add(drop))
	}
}

func (s *scene) roof(m *mesh, b building) {
	lid := surface{material: roof, normal: v3{0, 0, 1}, seed: b.seed, height: b.height}
	ring := b.rings[0]
	for _, t := range triangulate(ring) {
		var corners [3]v3
		for i, at := range t {
			corners[i] = v3{ring[at][0], ring[at][1], b.height}
		}
		m.polygon(lid, corners[:]...)
	}
	if area := planarArea(ring); area > 120 && b.height > 12 && len(b.rings) == 1 {
		c := ring.Bound().Center()
		size := math.Sqrt(area) * 0.25
		m.box(surface{colour: v3{0.5, 0.47, 0.43}}, v3{c[0], c[1], b.height}, direction(float64(hash(b.seed)%90), 0), size, size*0.7, 2.6)
	}
}

func planarArea(ring orb.Ring) (area float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		area += (p[0]*q[1] - q[0]*p[1]) / 2
	}
	return area
}

// Triangulate cuts ears off a counterclockwise ring and gives the corners' positions in it.
func triangulate(ring orb.Ring) (triangles [][3]int) {
	left := make([]int, len(ring))
	for i := range left {
		left[i] = i
	}
	for tries := 0; len(left) > 2 && tries < len(left); {
		i := tries % len(left)
		a, b, c := left[(i+len(left)-1)%len(left)], left[i], left[(i+1)%len(left)]
		if !ear(ring, left, a, b, c) {
			tries++
			continue
		}
		triangles = append(triangles, [3]int{a, b, c})
		left = append(left[:i], left[i+1:]...)
		tries = 0
	}
	return triangles
}

func ear(ring orb.Ring, left []int, a, b, c int) bool {
	if turn(ring[a], ring[b], ring[c]) <= 0 {
		return false
	}
	for _, i := range left {
		p := ring[i]
		if i != a && i != b && i != c && turn(ring[a], ring[b], p) > 0 && turn(ring[b], ring[c], p) > 0 && turn(ring[c], ring[a], p) > 0 {
			return false
		}
	}
	return true
}

func turn(a, b, c orb.Point) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}
