package decode

/*
#cgo pkg-config: libavformat libavcodec libavutil libswscale
#cgo CFLAGS: -O2
#cgo noescape wf_decode
#cgo nocallback wf_decode
#include <stdlib.h>
#include "live.h"
*/
import "C"

import (
	"errors"
	"fmt"
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

// software is the Name of a decoder without a device.
const software = "software"

// A Decoder decodes one stream with libavcodec, one thread, no delay beyond
// what the stream's own reordering needs. One goroutine uses it.
type Decoder struct {
	c     *C.wf_decoder
	codec stream.Codec
	name  string
	level stream.Level
	torn  bool // an error came: what is inside is of no use to the next key frame
	next  int64
	units [64]times // of the units given last, by sequence number
	pool  *pool
}

// times are those of an access unit, kept until its picture comes out.
type times struct{ taken, arrived time.Time }

// New makes a Decoder, on a device where the coding asks for one and there is
// one. It fails when the installed FFmpeg lacks the codec; that error is
// stream.Permanent.
func New(coding stream.Coding) (stream.Decoder, error) {
	C.wf_setup()
	d := &Decoder{codec: coding.Codec, pool: &pool{}}
	if err := d.open(wantsHardware(coding)); err != nil {
		return nil, err
	}
	return d, nil
}

// open makes the decoder in C.
func (d *Decoder) open(hardware bool) error {
	codec, device := C.CString(nameOf(d.codec)), C.int(0)
	defer C.free(unsafe.Pointer(codec))
	if hardware {
		device = 1
	}
	var failure C.int
	d.c = C.wf_open(codec, device, &failure)
	switch {
	case failure == C.WF_NO_DECODER:
		return missing{d.codec}
	case d.c == nil:
		return fmt.Errorf("decode %s: %w", d.codec, averror(failure))
	}
	d.name = software
	if kind := C.wf_hardware(d.c); kind != nil {
		d.name = C.GoString(kind)
	}
	return nil
}

// Decode gives an access unit to the decoder and returns the next picture, or
// nil when there is none yet. The caller owns the frame. After an error the
// decoder goes on with the next key frame. An error of a device is one only
// for a unit that software cannot begin with.
func (d *Decoder) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	if len(u.Data) == 0 || len(u.Data) > MaxUnit {
		return nil, ErrUnit
	}
	if d.c == nil {
		return nil, missing{d.codec} // the device failed, and there is nothing else
	}
	if d.torn && u.Key {
		C.wf_flush(d.c)
	}
	f, err := d.give(u)
	if err != nil && d.name != software {
		f, err = d.fallBack(u, err)
	}
	d.torn = err != nil
	return f, err
}

// fallBack goes on in software after a device failed.
func (d *Decoder) fallBack(u stream.AccessUnit, why error) (*stream.Frame, error) {
	C.wf_close(d.c)
	if err := d.open(false); err != nil {
		return nil, err
	}
	d.Skip(d.level)
	if !u.Key {
		return nil, fmt.Errorf("the device failed: %w", why)
	}
	return d.give(u)
}

// give decodes a unit.
func (d *Decoder) give(u stream.AccessUnit) (*stream.Frame, error) {
	c, err := d.pool.take()
	if err != nil {
		return nil, err
	}
	d.units[d.next%int64(len(d.units))] = times{u.Time, u.Arrived}
	p := C.wf_picture{ref: c.ref}
	got := C.wf_decode(d.c, (*C.uint8_t)(unsafe.Pointer(&u.Data[0])), C.int(len(u.Data)), C.int64_t(d.next), &p)
	d.next++
	return d.frame(got, c, &p)
}

// Drain returns the pictures still inside, one a call, then nil.
func (d *Decoder) Drain() (*stream.Frame, error) {
	c, err := d.pool.take()
	if err != nil {
		return nil, err
	}
	p := C.wf_picture{ref: c.ref}
	return d.frame(C.wf_drain(d.c, &p), c, &p)
}

// frame is what the decoder has put into a cell.
func (d *Decoder) frame(got C.int, c *cell, p *C.wf_picture) (*stream.Frame, error) {
	if got <= 0 {
		d.pool.put(c)
	}
	if got < 0 {
		return nil, fmt.Errorf("decode: %w", averror(got))
	}
	if got == 0 {
		return nil, nil
	}
	if p.hardware == 0 {
		d.name = software // the device cannot decode this stream
	}
	f := c.fill(p)
	t := d.units[uint64(p.pts)%uint64(len(d.units))]
	f.Time, f.Arrived = t.taken, t.arrived
	return f, nil
}

// Skip implements stream.Decoder.
func (d *Decoder) Skip(l stream.Level) {
	d.level = l
	C.wf_skip(d.c, C.int(min(l, stream.Keys)))
}

// Name implements stream.Decoder.
func (d *Decoder) Name() string { return d.name }

// Close frees the decoder. Frames it gave out stay valid.
func (d *Decoder) Close() {
	C.wf_close(d.c)
	d.c = nil
	d.pool.close()
}

func averror(code C.int) error {
	var text [128]C.char
	C.wf_error(code, &text[0], C.int(len(text)))
	return errors.New(C.GoString(&text[0]))
}
