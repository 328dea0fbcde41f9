package decode

/*
#cgo pkg-config: libavformat libavcodec libavutil libswscale
#cgo CFLAGS: -O2
#include "shim.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"image"
	"time"
	"unsafe"

	"watchfloor/wall/stream"
)

// The limits on what is handed to libavcodec.
const (
	MaxUnit = 8 << 20 // bytes of one access unit
	MaxSide = C.WF_MAX_SIDE
)

// ErrUnit is an access unit that is empty or larger than MaxUnit.
var ErrUnit = errors.New("access unit is empty or larger than 8 MiB")

// A Decoder decodes one stream with libavcodec, one thread, no delay beyond
// what the stream's own reordering needs. One goroutine uses it.
type Decoder struct {
	c     *C.wf_decoder
	next  int64
	units [64]times // of the units given last, by sequence number
}

// times are those of an access unit, kept until its picture comes out.
type times struct{ taken, arrived time.Time }

// New makes a Decoder. It fails when the installed FFmpeg lacks the codec.
func New(coding stream.Coding) (stream.Decoder, error) {
	C.wf_setup()
	codec := coding.Codec
	id, ok := map[stream.Codec]C.int{stream.H264: C.WF_H264, stream.H265: C.WF_H265}[codec]
	if !ok {
		return nil, fmt.Errorf("decode: unknown codec %q", codec)
	}
	var failure C.int
	c := C.wf_open(id, &failure)
	if c == nil {
		return nil, fmt.Errorf("decode %s: %w", codec, averror(failure))
	}
	return &Decoder{c: c}, nil
}

// Decode gives an access unit to the decoder and returns the next picture, or
// nil when there is none yet. The caller owns the frame. After an error the
// decoder goes on with the next key frame.
func (d *Decoder) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	if len(u.Data) == 0 || len(u.Data) > MaxUnit {
		return nil, ErrUnit
	}
	d.units[d.next%int64(len(d.units))] = times{u.Time, u.Arrived}
	var p C.wf_picture
	got := C.wf_decode(d.c, (*C.uint8_t)(unsafe.Pointer(&u.Data[0])), C.int(len(u.Data)), C.int64_t(d.next), &p)
	d.next++
	return d.frame(got, &p)
}

// Drain returns the pictures still inside, one a call, then nil.
func (d *Decoder) Drain() (*stream.Frame, error) {
	var p C.wf_picture
	return d.frame(C.wf_drain(d.c, &p), &p)
}

func (d *Decoder) frame(got C.int, p *C.wf_picture) (*stream.Frame, error) {
	if got < 0 {
		return nil, fmt.Errorf("decode: %w", averror(got))
	}
	if got == 0 {
		return nil, nil
	}
	f := wrap(p)
	t := d.units[uint64(p.pts)%uint64(len(d.units))]
	f.Time, f.Arrived = t.taken, t.arrived
	return f, nil
}

// Skip implements stream.Decoder.
func (d *Decoder) Skip(stream.Level) {}

// Name implements stream.Decoder.
func (d *Decoder) Name() string { return "software" }

// Close frees the decoder. Frames it gave out stay valid.
func (d *Decoder) Close() {
	C.wf_close(d.c)
	d.c = nil
}

// Errors counts what libavcodec complained about, in the whole process.
func Errors() int64 { return int64(C.wf_errors()) }

// wrap makes a frame of a picture, whose planes it keeps until released.
func wrap(p *C.wf_picture) *stream.Frame {
	ref := p.ref
	f := stream.NewFrame(func() { C.wf_free(ref) })
	for i := range f.Planes {
		f.Planes[i] = plane(unsafe.Pointer(p.data[i]), int(p.linesize[i]), int(p.rows[i]))
	}
	f.Size = image.Pt(int(p.width), int(p.height))
	f.Colour = stream.Colour{
		Layout: stream.Layout(p.layout),
		Matrix: matrix(int(p.matrix), f.Size),
		Full:   p.full == 1,
	}
	if p.sar_num > 0 && p.sar_den > 0 {
		f.SAR = float64(p.sar_num) / float64(p.sar_den)
	}
	return f
}

// plane is C memory of rows lines as an image of four samples a texel.
func plane(data unsafe.Pointer, linesize, rows int) *image.RGBA {
	if rows == 0 {
		return nil
	}
	return &image.RGBA{
		Pix:    unsafe.Slice((*uint8)(data), linesize*rows),
		Stride: linesize,
		Rect:   image.Rect(0, 0, linesize/4, rows),
	}
}

// matrix reads H.273 table 4. Unspecified is guessed as players do: BT.709
// from 720 lines on.
func matrix(coefficients int, size image.Point) stream.Matrix {
	switch coefficients {
	case 1:
		return stream.BT709
	case 9, 10:
		return stream.BT2020
	case 2:
		if size.Y >= 720 {
			return stream.BT709
		}
	}
	return stream.BT601
}

func averror(code C.int) error {
	var text [128]C.char
	C.wf_error(code, &text[0], C.int(len(text)))
	return errors.New(C.GoString(&text[0]))
}
