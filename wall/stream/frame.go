package stream

import (
	"image"
	"sync/atomic"
	"time"
)

// A Frame is one decoded picture: the decoder's own planes, not copied. A
// plane is the Pix of an image.RGBA of width linesize/4, four samples to a
// texel. Frames are shared by reference count: Retain for each further
// holder, Release by each.
type Frame struct {
	Planes  [3]*image.RGBA // Y, U, V; with NV12 Y, UV, nil
	Size    image.Point    // visible pixels
	Colour  Colour
	SAR     float64   // sample aspect ratio, width/height of a pixel; 0 = 1
	Turn    int       // quarter turns clockwise that show it upright, 0 to 3
	Time    time.Time // when the camera took it; zero: unknown
	Arrived time.Time // when its last packet came in
	Number  int64     // counts the Player's decoded frames from 1

	PTS time.Duration // of a Recording: when it shows, from the first picture

	refs atomic.Int32
	free func() // drops the decoder's reference
}

// Layout says how samples lie in a Frame's planes.
type Layout uint8

// The layouts. In 8 bits; chroma halved as the name says.
const (
	YUV420 Layout = iota
	YUV422
	YUV444
	NV12
	Gray
)

// Colour says how samples become RGB.
type Colour struct {
	Layout Layout
	Matrix Matrix
	Full   bool // full range (0..255), else limited (16..235)
}

// Matrix names the coefficients of ITU-T H.273 table 4.
type Matrix uint8

// The matrices.
const (
	BT601 Matrix = iota
	BT709
	BT2020
)

// NewFrame makes a frame with one holder; free is called by the goroutine that
// releases it last, once in each of its lives.
func NewFrame(free func()) *Frame {
	f := &Frame{free: free}
	f.refs.Store(1)
	return f
}

// Renew begins another life of a frame that nobody holds any more, for
// decoders that use its memory again: blank, with one holder. Only its free
// remains. It panics when somebody holds the frame, who would see another
// picture than it took.
func (f *Frame) Renew() {
	if f.refs.Load() != 0 {
		panic("stream: a frame is used again that somebody holds")
	}
	*f = Frame{free: f.free}
	f.refs.Store(1)
}

// Retain adds a holder and returns f.
func (f *Frame) Retain() *Frame {
	f.refs.Add(1)
	return f
}

// Release drops a holder, who must not look at the frame any more. A nil frame
// is no frame. It panics when nobody holds the frame.
func (f *Frame) Release() {
	if f == nil {
		return
	}
	switch left := f.refs.Add(-1); {
	case left < 0:
		panic("stream: a frame is released more often than it was held")
	case left == 0 && f.free != nil:
		f.free()
	}
}

// Latest is a mailbox for one value, the newest. Both ends take ownership by
// swapping, so a value has one owner at a time and a slow reader skips. Safe
// for concurrent use.
type Latest[E any] struct{ p atomic.Pointer[E] }

// Put publishes v and returns the value nobody took, so that it can be
// released.
func (l *Latest[E]) Put(v *E) (unread *E) { return l.p.Swap(v) }

// Take returns the newest value not yet taken, or nil.
func (l *Latest[E]) Take() *E { return l.p.Swap(nil) }
