package main

import (
	"fmt"
	"image"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/image/draw"

	"watchfloor/assets/generate/city"
)

// A shot is one camera's scene, ready to be drawn at any frame.
type shot struct {
	spec     cameraSpec
	size     image.Point // of the main picture
	backdrop *backdrop
	clean    *image.RGBA // the backdrop as a picture
	water    []int       // its pixels that flow
	cast     *cast
}

var subSize = image.Pt(640, 360)

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
	sh.clean, sh.water, sh.cast = sh.develop(), sh.watery(), newCast(sh.backdrop)
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
func (sh *shot) still(frame int) (image.Image, error) {
	burnIn, err := sh.osd(sh.size)
	if err != nil {
		return nil, err
	}
	img := newCanvas(sh).draw(frame)
	burnIn.draw(img, frame)
	return img, nil
}

func (sh *shot) osd(size image.Point) (*osd, error) {
	number, err := strconv.Atoi(strings.TrimPrefix(sh.spec.ID, "cam-"))
	if err != nil {
		return nil, fmt.Errorf("camera id %q: want cam- and a number", sh.spec.ID)
	}
	return newOSD(number, fmt.Sprintf("CAM %02d  %s", number, strings.ToUpper(sh.spec.Name)), size)
}

// Encode writes the main and the sub stream into a folder.
func (sh *shot) encode(folder string) error {
	main, err := sh.newStream(folder, "main", sh.size)
	if err != nil {
		return err
	}
	sub, err := sh.newStream(folder, "sub", subSize)
	if err != nil {
		return err
	}
	canvas := newCanvas(sh)
	scaler := draw.CatmullRom.NewScaler(subSize.X, subSize.Y, sh.size.X, sh.size.Y)
	for frame := range clipFrames {
		picture := canvas.draw(frame)
		scaler.Scale(sub.picture, sub.picture.Rect, picture, picture.Rect, draw.Src, nil)
		copy(main.picture.Pix, picture.Pix)
		for _, s := range []*stream{main, sub} {
			if err := s.write(frame); err != nil {
				return fmt.Errorf("frame %d: %w", frame, err)
			}
		}
	}
	if err := main.encoder.close(); err != nil {
		return err
	}
	return sub.encoder.close()
}

// A stream is one of a camera's two clips while it is made.
type stream struct {
	encoder *encoder
	osd     *osd
	picture *image.RGBA
}

func (sh *shot) newStream(folder, name string, size image.Point) (*stream, error) {
	burnIn, err := sh.osd(size)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, sh.spec.ID+"-"+name+"."+sh.spec.Codec)
	e, err := newEncoder(path, sh.spec.Codec, size, quality(sh.spec.Codec, size))
	if err != nil {
		return nil, err
	}
	return &stream{e, burnIn, image.NewRGBA(image.Rectangle{Max: size})}, nil
}

func (s *stream) write(frame int) error {
	s.osd.draw(s.picture, frame)
	return s.encoder.write(s.picture)
}

// Quality is the rate factor with which all clips together stay below 15 MB: the larger the picture, the less it needs
// per pixel. The two encoders' factors are not the same scale.
func quality(codec string, size image.Point) int {
	q := 34
	switch {
	case size == subSize:
		q = 32
	case size.Y >= 720:
		q = 35
	}
	if codec == "h265" {
		q++
	}
	return q
}
