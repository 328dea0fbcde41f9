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

// An end is how far a file is from being used up.
type end int

const (
	reading end = iota
	atEnd       // no more packets; the decoder may have pictures
	drained     // the decoder was made to give them
)

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

// Next implements stream.Recording.
func (f *file) Next() (*stream.Frame, error) {
	p, err := f.take()
	if errors.Is(err, io.EOF) {
		p, err = f.ended()
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
		return f.picture(true)
	}
	p := *f.ready
	f.ready = nil
	return p, nil
}

// picture decodes the next picture to be shown; its time is that of the file.
// hold: at the end keep what the decoder has, as pictures that show earlier may
// be appended.
func (f *file) picture(hold bool) (picture, error) {
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
		case f.end == drained:
			return picture{}, io.EOF
		}
		failed, err = f.pass(failed, hold)
		if err != nil {
			return picture{}, err
		}
	}
}

// ended goes on with what has been appended, or gives the last pictures and
// corrects the duration, which was the container's word or a guess.
func (f *file) ended() (picture, error) {
	if f.read.grew(f.r) {
		return f.resume()
	}
	if beingWritten(f.path) {
		return picture{}, io.EOF
	}
	p, err := f.picture(false)
	if errors.Is(err, io.EOF) {
		length := time.Duration(f.clock.last-f.start) + f.clock.frame
		if off := length - f.info.Duration; off < -2*f.clock.frame || off > 2*f.clock.frame {
			f.info.Duration = length
		}
	}
	return p, err
}

// shows sets the time of a picture and says whether it can be shown.
func (f *file) shows(p *picture) bool {
	p.at = f.clock.shown(*p)
	if p.damaged {
		f.info.Damaged++
	}
	f.keyed = f.keyed || p.key
	if p.damaged || !f.keyed || p.at < f.from {
		return false
	}
	f.from = noTime // of glued recordings the next may have lower times
	return true
}

// pass takes a packet to the decoder. It counts the failures in a row. Once a
// file has ended it is not read on: what follows would lack its beginning.
func (f *file) pass(failed int, hold bool) (int, error) {
	p, err := packet{}, io.EOF
	if f.end == reading {
		p, err = f.r.read()
	}
	switch {
	case err == nil:
		f.feed(p)
		return 0, nil
	case errors.Is(err, errSlow) || errors.Is(err, errDisk):
		return 0, err
	case !errors.Is(err, io.EOF) && failed < maxErrors:
		f.info.Damaged++
		return failed + 1, nil
	}
	if f.end = atEnd; hold {
		return 0, io.EOF
	}
	f.r.drain()
	f.end = drained
	return 0, nil
}

// feed gives the decoder the packet read last.
func (f *file) feed(p packet) {
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
