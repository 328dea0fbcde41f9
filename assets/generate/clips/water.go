package main

import "math"

const (
	waveRounds = 3 // of the slowest wave in the length of a clip
	waveStep   = 2 // frames that show the same waves: half the rate is enough for the eye and saves half the stream
)

// Watery lists the pixels that show nothing but the sea.
func (sh *shot) watery() (pixels []int) {
	b := sh.backdrop
	for y := range sh.size.Y {
		for x := range sh.size.X {
			wet := true
			for dy := range samples {
				for dx := range samples {
					wet = wet && b.kind[(y*samples+dy)*b.raster.width+x*samples+dx] == sea
				}
			}
			if wet {
				pixels = append(pixels, y*sh.size.X+x)
			}
		}
	}
	return pixels
}

// Flow draws the sea's waves of a frame.
func (c *canvas) flow(frame int) {
	b, size := c.shot.backdrop, c.shot.size
	time := 2 * math.Pi * waveRounds * float64(frame/waveStep*waveStep) / clipFrames
	for _, at := range c.shot.water {
		x, y := at%size.X, at/size.X
		ray := b.eye.ray((float64(x)+0.5)*samples, (float64(y)+0.5)*samples)
		p := b.eye.at.add(ray.mul((seaLevel - b.eye.at.Z) / ray.Z))
		distance := p.sub(b.eye.at).length()
		light := b.scene.water(b.light, p, ray.mul(-1).unit(), b.eye.pixel(distance)*samples, time)
		rgb := b.light.expose(b.light.haze(light, distance), vignette(x, y, size))
		copy(c.img.Pix[at*4:], rgb[:])
	}
}
