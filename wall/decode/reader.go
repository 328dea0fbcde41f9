package decode

/*
#include <stdlib.h>
#include "reader.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
	"unsafe"

	"watchfloor/wall/stream"
)

// patience is how long one call may wait for the disk. A read that the kernel
// itself cannot end, on a network drive that is gone, is beyond it.
const patience = 20 * time.Second

// noTime is a time that the file does not tell.
const noTime = C.WF_NO_TIME

// maxKeys is how many key frames are copied from an index.
const maxKeys = 100_000

var (
	errSlow = errors.New("reading took longer than 20 s: is the disk or network drive still there?")
	errDisk = errors.New("the disk reports an error (input/output error)")
)

// A reader takes packets from a file and makes pictures of them. Times are in
// nanoseconds of the file's clock. It decides nothing: the policy is in file.
type reader struct {
	c        *C.wf_reader
	info     C.wf_file
	byDecode C.int // 1: pictures get the times of decoding
	opened   int64 // bytes that the file had when it was opened
	pool     pool
}

// A packet is a coded picture.
type packet struct {
	pts, dts, duration int64
	place              int64 // bytes from the file's beginning; < 0: unknown
	key, broken        bool
	clean              bool // a key that no later picture looks behind
}

// A picture is a decoded one; at is when it shows, or noTime.
type picture struct {
	frame        *stream.Frame
	at           int64
	key, damaged bool
}

// openReader opens a regular file and readies its decoder.
func openReader(path string) (*reader, error) {
	return newReader(path, (*reader).open)
}

// openHeader opens a file to read packets only, which is quicker. It fails
// when the header does not tell what the streams are.
func openHeader(path string) (*reader, error) {
	return newReader(path, func(r *reader, path string) error {
		if err := r.header(path); err != nil {
			return err
		}
		return r.choose()
	})
}

func newReader(path string, open func(*reader, string) error) (*reader, error) {
	C.wf_setup()
	r := &reader{c: C.wf_reader_new()}
	if r.c == nil {
		return nil, errors.New("out of memory")
	}
	if err := open(r, path); err != nil {
		r.close()
		return nil, err
	}
	C.wf_reader_info(r.c, &r.info)
	r.opened = r.size()
	return r, nil
}

func (r *reader) open(path string) error {
	if err := r.header(path); err != nil {
		return err
	}
	if code := C.wf_reader_find(r.c); code < 0 {
		return r.explain(code, r.headerError())
	}
	if err := r.choose(); err != nil {
		return err
	}
	return r.start()
}

func (r *reader) header(path string) error {
	url := C.CString("file:" + path)
	defer C.free(unsafe.Pointer(url))
	if code := C.wf_reader_probe(r.c, url, C.int64_t(patience)); code < 0 {
		return r.explain(code, errKind)
	}
	if C.wf_reader_allowed(r.c) == 0 {
		return fmt.Errorf("is %s, not a video file", r.format())
	}
	if code := C.wf_reader_header(r.c); code < 0 {
		return r.explain(code, r.headerError())
	}
	return nil
}

// choose takes the video of the file, and reads its index.
func (r *reader) choose() error {
	switch code := C.wf_reader_choose(r.c); {
	case code == C.WF_ERANGE:
		C.wf_reader_info(r.c, &r.info)
		return fmt.Errorf("has pictures of %d × %d pixels; Watchfloor shows up to %d a side, %d million in all",
			r.info.width, r.info.height, MaxSide, C.WF_MAX_PIXELS>>20)
	case code < 0:
		return r.explain(code, r.streamError())
	}
	C.wf_reader_info(r.c, &r.info)
	if r.is("matroska") {
		r.seek(0)
	}
	return nil
}

// start readies the decoder. Frame threads need large pictures to pay.
func (r *reader) start() error {
	threads := 1
	if r.info.width*r.info.height >= 1280*720 {
		threads = min(runtime.NumCPU(), 4)
	}
	if code := C.wf_reader_start(r.c, C.int(threads)); code < 0 {
		return r.explain(code, fmt.Errorf("is coded as %s, for which the installed FFmpeg has no decoder", r.codec()))
	}
	return nil
}

func (r *reader) format() string { return C.GoString(C.wf_reader_format(r.c)) }

func (r *reader) codec() string { return text(r.info.codec[:]) }

// is says whether the file's format goes by a name of FFmpeg's.
func (r *reader) is(name string) bool {
	return slices.Contains(strings.Split(text(r.info.format[:]), ","), name)
}

func text(c []C.char) string { return C.GoString(&c[0]) }

// seek goes near t, by preference before it.
func (r *reader) seek(t int64) bool { return C.wf_reader_seek(r.c, C.int64_t(t)) >= 0 }

// seekByte goes to a place in the file, where its format can do that.
func (r *reader) seekByte(place int64) bool { return C.wf_reader_seek_byte(r.c, C.int64_t(place)) >= 0 }

func (r *reader) size() int64 { return int64(C.wf_reader_size(r.c)) }

// read takes the next packet. io.EOF: there is none.
func (r *reader) read() (packet, error) {
	var p C.wf_packet
	if code := C.wf_reader_read(r.c, &p); code < 0 {
		return packet{}, readError(code)
	}
	return packet{
		pts: int64(p.pts), dts: int64(p.dts), duration: int64(p.duration), place: int64(p.place),
		key: p.key != 0, broken: p.broken != 0, clean: p.clean != 0,
	}, nil
}

// send gives the packet read last to the decoder.
func (r *reader) send() error {
	if code := C.wf_reader_send(r.c); code < 0 {
		return readError(code)
	}
	return nil
}

// drain makes the decoder give all it has.
func (r *reader) drain() { C.wf_reader_drain(r.c) }

// receive takes a picture. One without a frame: the decoder needs more.
func (r *reader) receive() (picture, error) {
	c, err := r.pool.take()
	if err != nil {
		return picture{}, err
	}
	p := C.wf_picture{ref: c.ref}
	switch code := C.wf_reader_receive(r.c, r.byDecode, &p); {
	case code < 0:
		r.pool.put(c)
		return picture{}, averror(code)
	case code == 0:
		r.pool.put(c)
		return picture{}, nil
	}
	f := c.fill(&p)
	f.Turn = int(r.info.turn)
	return picture{f, int64(p.pts), p.key != 0, p.damaged != 0}, nil
}

// lastKey is the time of the last key frame in the index, or noTime.
func (r *reader) lastKey() int64 { return int64(C.wf_reader_last_key(r.c)) }

// keys are those of the index, thinned out when there are too many.
func (r *reader) keys() []int64 {
	C.wf_reader_info(r.c, &r.info)
	n := int(r.info.keys)
	if n == 0 {
		return nil
	}
	step := (n + maxKeys - 1) / maxKeys
	all := make([]int64, (n+step-1)/step)
	n = int(C.wf_reader_keys(r.c, (*C.int64_t)(unsafe.Pointer(&all[0])), C.int(len(all)), C.int(step)))
	return all[:n]
}

func (r *reader) close() {
	C.wf_reader_close(r.c)
	r.c = nil
	r.pool.close()
}

// frame is how long a picture shows on average.
func (r *reader) frame() time.Duration {
	if r.info.fps_num <= 0 || r.info.fps_den <= 0 {
		return time.Second / 25
	}
	return time.Duration(int64(time.Second) * int64(r.info.fps_den) / int64(r.info.fps_num))
}

func readError(code C.int) error {
	switch code {
	case C.WF_EOF:
		return io.EOF
	case C.WF_LATE:
		return errSlow
	case C.WF_EIO:
		return errDisk
	}
	return averror(code)
}
