package main

import (
	"image"
	"math"
)

// Camera projects: a perspective one for the picture, a parallel one for the sun's shadow map.
type camera struct {
	at                 v3
	right, up, forward v3
	focal              float64 // pixels per unit of slope; of a parallel camera pixels per metre
	parallel           bool
	cx, cy             float64 // the picture's middle, in pixels
}

const near = 0.4 // metres; nothing nearer to the camera is drawn

// NewCamera looks from its mount along a heading, tilted down, in pixels of the given size.
func newCamera(at v3, heading, tilt, fov float64, size image.Point) camera {
	forward := direction(heading, -tilt)
	right := direction(heading+90, 0)
	return camera{
		at: at, forward: forward, right: right, up: right.cross(forward),
		focal: float64(size.X) / 2 / math.Tan(fov*math.Pi/360),
		cx:    float64(size.X) / 2, cy: float64(size.Y) / 2,
	}
}

// NewSunCamera sees a square of the ground around middle from the sun.
func newSunCamera(middle, sun v3, metres float64, pixels int) camera {
	right := v3{sun.Y, -sun.X, 0}.unit()
	forward := sun.mul(-1)
	return camera{
		at: middle.add(sun.mul(1000)), forward: forward, right: right, up: right.cross(forward),
		focal: float64(pixels) / metres, cx: float64(pixels) / 2, cy: float64(pixels) / 2, parallel: true,
	}
}

// View turns a place into metres right, up and forward of the camera.
func (c *camera) view(p v3) v3 {
	d := p.sub(c.at)
	return v3{d.dot(c.right), d.dot(c.up), d.dot(c.forward)}
}

// Screen turns metres of the camera into pixels and a nearness that grows towards the camera and is linear on screen.
func (c *camera) screen(v v3) (x, y, nearness float64) {
	if c.parallel {
		return c.cx + v.X*c.focal, c.cy - v.Y*c.focal, 4000 - v.Z
	}
	return c.cx + v.X*c.focal/v.Z, c.cy - v.Y*c.focal/v.Z, 1 / v.Z
}

// Ray is the direction through a point of the picture, one metre long along the camera's axis.
func (c *camera) ray(x, y float64) v3 {
	return c.forward.add(c.right.mul((x - c.cx) / c.focal)).add(c.up.mul((c.cy - y) / c.focal))
}

// Pixel is the width in metres that one pixel covers at a distance.
func (c *camera) pixel(distance float64) float64 { return distance / c.focal }
