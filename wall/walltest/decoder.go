package walltest

import (
	"encoding/binary"
	"errors"
	"image"
	"sync/atomic"
	"time"

	"watchfloor/wall/stream"
)

// Decoders makes decoders for a Pattern's access units, and counts what they
// give out. Safe for concurrent use.
type Decoders struct {
	Takes  time.Duration         // that a picture takes to decode
	Refuse func(number int) bool // says which units are damaged; may be nil

	open    atomic.Int64
	held    atomic.Int64
	decoded atomic.Int64
}

// New implements stream.NewDecoder.
func (d *Decoders) New(stream.Coding) (stream.Decoder, error) {
	d.open.Add(1)
	return &decoder{owner: d, last: -1}, nil
}

// Open counts the decoders not closed.
func (d *Decoders) Open() int { return int(d.open.Load()) }

// Held counts the frames not released.
func (d *Decoders) Held() int { return int(d.held.Load()) }

// Decoded counts the pictures decoded.
func (d *Decoders) Decoded() int { return int(d.decoded.Load()) }

// Number is the pattern's number of a frame.
func Number(f *stream.Frame) int { return int(binary.BigEndian.Uint32(f.Planes[0].Pix)) }

// decoder is as strict as a real one is not: it refuses a unit whose
// predecessor it has not seen, so that a test finds wrong gating.
type decoder struct {
	owner *Decoders
	last  int // number of the newest unit; -1: needs a key frame
}

var (
	errGap     = errors.New("walltest: a unit was fed without the one before it")
	errDamaged = errors.New("walltest: damaged on purpose")
)

// Skip implements stream.Decoder.
func (d *decoder) Skip(stream.Level) {}

// Name implements stream.Decoder.
func (d *decoder) Name() string { return "pattern" }

// Decode implements stream.Decoder.
func (d *decoder) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	time.Sleep(d.owner.Takes)
	number := int(binary.BigEndian.Uint32(u.Data))
	if !u.Key && number != d.last+1 {
		panic(errGap)
	}
	d.last = number
	if d.owner.Refuse != nil && d.owner.Refuse(number) {
		return nil, errDamaged
	}
	d.owner.decoded.Add(1)
	return d.frame(u, number), nil
}

// frame paints a bar that moves by a pixel a picture. The number stands in
// the first four samples.
func (d *decoder) frame(u stream.AccessUnit, number int) *stream.Frame {
	d.owner.held.Add(1)
	f := stream.NewFrame(func() { d.owner.held.Add(-1) })
	f.Size = image.Pt(int(binary.BigEndian.Uint16(u.Data[4:])), int(binary.BigEndian.Uint16(u.Data[6:])))
	f.Time, f.Arrived = u.Time, u.Arrived
	f.Colour.Matrix = stream.BT709
	chroma := f.Size.Add(image.Pt(1, 1)).Div(2)
	f.Planes = [3]*image.RGBA{plane(f.Size), plane(chroma), plane(chroma)}
	for y := range f.Size.Y {
		f.Planes[0].Pix[y*f.Planes[0].Stride+number%f.Size.X] = 235
	}
	binary.BigEndian.PutUint32(f.Planes[0].Pix, uint32(number))
	return f
}

// plane is a grey plane of so many samples, four to a texel.
func plane(size image.Point) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, (size.X+3)/4, size.Y))
	for i := range p.Pix {
		p.Pix[i] = 128
	}
	return p
}

// Close implements stream.Decoder.
func (d *decoder) Close() { d.owner.open.Add(-1) }
