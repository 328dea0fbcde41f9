package main

import (
	"math"
	"slices"
)

// A cast is everything that moves before a camera.
type cast struct {
	backdrop *backdrop
	movers   []*mover
}

// NewCast lets vehicles drive along the lanes and people walk where there is space for them.
func newCast(b *backdrop) *cast {
	c := &cast{backdrop: b}
	s := b.scene
	for i, lane := range s.lanes {
		limit, count := traffic(lane.class)
		way, ok := driven(lane.points, limit).between(c.hidden, 6)
		for j := 0; ok && j < count; j++ {
			c.drive(way, int(hash(s.seed, i, j, 91)))
		}
	}
	people := 0
	for i, line := range s.walks() {
		seed := int(hash(s.seed, i, 92))
		for j := range 1 + len(line)/25 {
			if people < 70 && c.walk(line, int(hash(seed, j))) {
				people++
			}
		}
	}
	for i, line := range s.ovals() {
		way := walked(line, lineLength(line)/clipSeconds)
		way.closed = true
		c.join(&mover{path: way, seed: int(hash(s.seed, i, 93)), radius: 0.6}, 3)
	}
	c.tenders()
	return c
}

// Tenders are small boats that cross the harbour where there is open water.
func (c *cast) tenders() {
	for i, boats := 0, 0; i < 60 && boats < 2; i++ {
		seed := int(hash(c.backdrop.scene.seed, i, 94))
		ahead := 55 + 200*chance(seed, 1)
		from := c.backdrop.scene.before(ahead, -ahead-30)
		to := c.backdrop.scene.before(ahead+(chance(seed, 2)-0.5)*60, ahead+30)
		if chance(seed, 3) < 0.5 {
			from, to = to, from
		}
		way, ok := walked(resampled([]v3{from, to}), 7).between(c.hidden, 6)
		if ok && c.afloat(way) && c.join(&mover{path: way, seed: seed, model: tender(seed), radius: 3}, 4) {
			boats++
		}
	}
}

func (c *cast) afloat(way path) bool {
	s := c.backdrop.scene
	return !slices.ContainsFunc(way.points, func(p v3) bool {
		return !s.onSea(p.X, p.Y) || slices.ContainsFunc(s.berths, func(b v3) bool { return planar(b, p) < b.Z+4 })
	})
}

// Hidden tells whether a vehicle or a person at a place cannot be seen.
func (c *cast) hidden(p v3) bool {
	v := c.backdrop.eye.view(p)
	if v.Z > 300 || !c.backdrop.scene.inView(p, 3) {
		return true
	}
	for _, side := range [3]float64{-0.7, 0, 0.7} {
		for _, height := range [3]float64{0.4, 1.0, 1.7} {
			if q := p.add(c.backdrop.eye.right.mul(side)); c.backdrop.clear(v3{q.X, q.Y, height}) || c.outside(v3{q.X, q.Y, height}) {
				return false
			}
		}
	}
	return true
}

// Outside tells whether a place is just beside the picture, where a part of a vehicle could still look in.
func (c *cast) outside(p v3) bool {
	v := c.backdrop.eye.view(p)
	if v.Z < near {
		return false
	}
	x, y, _ := c.backdrop.eye.screen(v)
	width, height := float64(c.backdrop.raster.width), float64(c.backdrop.raster.height)
	inside := x >= 0 && x < width && y >= 0 && y < height
	return !inside && x > -3*c.backdrop.eye.focal/v.Z && x < width+3*c.backdrop.eye.focal/v.Z && y < height+3*c.backdrop.eye.focal/v.Z
}

// Drive adds a vehicle at the first of some starting times at which it meets nobody.
func (c *cast) drive(way path, seed int) {
	m := &mover{path: way, seed: seed, model: vehicle(seed, way)}
	m.radius = m.model.half + 0.25
	c.join(m, 14)
}

func vehicle(seed int, way path) *model {
	fast := float64(len(way.points))/way.duration() > 6
	switch luck := chance(seed, 1); {
	case luck < 0.16:
		return scooter(seed, true)
	case luck < 0.28:
		return van(seed)
	case luck < 0.36 && fast:
		return bus(seed)
	}
	return car(seed)
}

// Walk adds a person on a part of a line, if the way begins and ends out of sight.
func (c *cast) walk(line []v3, seed int) bool {
	speed := 1.15 + 0.4*chance(seed, 1)
	part := c.backdrop.scene.doored(stroll(line, seed, 12+22*chance(seed, 2)))
	way, ok := walked(part, speed).between(c.hidden, 0)
	if !ok || way.duration() > 6*clipSeconds {
		return false
	}
	return c.join(&mover{path: way, seed: seed, radius: 0.45}, 6)
}

// Join adds a mover that sets out at one of some times.
func (c *cast) join(m *mover, tries int) bool {
	first := chance(m.seed, 51)
	for i := range tries {
		m.start = clipSeconds * math.Mod(first+float64(i)*0.618, 1)
		m.follow()
		if !c.meets(m) {
			c.movers = append(c.movers, m)
			return true
		}
	}
	return false
}

func (c *cast) meets(m *mover) bool {
	for _, other := range c.movers {
		if m.meets(other) {
			return true
		}
	}
	return false
}
