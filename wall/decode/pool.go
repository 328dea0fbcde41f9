package decode

/*
#cgo noescape wf_frame_empty
#cgo nocallback wf_frame_empty
#include "shim.h"
*/
import "C"

import (
	"errors"
	"image"
	"sync"
	"unsafe"

	"watchfloor/wall/stream"
)

// maxIdle is how many cells a pool keeps: as many as are on their way to the
// screen at a time.
const maxIdle = 8

// A pool keeps the memory of released frames for the next ones, so that
// playing allocates nothing. Frames may outlive it. The zero value is ready.
// Safe for concurrent use.
type pool struct {
	mu     sync.Mutex
	idle   []*cell
	closed bool
}

// A cell is the memory of a frame: the headers of its planes, and libavcodec's
// frame, which holds their samples.
type cell struct {
	frame  *stream.Frame // nil before its first life
	planes [3]image.RGBA
	ref    unsafe.Pointer
	pool   *pool
}

// take returns a cell for a frame to come.
func (p *pool) take() (*cell, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return c, nil
	}
	c := &cell{ref: C.wf_frame_new(), pool: p}
	if c.ref == nil {
		return nil, errors.New("out of memory")
	}
	return c, nil
}

// put takes back a cell that refers to nothing.
func (p *pool) put(c *cell) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle) >= maxIdle {
		C.wf_frame_free(c.ref)
		return
	}
	p.idle = append(p.idle, c)
}

// close frees what nobody holds. The rest goes as it is released.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.idle {
		C.wf_frame_free(c.ref)
	}
	p.idle, p.closed = nil, true
}

// empty lets the samples go. The last holder of the frame calls it.
func (c *cell) empty() {
	C.wf_frame_empty(c.ref)
	c.pool.put(c)
}

// fill makes the cell's frame a new one that shows p.
func (c *cell) fill(p *C.wf_picture) *stream.Frame {
	if c.frame == nil {
		c.frame = stream.NewFrame(c.empty)
	} else {
		c.frame.Renew()
	}
	f := c.frame
	for i := range f.Planes {
		f.Planes[i] = c.plane(i, unsafe.Pointer(p.data[i]), int(p.linesize[i]), int(p.rows[i]))
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
func (c *cell) plane(i int, data unsafe.Pointer, linesize, rows int) *image.RGBA {
	if rows == 0 {
		return nil
	}
	c.planes[i] = image.RGBA{
		Pix:    unsafe.Slice((*uint8)(data), linesize*rows),
		Stride: linesize,
		Rect:   image.Rect(0, 0, linesize/4, rows),
	}
	return &c.planes[i]
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
