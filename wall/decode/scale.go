package decode

/*
#include "shim.h"
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

// A Scaler converts frames to opaque RGBA of a given size, for renderers that
// take no YUV planes. One goroutine uses it; Close frees it.
type Scaler struct{ c *C.wf_scaler }

// Scale converts f into dst, all of it, stretched. dst must not be a
// sub-image.
func (s *Scaler) Scale(dst *image.RGBA, f *stream.Frame) error {
	size := dst.Rect.Size()
	if size.X < 1 || size.Y < 1 {
		return errors.New("decode: no pixels to scale to")
	}
	var pins runtime.Pinner // frames made by tests lie in Go's memory
	defer pins.Unpin()
	in := picture(f, &pins)
	failure := C.wf_scale(&s.c, &in, (*C.uint8_t)(unsafe.Pointer(&dst.Pix[0])), C.int(dst.Stride), C.int(size.X), C.int(size.Y))
	if failure < 0 {
		return fmt.Errorf("scale to %v: %w", size, averror(failure))
	}
	return nil
}

// Close frees the scaler.
func (s *Scaler) Close() {
	C.wf_scaler_free(s.c)
	s.c = nil
}

// picture is the C view of a frame.
func picture(f *stream.Frame, pins *runtime.Pinner) C.wf_picture {
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
