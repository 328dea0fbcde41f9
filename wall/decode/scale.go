package decode

/*
#include "scaler.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"image"
	"runtime"
	"unsafe"

	"watchfloor/wall/stream"
)

// maxShapes is how many conversions a Scaler keeps prepared: streams of a few
// sizes in tiles of a few sizes.
const maxShapes = 32

// A Scaler converts frames to opaque RGBA of any size, for renderers that take
// no YUV planes. The zero value is ready. One goroutine uses it; Close frees
// it.
type Scaler struct{ prepared map[shape]*C.wf_scaler }

// A shape is all that a conversion depends on.
type shape struct {
	from   image.Point
	colour stream.Colour
	to     image.Point
}

// Scale converts f into dst, all of it, stretched. dst must not be a
// sub-image.
func (s *Scaler) Scale(dst *image.RGBA, f *stream.Frame) error {
	size := dst.Rect.Size()
	if size.X < 1 || size.Y < 1 {
		return errors.New("decode: no pixels to scale to")
	}
	var pins runtime.Pinner // frames made by tests lie in Go's memory
	defer pins.Unpin()
	in := view(f, &pins)
	c, err := s.prepare(&in, shape{f.Size, f.Colour, size})
	if err != nil {
		return fmt.Errorf("scale to %v: %w", size, err)
	}
	C.wf_scale(c, &in, (*C.uint8_t)(unsafe.Pointer(&dst.Pix[0])), C.int(dst.Stride))
	return nil
}

// prepare returns what converts a shape.
func (s *Scaler) prepare(in *C.wf_picture, sh shape) (*C.wf_scaler, error) {
	if c := s.prepared[sh]; c != nil {
		return c, nil
	}
	if len(s.prepared) >= maxShapes {
		s.Close()
	}
	var failure C.int
	c := C.wf_scaler_new(in, C.int(sh.to.X), C.int(sh.to.Y), &failure)
	if c == nil {
		return nil, averror(failure)
	}
	if s.prepared == nil {
		s.prepared = map[shape]*C.wf_scaler{}
	}
	s.prepared[sh] = c
	return c, nil
}

// Close frees what the scaler has prepared. It may be used again.
func (s *Scaler) Close() {
	for _, c := range s.prepared {
		C.wf_scaler_free(c)
	}
	clear(s.prepared)
}

// view is a frame as C sees it.
func view(f *stream.Frame, pins *runtime.Pinner) C.wf_picture {
	p := C.wf_picture{
		width: C.int(f.Size.X), height: C.int(f.Size.Y),
		layout: C.int(f.Colour.Layout),
		matrix: [...]C.int{stream.BT601: 6, stream.BT709: 1, stream.BT2020: 9}[f.Colour.Matrix],
	}
	if f.Colour.Full {
		p.full = 1
	}
	for i, plane := range f.Planes {
		if plane == nil {
			continue
		}
		pins.Pin(&plane.Pix[0])
		p.data[i] = (*C.uint8_t)(unsafe.Pointer(&plane.Pix[0]))
		p.linesize[i], p.rows[i] = C.int(plane.Stride), C.int(plane.Rect.Dy())
	}
	return p
}
