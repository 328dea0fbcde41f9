package main

import (
	"image"
	"math"
)

// A canvas draws what moves over a shot's backdrop, one frame after the other. It serves one goroutine.
type canvas struct {
	shot   *shot
	mesh   *mesh   // what moves, at this frame
	raster *raster // its samples that are before the backdrop
	shadow []uint8 // samples of the ground that moving things keep the sun from
	cover  []uint8 // the same for the sky, under vehicles
	glow   []tone  // light of headlights
	halo   []tone  // glare in the lens
	marks  []bool  // pixels that differ from the backdrop
	pixels []int
	img    *image.RGBA
}

func newCanvas(sh *shot) *canvas {
	size := sh.size.Mul(samples)
	n := size.X * size.Y
	return &canvas{
		shot: sh, raster: newRaster(size.X, size.Y), shadow: make([]uint8, n), cover: make([]uint8, n),
		glow: make([]tone, n), halo: make([]tone, n), marks: make([]bool, sh.size.X*sh.size.Y), img: image.NewRGBA(sh.clean.Rect),
	}
}

// Draw is the picture of a frame; the next call overwrites it.
func (c *canvas) draw(frame int) *image.RGBA {
	copy(c.img.Pix, c.shot.clean.Pix)
	c.flow(frame)
	c.mesh = &mesh{}
	for _, m := range c.shot.cast.movers {
		for _, p := range m.poses(frame) {
			if v := c.shot.backdrop.eye.view(p.at); v.Z < 320 && c.shot.backdrop.scene.inView(p.at, 16) {
				c.add(m, p)
			}
		}
	}
	for _, t := range c.mesh.triangles {
		c.triangle(t)
	}
	for _, i := range c.pixels {
		c.shot.pixel(c.img, i%c.shot.size.X, i/c.shot.size.X, c.sample)
	}
	c.clear()
	c.grain(frame)
	return c.img
}

// Add puts a mover into the frame's mesh and draws its shadow and its lights on the ground.
func (c *canvas) add(m *mover, p pose) {
	first := len(c.mesh.triangles)
	c.mesh.place(m.mesh(p), p.at, p.along)
	if m.model != nil {
		c.underside(m.model, p)
	}
	if c.shot.backdrop.light.night {
		if m.model != nil {
			c.headlights(m.model, p)
		}
		return
	}
	toSun := c.shot.backdrop.light.toSun
	for _, t := range c.mesh.triangles[first:] {
		for i, q := range t.corners {
			t.corners[i] = q.sub(toSun.mul(q.Z / toSun.Z))
		}
		c.onGround(t.corners, func(i int) { c.shadow[i] = 1 })
	}
}

// OnGround calls plot for the samples of the ground within a flat triangle that can be seen.
func (c *canvas) onGround(corners [3]v3, plot func(i int)) {
	b := c.shot.backdrop
	project(&b.eye, corners, b.raster.width, b.raster.height, func(i int, _ float32) {
		if b.kind[i] == land {
			plot(i)
			c.touch(i)
		}
	})
}

// Underside darkens the street under a vehicle.
func (c *canvas) underside(m *model, p pose) {
	front, side := p.along.mul(m.length/2-0.1), v3{-p.along.Y, p.along.X, 0}.mul(m.half-0.05)
	a, b := p.at.add(front).add(side), p.at.add(front).sub(side)
	d, e := p.at.sub(front).sub(side), p.at.sub(front).add(side)
	for _, t := range [2][3]v3{{a, b, d}, {a, d, e}} {
		c.onGround(t, func(i int) { c.cover[i] = 1 })
	}
}

func (c *canvas) triangle(t triangle) {
	b := c.shot.backdrop
	project(&b.eye, t.corners, b.raster.width, b.raster.height, func(i int, nearness float32) {
		if nearness > b.raster.nearness[i] && nearness > c.raster.nearness[i] {
			c.raster.nearness[i], c.raster.face[i] = nearness, t.surface
			c.touch(i)
		}
	})
}

