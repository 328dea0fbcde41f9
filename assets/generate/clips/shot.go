package main

import (
	"image"
	"path/filepath"
	"strconv"
	"strings"

	"watchfloor/assets/generate/city"
)

// A shot is one camera's scene, ready to be drawn at any frame.
type shot struct {
	spec     cameraSpec
	size     image.Point // of the main picture
	backdrop *backdrop
	clean    *image.RGBA // the backdrop as a picture
}

func newShot(spec cameraSpec, town *city.City) *shot {
	size := image.Pt(spec.Width, spec.Width*9/16)
	fine := size.Mul(samples)
	eye := newCamera(v3{0, 0, spec.MountHeight}, spec.Heading, spec.Tilt, spec.FOV, fine)
	s := newScene(spec, eye, town)
	l := newLight(spec.Night, direction(spec.Heading, 0).mul(110), s.seed)
	m := &mesh{}
	for _, b := range s.buildings {
		s.raise(m, b)
	}
	s.furnish(m)
	l.hang(s.lamps)
	l.castShadows(m)
	sh := &shot{spec: spec, size: size, backdrop: newBackdrop(s, l, m, eye, fine)}
	sh.clean = sh.develop()
	return sh
}

// Develop averages the backdrop's samples into a picture.
func (sh *shot) develop() *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: sh.size})
	for y := range sh.size.Y {
		for x := range sh.size.X {
			sh.pixel(img, x, y, func(i int) v3 { return sh.backdrop.colour[i].colour() })
		}
	}
	return img
}

// Pixel sets a picture's pixel to the mean of its samples.
func (sh *shot) pixel(img *image.RGBA, x, y int, sample func(i int) v3) {
	var sum [3]int
	shade := vignette(x, y, sh.size)
	for dy := range samples {
		for dx := range samples {
			c := sh.backdrop.light.expose(sample((y*samples+dy)*sh.backdrop.raster.width+x*samples+dx), shade)
			for k := range sum {
				sum[k] += int(c[k])
			}
		}
	}
	at := img.PixOffset(x, y)
	for k := range sum {
		img.Pix[at+k] = uint8(sum[k] / (samples * samples))
	}
	img.Pix[at+3] = 255
}

// Vignette is how much of the light reaches a pixel: less in the corners, as with every small lens.
func vignette(x, y int, size image.Point) float64 {
	dx, dy := float64(2*x-size.X)/float64(size.X), float64(2*y-size.Y)/float64(size.X)
	return 1 - 0.22*(dx*dx+dy*dy)
}

// Still is a frame of the clip as the main stream shows it.
func (sh *shot) still(frame int) image.Image {
	return sh.clean
}

func (sh *shot) number() int {
	n, _ := strconv.Atoi(strings.TrimPrefix(sh.spec.ID, "cam-"))
	return n
}

func (sh *shot) encode(folder string) error { _ = filepath.Join(folder); return nil }
