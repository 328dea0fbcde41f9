package main

import "math"

// Raster is what a camera sees of triangles: for each sample the nearest face and its nearness.
type raster struct {
	width, height int
	nearness      []float32
	face          []int32 // -1 where there is none
}

func newRaster(width, height int) *raster {
	r := &raster{width: width, height: height, nearness: make([]float32, width*height), face: make([]int32, width*height)}
	for i := range r.face {
		r.face[i] = -1
	}
	return r
}

// Draw draws a face's triangle.
func (r *raster) draw(c *camera, face int32, corners [3]v3) {
	project(c, corners, r.width, r.height, func(i int, nearness float32) {
		if nearness > r.nearness[i] {
			r.nearness[i], r.face[i] = nearness, face
		}
	})
}

// Project calls plot for each sample of a picture that a triangle covers, with its nearness.
func project(c *camera, corners [3]v3, width, height int, plot func(sample int, nearness float32)) {
	var polygon [4]v3
	n := 0
	for i := range corners {
		corners[i] = c.view(corners[i])
	}
	for i, p := range corners {
		q := corners[(i+1)%3]
		inside, next := p.Z >= near, q.Z >= near
		if inside {
			polygon[n] = p
			n++
		}
		if inside != next {
			polygon[n] = p.mix(q, (near-p.Z)/(q.Z-p.Z))
			n++
		}
	}
	for i := 2; i < n; i++ {
		fill(c, [3]v3{polygon[0], polygon[i-1], polygon[i]}, width, height, plot)
	}
}

// Fill walks over a triangle in the camera's metres, all of it in front of the camera.
func fill(c *camera, corners [3]v3, width, height int, plot func(sample int, nearness float32)) {
	var x, y, w [3]float64
	for i, p := range corners {
		x[i], y[i], w[i] = c.screen(p)
	}
	area := (x[1]-x[0])*(y[2]-y[0]) - (x[2]-x[0])*(y[1]-y[0])
	if math.Abs(area) < 1e-9 {
		return
	}
	wx := ((w[1]-w[0])*(y[2]-y[0]) - (w[2]-w[0])*(y[1]-y[0])) / area
	wy := ((w[2]-w[0])*(x[1]-x[0]) - (w[1]-w[0])*(x[2]-x[0])) / area
	top := int(math.Ceil(max(min(y[0], y[1], y[2]), 0) - 0.5))
	bottom := int(math.Ceil(min(max(y[0], y[1], y[2]), float64(height)) - 0.5))
	for row := max(top, 0); row < bottom; row++ {
		middle := float64(row) + 0.5
		left, right := span(x, y, middle)
		from, to := int(math.Ceil(max(left, 0)-0.5)), int(math.Ceil(min(right, float64(width))-0.5))
		nearness := w[0] + (float64(from)+0.5-x[0])*wx + (middle-y[0])*wy
		for column := max(from, 0); column < to; column++ {
			plot(row*width+column, float32(nearness))
			nearness += wx
		}
	}
}

// Span is where a row of samples crosses a triangle's edges.
func span(x, y [3]float64, row float64) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for i := range x {
		j := (i + 1) % 3
		if (y[i] <= row) == (y[j] <= row) {
			continue
		}
		at := x[i] + (row-y[i])/(y[j]-y[i])*(x[j]-x[i])
		left, right = min(left, at), max(right, at)
	}
	return left, right
}
