package main

import "math"

// Glare is the halo that a lens draws around a lamp: narrow and bright, wide and faint.
func glare(distance2, radius float64) float64 {
	r2 := distance2 / (radius * radius)
	return 0.9*math.Exp(-r2*14) + 0.10*math.Exp(-r2*2.4)
}

// Halo calls add for each sample around a lamp that the camera sees, with the strength of the lens's glare there.
func (b *backdrop) halo(lamp v3, size float64, add func(i int, strength float64)) {
	if !b.clear(lamp.add(b.eye.at.sub(lamp).unit().mul(0.6))) {
		return
	}
	x, y, nearness := b.eye.screen(b.eye.view(lamp))
	radius := min(max(size*b.eye.focal*nearness, 0.006*float64(b.raster.width)), 0.1*float64(b.raster.width))
	for row := max(int(y-2*radius), 0); row < min(int(y+2*radius), b.raster.height); row++ {
		for column := max(int(x-2*radius), 0); column < min(int(x+2*radius), b.raster.width); column++ {
			dx, dy := float64(column)+0.5-x, float64(row)+0.5-y
			if d := dx*dx + dy*dy; d < 4*radius*radius {
				add(row*b.raster.width+column, glare(d, radius))
			}
		}
	}
}

var sodium = v3{1.0, 0.66, 0.34}

func (b *backdrop) glare(lamp v3) {
	b.halo(lamp, 0.9, func(i int, strength float64) {
		b.colour[i] = toneOf(b.colour[i].colour().add(sodium.mul(1.1 * strength)))
	})
}
