package wall

import (
	"image"
	"math"

	"watchfloor/wall/stream"
)

// scene is a frame with soft detail, of which no colour is out of range, in
// any layout and turned by so many quarters.
func scene(c stream.Colour, size image.Point, quarters int) *stream.Frame {
	f := stream.NewFrame(nil)
	f.Size, f.Turn, f.Colour = size, quarters, c
	cx, cy, step := 1, 1, 1
	switch c.Layout {
	case stream.YUV420:
		cx, cy = 2, 2
	case stream.YUV422:
		cx = 2
	case stream.NV12:
		cx, cy, step = 2, 2, 2
	}
	f.Planes[0] = wave(size, 1, 0, func(x, y float64) float64 {
		return 120 + 50*math.Sin(x*7)*math.Cos(y*5) + 20*x
	})
	if c.Layout == stream.Gray {
		return f
	}
	chroma := image.Pt((size.X+cx-1)/cx, (size.Y+cy-1)/cy)
	u := func(x, y float64) float64 { return 128 + 25*math.Sin(x*5+y) }
	v := func(x, y float64) float64 { return 128 + 25*math.Cos(y*4-x) }
	f.Planes[1] = wave(chroma, step, 0, u)
	if step == 2 {
		second := wave(chroma, step, 1, v)
		for i := 1; i < len(second.Pix); i += 2 {
			f.Planes[1].Pix[i] = second.Pix[i]
		}
		return f
	}
	f.Planes[2] = wave(chroma, 1, 0, v)
	return f
}

// wave is a plane of samples, each step bytes from the other, that are at(x,
// y) with x and y from 0 to 1 at their middles.
func wave(size image.Point, step, offset int, at func(x, y float64) float64) *image.RGBA {
	p := samples(image.Pt(size.X*step, size.Y))
	for y := range size.Y {
		for x := range size.X {
			v := at((float64(x)+0.5)/float64(size.X), (float64(y)+0.5)/float64(size.Y))
			p.Pix[y*p.Stride+x*step+offset] = byte(math.Round(v))
		}
	}
	return p
}
