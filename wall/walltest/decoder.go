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
	Crash  func(number int) bool // says which units end the decoder; may be nil
	Mute   func(number int) bool // says of which units nothing comes, not even an error; may be nil
	Lax    bool                  // pictures can be decoded without those before them

	open    atomic.Int64
	held    atomic.Int64
	decoded atomic.Int64
	made    atomic.Int64
	level   atomic.Int64
	roll    roll
}

// New implements stream.NewDecoder.
func (d *Decoders) New(stream.Coding) (stream.Decoder, error) {
	d.open.Add(1)
	d.made.Add(1)
	return &decoder{owner: d, last: -1}, nil
}

// Open counts the decoders not closed.
func (d *Decoders) Open() int { return int(d.open.Load()) }

// Made counts the decoders that there have been.
func (d *Decoders) Made() int { return int(d.made.Load()) }

// Held counts the frames not released.
func (d *Decoders) Held() int { return int(d.held.Load()) }

// Decoded counts the pictures decoded.
func (d *Decoders) Decoded() int { return int(d.decoded.Load()) }

// Level is what a decoder was last told to skip.
func (d *Decoders) Level() stream.Level { return stream.Level(d.level.Load()) }

// Number is the pattern's number of a frame.
func Number(f *stream.Frame) int { return int(binary.BigEndian.Uint32(f.Planes[0].Pix)) }

// decoder is as strict as a real one is not: it refuses a unit whose
// predecessor it has not seen, and to be used once it has ended, so that a
// test finds wrong gating. No other picture needs those of odd numbers.
type decoder struct {
	owner *Decoders
	last  int // number of the newest unit; -1: needs a key frame
	level stream.Level
	gone  bool
}

var (
	errGap     = errors.New("walltest: a unit was fed without the one before it")
	errGone    = errors.New("walltest: a decoder that has ended was used")
	errDamaged = errors.New("walltest: damaged on purpose")
)

// Skip implements stream.Decoder.
func (d *decoder) Skip(l stream.Level) {
	d.level = l
	d.owner.level.Store(int64(l))
}

// Name implements stream.Decoder.
func (d *decoder) Name() string { return "pattern" }

// Decode implements stream.Decoder.
func (d *decoder) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	time.Sleep(d.owner.Takes)
	number := int(binary.BigEndian.Uint32(u.Data))
	switch {
	case d.gone:
		panic(errGone)
	case !d.owner.Lax && !u.Key && number != d.last+1:
		panic(errGap)
	case d.owner.Crash != nil && d.owner.Crash(number):
		d.gone = true
		return nil, stream.ErrGone
	}
	d.last = number
	if d.owner.Refuse != nil && d.owner.Refuse(number) {
		return nil, errDamaged
	}
	if d.owner.Mute != nil && d.owner.Mute(number) || d.level >= stream.References && !u.Key && number%2 == 1 {
		return nil, nil
	}
	d.owner.decoded.Add(1)
	return d.frame(u, number), nil
}

// frame is a picture of u.
func (d *decoder) frame(u stream.AccessUnit, number int) *stream.Frame {
	d.owner.held.Add(1)
	size := image.Pt(int(binary.BigEndian.Uint16(u.Data[4:])), int(binary.BigEndian.Uint16(u.Data[6:])))
	p := d.owner.roll.take(size)
	if p == nil {
		p = blank(size, d.owner.takeBack)
	}
	return p.paint(u, number)
}

// takeBack keeps a picture that nobody holds any more.
func (d *Decoders) takeBack(p *picture) {
	d.held.Add(-1)
	d.roll.put(p)
}

// Close implements stream.Decoder.
func (d *decoder) Close() { d.owner.open.Add(-1) }
