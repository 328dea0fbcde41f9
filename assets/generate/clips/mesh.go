package main

import (
	"math"
	"slices"
)

// Material says how a face is shaded.
type material uint8

const (
	plain   material = iota // one colour
	ground                  // streets, pavements, green, sea: by place
	wall                    // windows and doors, by place on the facade
	roof                    // gravel or tiles
	leaf                    // foliage, light shines through it
	paint                   // a car's body
	glass                   // mirrors the sky
	railing                 // a balcony's glass or bars
	glowing                 // gives light at night, as bright as by day
)

// Surface is what triangles have in common.
type surface struct {
	material material
	normal   v3
	colour   v3 // linear, 0 to 1; of a wall that of its plaster
	origin   v3 // a wall's lower corner, and the direction along it
	along    v3
	width    float64 // of a wall, metres
	height   float64
	seed     int
	shop     bool
}

// Mesh is triangles with their surfaces.
type mesh struct {
	surfaces  []surface
	triangles []triangle
}

type triangle struct {
	corners [3]v3
	surface int32
}

// Polygon adds a convex polygon; its normal, where the surface has none, follows from the right hand rule.
func (m *mesh) polygon(s surface, corners ...v3) {
	if s.normal == (v3{}) {
		s.normal = corners[1].sub(corners[0]).cross(corners[2].sub(corners[0])).unit()
	}
	m.surfaces = append(m.surfaces, s)
	for i := 2; i < len(corners); i++ {
		m.triangles = append(m.triangles, triangle{[3]v3{corners[0], corners[i-1], corners[i]}, int32(len(m.surfaces) - 1)})
	}
}

// Box adds a box with a middle of its base, an axis along it, length, width and height.
func (m *mesh) box(s surface, base, along v3, length, width, height float64) {
	side := v3{-along.Y, along.X, 0}.mul(width / 2)
	front := along.mul(length / 2)
	m.prism(s, height, base.add(front).sub(side), base.add(front).add(side), base.sub(front).add(side), base.sub(front).sub(side))
}

// Prism adds an upright convex prism over a ring that runs counterclockwise, with a lid and, above the ground, a floor.
func (m *mesh) prism(s surface, height float64, ring ...v3) {
	lift := v3{0, 0, height}
	lid, floor := make([]v3, len(ring)), make([]v3, len(ring))
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		m.polygon(s, p, q, q.add(lift), p.add(lift))
		lid[i], floor[len(ring)-1-i] = p.add(lift), p
	}
	m.polygon(s, lid...)
	if ring[0].Z > 0.3 {
		m.polygon(s, floor...)
	}
}

// Tube adds a round tapered stick between two points.
func (m *mesh) tube(s surface, a, b v3, ra, rb float64, sides int) {
	axis := b.sub(a).unit()
	u := axis.cross(v3{0.3, 0.5, 0.81}).unit()
	w := axis.cross(u)
	ring := func(i int) v3 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		return u.mul(cos).add(w.mul(sin))
	}
	for i := range sides {
		p, q := ring(i), ring(i+1)
		m.polygon(s, a.add(p.mul(ra)), a.add(q.mul(ra)), b.add(q.mul(rb)), b.add(p.mul(rb)))
	}
}

// Ball adds a rounded lump.
func (m *mesh) ball(s surface, middle, radius v3, sides int) {
	point := func(i, j int) v3 {
		sa, ca := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		sb, cb := math.Sincos(math.Pi * float64(j) / float64(sides/2))
		return middle.add(v3{sb * ca * radius.X, sb * sa * radius.Y, -cb * radius.Z})
	}
	for j := range sides / 2 {
		for i := range sides {
			quad := []v3{point(i, j), point(i+1, j), point(i+1, j+1), point(i, j+1)}
			s.normal = quad[0].add(quad[2]).mul(0.5).sub(middle).unit()
			m.polygon(s, quad...)
		}
	}
}

// Place adds another mesh, turned so that its x axis is along, and moved.
func (m *mesh) place(other *mesh, at, along v3) {
	turn := func(p v3) v3 {
		return v3{p.X*along.X - p.Y*along.Y, p.X*along.Y + p.Y*along.X, p.Z}
	}
	first := int32(len(m.surfaces))
	for _, s := range other.surfaces {
		s.normal = turn(s.normal)
		m.surfaces = append(m.surfaces, s)
	}
	for _, t := range other.triangles {
		for i := range t.corners {
			t.corners[i] = turn(t.corners[i]).add(at)
		}
		t.surface += first
		m.triangles = append(m.triangles, t)
	}
}

// Unlit is the mesh with its lamps off.
func (m *mesh) unlit() *mesh {
	out := &mesh{surfaces: slices.Clone(m.surfaces), triangles: m.triangles}
	for i := range out.surfaces {
		if out.surfaces[i].material == glowing {
			out.surfaces[i].material = glass
			out.surfaces[i].colour = out.surfaces[i].colour.mul(0.45)
		}
	}
	return out
}
