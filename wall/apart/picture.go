package apart

import (
	"errors"
	"image"

	"watchfloor/wall/stream"
)

// maxRoom is the size of the largest slot, in bytes: three planes of the
// largest picture, and some for the ends of lines.
const maxRoom = 3*maxPixels + 8<<20

// planeAlign is where a plane may begin in a slot, in bytes, and slack what a
// scaler may read behind the last: vector instructions take blocks.
const (
	planeAlign = 64
	slack      = 256
)

// maxSAR is the widest sample that is believed.
const maxSAR = 1000

// A picture says how the planes of a frame lie in a slot.
type picture struct {
	size    image.Point // visible pixels
	strides [3]int      // bytes a line, multiples of 4; 0: no such plane
	colour  stream.Colour
	sar     float64
}

// errPicture is a picture that the other side would not believe.
var errPicture = errors.New("the decoder made a picture that cannot be shown")

// describe is how f's planes would lie.
func describe(f *stream.Frame) (picture, error) {
	p := picture{size: f.Size, colour: f.Colour}
	if f.SAR > 0 && f.SAR <= maxSAR {
		p.sar = f.SAR
	}
	for i, plane := range f.Planes {
		if plane == nil {
			continue
		}
		p.strides[i] = plane.Stride
		if plane.Rect.Dy() != p.rows(i) || len(plane.Pix) != plane.Stride*p.rows(i) {
			return p, errPicture
		}
	}
	if !p.sane() {
		return p, errPicture
	}
	return p, nil
}

// rows is the number of lines of a plane, 0 if there is none.
func (p *picture) rows(plane int) int {
	l := p.colour.Layout
	switch {
	case plane == 0:
		return p.size.Y
	case l == stream.Gray, l == stream.NV12 && plane == 2:
		return 0
	case l == stream.YUV420, l == stream.NV12:
		return (p.size.Y + 1) / 2
	}
	return p.size.Y
}

// width is the number of bytes of a line that are seen.
func (p *picture) width(plane int) int {
	half := (p.size.X + 1) / 2
	switch l := p.colour.Layout; {
	case plane == 0, l == stream.YUV444:
		return p.size.X
	case l == stream.NV12:
		return 2 * half
	}
	return half
}

// offsets is where the planes begin in the slot, and room what all take with
// the slack behind, in bytes.
func (p *picture) offsets() (at [3]int, room int) {
	for i := range at {
		at[i] = room
		room += p.strides[i] * p.rows(i)
		room += -room & (planeAlign - 1)
	}
	return at, room + slack
}

// sane says whether such a picture can be, and can be shown.
func (p *picture) sane() bool {
	c := p.colour
	if !fits(p.size, false) || c.Layout > stream.Gray || c.Matrix > stream.BT2020 {
		return false
	}
	if !(p.sar >= 0 && p.sar <= maxSAR) {
		return false // not a number among them
	}
	for i, s := range p.strides {
		switch {
		case p.rows(i) == 0 && s != 0:
			return false
		case p.rows(i) != 0 && (s < p.width(i) || s%4 != 0 || s > 8*maxSide):
			return false
		}
	}
	_, room := p.offsets()
	return room <= maxRoom
}

// lay makes headers of the planes in memory, which has the room, and points f
// at them.
func (p *picture) lay(f *stream.Frame, headers *[3]image.RGBA, memory []byte) {
	at, _ := p.offsets()
	for i := range f.Planes {
		rows, stride := p.rows(i), p.strides[i]
		if rows == 0 {
			continue
		}
		end := at[i] + rows*stride
		headers[i] = image.RGBA{Pix: memory[at[i]:end:end], Stride: stride, Rect: image.Rect(0, 0, stride/4, rows)}
		f.Planes[i] = &headers[i]
	}
	f.Size, f.Colour, f.SAR = p.size, p.colour, p.sar
}
