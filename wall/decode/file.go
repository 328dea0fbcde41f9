package decode

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"watchfloor/wall/stream"
)

// A file is a stream.Recording on libavformat.
type file struct {
	path  string
	r     *reader
	clock clock
	info  stream.RecordingInfo
	start int64    // time of the first picture
	shift int64    // from a time in the index to when that picture shows
	from  int64    // pictures before it cannot be decoded and are dropped,
	keyed bool     // as are those before a key picture, if not keyed
	ready *picture // decoded already, to be returned by Next
	last  int64    // time of the picture returned last
	end   end
	raw   raw    // of a stream without times
	told  growth // as Info has told
	read  growth // as Next has read
}

// OpenFile opens a recorded video file: MP4, MOV, MKV, AVI, MPEG-TS, MJPEG and
// others that libavformat knows and that hold their pictures themselves. Its
// error names the file and says why it cannot be played.
func OpenFile(path string) (stream.Recording, error) {
	f, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return f, nil
}

func open(path string) (*file, error) {
	if err := check(path); err != nil {
		return nil, err
	}
	f := &file{path: path}
	if err := f.restart(); err != nil {
		return nil, err
	}
	f.start, f.last = f.ready.at, f.ready.at
	f.told.grew(f.r)
	f.read.grew(f.r)
	if err := f.describe(); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// restart opens the file anew, with the first picture ready.
func (f *file) restart() error {
	r, err := openReader(f.path)
	if err != nil {
		return err
	}
	old := f.r
	f.drop()
	f.r, f.end, f.from, f.keyed = r, reading, noTime, true
	if err := f.first(); err != nil {
		r.close()
		f.r = old
		return err
	}
	if old != nil {
		old.close()
	}
	return nil
}

// first makes the first picture ready.
func (f *file) first() error {
	p, err := f.r.read()
	if err != nil {
		return errNothing
	}
	f.clock = clock{by: timingOf(p), frame: f.r.frame()}
	if f.clock.by == byDecode {
		f.r.byDecode = 1
	}
	f.feed(p)
	first, err := f.picture(false)
	if errors.Is(err, io.EOF) {
		return errNothing
	}
	if err != nil {
		return err
	}
	f.ready, f.shift = &first, f.shiftOf(p, first)
	return nil
}

// shiftOf is how much later than its index says a picture shows, by the first
// of the file: an MP4 has the times of decoding there, as an AVI.
func (f *file) shiftOf(p packet, first picture) int64 {
	switch {
	case f.clock.by == byDecode:
		return first.at - p.dts
	case f.r.is("mov") && p.pts != noTime && p.dts != noTime:
		return p.pts - p.dts
	}
	return 0
}

// Info implements stream.Recording.
func (f *file) Info() stream.RecordingInfo {
	if f.told.grew(f.r) {
		f.lengthen()
	}
	return f.info
}

// Close implements stream.Recording.
func (f *file) Close() {
	f.drop()
	if f.r != nil {
		f.r.close()
		f.r = nil
	}
}

// drop forgets the picture that is ready.
func (f *file) drop() {
	if f.ready != nil {
		f.ready.frame.Release()
		f.ready = nil
	}
}
