package decode

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"watchfloor/wall/stream"
)

// maxErrors is how many failures to read in a row are the end of a file:
// behind the place where an MP4 was cut off each further picture fails.
const maxErrors = 256

// A file is a stream.Recording on libavformat.
type file struct {
	path    string
	r       *reader
	clock   clock
	info    stream.RecordingInfo
	start   int64    // time of the first picture
	shift   int64    // from a time in the index to that of the picture
	from    int64    // pictures before it cannot be decoded and are dropped
	ready   *picture // decoded already, to be returned by Next
	last    int64    // time of the picture returned last
	drained bool
	raw     raw    // of a stream without times
	told    growth // as Info has told
	read    growth // as Next has read
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
	f.r, f.drained, f.from = r, false, noTime
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
	if f.r.listsDecoding() && p.pts != noTime && p.dts != noTime {
		f.shift = p.pts - p.dts
	}
	f.clock = clock{by: timingOf(p), frame: f.r.frame(), sorted: f.r.info.reorder > 0}
	f.feed(p)
	first, err := f.picture()
	if errors.Is(err, io.EOF) {
		return errNothing
	}
	if err != nil {
		return err
	}
	f.ready = &first
	return nil
}

// Info implements stream.Recording.
func (f *file) Info() stream.RecordingInfo {
	if f.told.grew(f.r) {
		f.lengthen()
	}
	return f.info
}

// Next implements stream.Recording.
func (f *file) Next() (*stream.Frame, error) {
	p, err := f.take()
	if errors.Is(err, io.EOF) && f.read.grew(f.r) {
		p, err = f.resume()
	}
	if err != nil {
		return nil, err
	}
	f.last = p.at
	p.frame.PTS = time.Duration(p.at - f.start)
	return p.frame, nil
}

func (f *file) take() (picture, error) {
	if f.ready == nil {
		return f.picture()
	}
	p := *f.ready
	f.ready = nil
	return p, nil
}

// picture decodes the next picture to be shown; its time is that of the file.
func (f *file) picture() (picture, error) {
	for failed := 0; ; {
		p, err := f.r.receive()
		switch {
		case err != nil:
			f.info.Damaged++
			continue
		case p.frame != nil && f.shows(&p):
			return p, nil
		case p.frame != nil:
			p.frame.Release()
			continue
		case f.drained:
			return picture{}, io.EOF
		}
		failed, err = f.pass(failed)
		if err != nil {
			return picture{}, err
		}
	}
}

// shows sets the time of a picture and says whether it can be shown.
func (f *file) shows(p *picture) bool {
	p.at = f.clock.shown(*p)
	if p.damaged {
		f.info.Damaged++
	}
	return !p.damaged && p.at >= f.from && p.at != noTime
}

// pass takes a packet to the decoder. It counts the failures in a row.
func (f *file) pass(failed int) (int, error) {
	p, err := f.r.read()
	switch {
	case err == nil:
		f.feed(p)
		return 0, nil
	case errors.Is(err, errSlow) || errors.Is(err, errDisk):
		return 0, err
	case errors.Is(err, io.EOF) || failed >= maxErrors:
		f.r.drain()
		f.drained = true
		return 0, nil
	}
	f.info.Damaged++
	return failed + 1, nil
}

// feed gives the decoder the packet read last.
func (f *file) feed(p packet) {
	f.clock.sent(p)
	if p.broken || f.r.send() != nil {
		f.info.Damaged++
	}
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
