package decode

import (
	"errors"
	"io"
	"math"
	"os"
	"time"
)

const (
	lookEvery = 500 * time.Millisecond // how often a file is looked at again
	freshFor  = 3 * time.Second        // after a write a file may still be growing
	endBytes  = 4 << 20                // of a file's end, read to find its last picture
)

// A growth notices that a file has become longer.
type growth struct {
	size   int64
	looked time.Time
}

// grew says whether the file is longer than when grew was asked before.
func (g *growth) grew(r *reader) bool {
	if time.Since(g.looked) < lookEvery {
		return false
	}
	size := r.size()
	longer := size > g.size
	g.size, g.looked = size, time.Now()
	return longer
}

// beingWritten says whether a file has been written to just now. A time in
// the future says nothing.
func beingWritten(path string) bool {
	s, err := os.Stat(path)
	return err == nil && time.Since(s.ModTime()).Abs() < freshFor
}

// renew opens an MP4 that has grown anew: its parts are listed only then.
func (f *file) renew() error {
	if !f.r.is("mov") || f.r.size() <= f.r.opened {
		return nil
	}
	if err := f.restart(); err != nil {
		return err
	}
	f.info.Keys = f.keys()
	return nil
}

// resume goes on behind the picture returned last, in what has been appended.
func (f *file) resume() (picture, error) {
	last := f.last
	f.raw.ended = false
	if err := f.seek(last); err != nil {
		return picture{}, err
	}
	for {
		p, err := f.take()
		if err != nil || p.at > last {
			return p, err
		}
		p.frame.Release()
	}
}

// measure reads a file's end and returns when its last picture is over, in
// nanoseconds of the file, or noTime.
func measure(path string) int64 {
	r, err := openHeader(path)
	if err != nil {
		r, err = openReader(path)
	}
	if err != nil {
		return noTime
	}
	defer r.close()
	switch {
	case r.is("matroska"):
		r.markCluster(path, math.MaxInt64)
		r.seek(math.MaxInt64)
	case r.knowsEnd():
		return int64(r.info.end)
	case !r.seekByte(max(0, r.size()-endBytes)):
		return noTime
	}
	return lastPacket(r)
}

// knowsEnd says that the container tells how long it shows. Of a Matroska file
// that does not begin at 0 it is unclear what it counts from.
func (r *reader) knowsEnd() bool {
	late := r.is("matroska") && int64(r.info.start) > int64(time.Second)
	return r.info.end != noTime && r.info.guessed == 0 && !late
}

// lastPacket is when the last of the packets from here on is over.
func lastPacket(r *reader) int64 {
	end := int64(noTime)
	for failed := 0; failed < maxErrors; {
		p, err := r.read()
		switch {
		case errors.Is(err, io.EOF):
			return end
		case err != nil:
			failed++
		case p.pts != noTime:
			end = max(end, p.pts+max(p.duration, int64(r.frame())))
		case p.dts != noTime:
			end = max(end, p.dts+int64(r.frame()))
		}
	}
	return end
}
