package main

import (
	"image"
	"math"
)

// Samples is the number of samples along a pixel's edge: pictures are drawn this much finer and averaged.
const samples = 2

// A backdrop is all that stands still, in samples: its light, what moving things can change of it, and how near it is.
type backdrop struct {
	scene  *scene
	light  *light
	mesh   *mesh
	eye    camera // in samples
	raster *raster
	kind   []kind
	colour []tone // the light of each sample
	change []tone // on the ground: by day the sun's part, which a shadow takes away; by night what headlights light up
}

// Kind is what a sample of the backdrop shows, as far as moving things care.
type kind uint8

const (
	solid kind = iota
	land
	sea
	air
)

// Tone is a colour in less memory than a v3.
type tone [3]float32

func toneOf(c v3) tone    { return tone{float32(c.X), float32(c.Y), float32(c.Z)} }
func (t tone) colour() v3 { return v3{float64(t[0]), float64(t[1]), float64(t[2])} }

func newBackdrop(s *scene, l *light, m *mesh, eye camera, size image.Point) *backdrop {
	n := size.X * size.Y
	b := &backdrop{
		scene: s, light: l, mesh: m, eye: eye, raster: newRaster(size.X, size.Y),
		kind: make([]kind, n), colour: make([]tone, n), change: make([]tone, n),
	}
	for _, t := range m.triangles {
		b.raster.draw(&b.eye, t.surface, t.corners)
	}
	for i := range n {
		b.shade(i)
	}
	for _, lamp := range s.lamps {
		if s.night {
			b.glare(lamp)
		}
	}
	return b
}

func (b *backdrop) ray(i int) v3 {
	return b.eye.ray(float64(i%b.raster.width)+0.5, float64(i/b.raster.width)+0.5)
}

// Shade finds what a sample shows: a face, or the ground or the sea before it, or the sky.
func (b *backdrop) shade(i int) {
	ray := b.ray(i)
	nearness := float64(b.raster.nearness[i])
	if ray.Z < -1e-4 {
		p, normal, water := b.scene.groundHit(b.eye.at, ray)
		if at := 1 / b.eye.view(p).Z; at > nearness {
			b.raster.nearness[i] = float32(at)
			b.ground(i, ray, p, normal, water)
			return
		}
	}
	if b.raster.face[i] < 0 {
		b.kind[i], b.colour[i] = air, toneOf(b.light.sky(ray))
		return
	}
	p := b.eye.at.add(ray.mul(1 / nearness))
	c, _ := b.face(&b.mesh.surfaces[b.raster.face[i]], p, ray)
	b.colour[i] = toneOf(c)
}

// Face is the light of a place on a face that is seen along a ray, and the part of it that is the sun's.
func (b *backdrop) face(f *surface, p, ray v3) (c, sun v3) {
	toEye := ray.mul(-1).unit()
	normal := f.normal
	if normal.dot(toEye) < 0 && f.material == leaf {
		normal = normal.mul(-1)
	}
	distance := p.sub(b.eye.at).length()
	finish := b.scene.finishOf(f, p, b.eye.pixel(distance))
	sunlit := b.light.sunlit(p, normal)
	if f.material == leaf {
		sunlit = max(sunlit, 0.35*b.light.sunlit(p, b.light.toSun))
	}
	c = b.light.shade(p, normal, toEye, finish, sunlit)
	return b.light.haze(c, distance), finish.albedo.tint(b.light.sun.mul(sunlit * max(normal.dot(b.light.toSun), 0)))
}

func (b *backdrop) ground(i int, ray, p, normal v3, water bool) {
	distance := p.sub(b.eye.at).length()
	pixel := b.eye.pixel(distance)
	toEye := ray.mul(-1).unit()
	if water {
		b.kind[i] = sea
		b.colour[i] = toneOf(b.light.haze(b.scene.water(b.light, p, toEye, pixel, 0), distance))
		return
	}
	finish := b.scene.groundFinish(p, pixel)
	sunlit := b.light.sunlit(p, normal)
	b.colour[i] = toneOf(b.light.haze(b.light.shade(p, normal, toEye, finish, sunlit), distance))
	if normal.Z < 0.5 {
		return
	}
	b.kind[i] = land
	b.change[i] = toneOf(finish.albedo)
	if !b.light.night {
		b.change[i] = toneOf(finish.albedo.tint(b.light.sun.mul(sunlit * normal.dot(b.light.toSun) * math.Exp(-distance/b.light.fog))))
	}
}

// Clear tells whether nothing stands between the camera and a place.
func (b *backdrop) clear(p v3) bool {
	v := b.eye.view(p)
	if v.Z < near {
		return false
	}
	x, y, nearness := b.eye.screen(v)
	if x < 0 || y < 0 || x >= float64(b.raster.width) || y >= float64(b.raster.height) {
		return false
	}
	return nearness >= float64(b.raster.nearness[int(y)*b.raster.width+int(x)])
}
