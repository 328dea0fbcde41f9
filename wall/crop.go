package wall

import (
	"encoding/binary"
	"image"
	"math"

	"watchfloor/wall/stream"
)

// A crop is how a picture is brought to a tile's pixels when it is zoomed or
// turned: the samples in from are scaled to scaled pixels, of which those
// from at on are seen, before they are turned.
type crop struct {
	from   image.Rectangle
	scaled image.Point
	at     image.Point
}

// cropOf takes a few samples more than are seen, from an even one on as
// chroma needs, so that a pan by less than a sample shows and all pans have
// one shape.
func cropOf(f *stream.Frame, seen part, size image.Point) crop {
	if f.Turn&1 == 1 {
		size = image.Pt(size.Y, size.X)
	}
	s := sightOf(f, seen)
	x, y := min(s.x, s.x+s.ux+s.vx), min(s.y, s.y+s.uy+s.vy)
	fx, fw, px, pw := stretch(x, math.Abs(s.ux+s.vx), f.Size.X, size.X)
	fy, fh, py, ph := stretch(y, math.Abs(s.uy+s.vy), f.Size.Y, size.Y)
	return crop{image.Rect(fx, fy, fx+fw, fy+fh), image.Pt(pw, ph), image.Pt(px, py)}
}

// stretch is cropOf along one side: of n samples the part from at on fills so
// many pixels. It returns the first sample and the number of those to scale,
// and which pixel of how many is the first seen.
func stretch(at, part float64, n, pixels int) (first, samples, pixel, scaled int) {
	if part >= 1 {
		return 0, n, 0, pixels
	}
	samples = int(math.Ceil(part*float64(n))) + 2
	samples = min(n, samples+(n-samples)&1) // then the last one begins at an even sample
	first = min(int(at*float64(n)), n-samples) &^ 1
	each := float64(pixels) / (part * float64(n))
	scaled = max(pixels, int(float64(samples)*each+0.5))
	pixel = int((at*float64(n)-float64(first))*each + 0.5)
	return first, samples, min(max(0, pixel), scaled-pixels), scaled
}

// part is the frame's samples that are to be scaled, not copied: it is valid
// as long as f.
func (c crop) part(f *stream.Frame) *stream.Frame {
	if c.from.Size() == f.Size {
		return f
	}
	part := stream.NewFrame(nil)
	part.Colour, part.Size = f.Colour, c.from.Size()
	for i, plane := range f.Planes {
		if plane != nil {
			part.Planes[i] = within(plane, f.Colour.Layout, i, c.from)
		}
	}
	return part
}

// within is a plane from the samples at r on. A row keeps its length in
// memory, and r begins at an even sample.
func within(plane *image.RGBA, l stream.Layout, i int, r image.Rectangle) *image.RGBA {
	x, y0, y1 := r.Min.X, r.Min.Y, r.Max.Y
	if i > 0 && (l == stream.YUV420 || l == stream.YUV422) {
		x /= 2
	}
	if i > 0 && (l == stream.YUV420 || l == stream.NV12) {
		y0, y1 = y0/2, (y1+1)/2
	}
	y1 = min(y1, plane.Rect.Dy())
	return &image.RGBA{
		Pix: plane.Pix[y0*plane.Stride+x:], Stride: plane.Stride,
		Rect: image.Rect(0, 0, plane.Rect.Dx(), y1-y0),
	}
}

// rotate fills dst with the pixels of src from at on, turned clockwise by so
// many quarters.
func rotate(dst, src *image.RGBA, at image.Point, quarters int) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	first, right, down := src.PixOffset(at.X, at.Y), 4, src.Stride // steps in src for one in dst
	switch quarters & 3 {
	case 1:
		first, right, down = src.PixOffset(at.X, at.Y+w-1), -src.Stride, 4
	case 2:
		first, right, down = src.PixOffset(at.X+w-1, at.Y+h-1), -4, -src.Stride
	case 3:
		first, right, down = src.PixOffset(at.X+h-1, at.Y), src.Stride, -4
	}
	for y := range h {
		row, from := dst.Pix[y*dst.Stride:][:4*w], first+y*down
		if right == 4 {
			copy(row, src.Pix[from:])
			continue
		}
		for x := 0; x < len(row); x += 4 {
			binary.NativeEndian.PutUint32(row[x:], binary.NativeEndian.Uint32(src.Pix[from:]))
			from += right
		}
	}
}