// Touch notes that the pixel of a sample has to be drawn.
func (c *canvas) touch(i int) {
	width := c.raster.width
	at := i/width/samples*c.shot.size.X + i%width/samples
	if !c.marks[at] {
		c.marks[at] = true
		c.pixels = append(c.pixels, at)
	}
}

// Sample is the light of one sample with all that moves.
func (c *canvas) sample(i int) v3 {
	b := c.shot.backdrop
	if f := c.raster.face[i]; f >= 0 {
		ray := b.ray(i)
		light, _ := b.face(&c.mesh.surfaces[f], b.eye.at.add(ray.mul(1/float64(c.raster.nearness[i]))), ray)
		return light.add(c.halo[i].colour())
	}
	light, change := b.colour[i].colour(), b.change[i].colour()
	if c.shadow[i] == 1 {
		light = light.sub(change)
	}
	light = light.add(change.tint(c.glow[i].colour()))
	if c.cover[i] == 1 {
		light = light.mul(0.45)
	}
	return light.add(c.halo[i].colour())
}

// Clear forgets the frame's samples.
func (c *canvas) clear() {
	for _, at := range c.pixels {
		c.marks[at] = false
		first := at/c.shot.size.X*samples*c.raster.width + at%c.shot.size.X*samples
		for dy := range samples {
			for i := first + dy*c.raster.width; i < first+dy*c.raster.width+samples; i++ {
				c.raster.nearness[i], c.raster.face[i] = 0, -1
				c.shadow[i], c.cover[i], c.glow[i], c.halo[i] = 0, 0, tone{}, tone{}
			}
		}
	}
	c.pixels = c.pixels[:0]
}

var headlight = v3{1.0, 0.95, 0.83}

// Headlights light the street before a vehicle and glare where they look into the lens.
func (c *canvas) headlights(m *model, p pose) {
	b := c.shot.backdrop
	left := v3{-p.along.Y, p.along.X, 0}
	nose := p.at.add(p.along.mul(m.length / 2))
	corner := func(x, y float64) v3 { return nose.add(p.along.mul(x)).add(left.mul(y)) }
	for _, t := range [2][3]v3{{corner(0, 2.4), corner(0, -2.4), corner(20, -10)}, {corner(0, 2.4), corner(20, -10), corner(20, 10)}} {
		c.onGround(t, func(i int) {
			ray := b.ray(i)
			d := b.eye.at.add(ray.mul(-b.eye.at.Z / ray.Z)).sub(nose)
			c.glow[i] = toneOf(c.glow[i].colour().add(headlight.mul(beam(d.dot(p.along), d.dot(left)))))
		})
	}
	toEye := b.eye.at.sub(p.at).unit()
	for k, colour := range [2]v3{headlight, {0.30, 0.012, 0.008}} {
		facing := p.along.dot(toEye) * float64(1-2*k)
		for _, side := range [2]float64{-1, 1} {
			lamp := p.at.add(p.along.mul(m.lamps[k].X)).add(left.mul(side * m.lamps[k].Y)).add(v3{0, 0, m.lamps[k].Z})
			c.dazzle(lamp, colour.mul(smooth(-0.1, 0.9, facing)), facing)
		}
	}
}

// Beam is the light of two dipped headlights on the street, x metres before and y metres beside the nose.
func beam(x, y float64) float64 {
	wide := 0.9 + 0.17*x
	return 0.85 * smooth(0, 2.5, x) * (1 - smooth(9, 20, x)) * math.Exp(-y*y/(wide*wide))
}

func (c *canvas) dazzle(lamp, colour v3, facing float64) {
	if facing <= -0.1 {
		return
	}
	c.shot.backdrop.halo(lamp, 0.35+0.5*max(facing, 0), func(i int, strength float64) {
		if strength > 0.012 {
			c.halo[i] = toneOf(c.halo[i].colour().add(colour.mul(strength)))
			c.touch(i)
		}
	})
}
