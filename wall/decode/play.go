package decode

import (
	"errors"
	"io"
	"time"

	"watchfloor/wall/stream"
)

// maxErrors is how many failures to read in a row are the end of a file:
// behind the place where an MP4 was cut off each further picture fails.
const maxErrors = 256

// An end is how far a file is from being used up.
type end int

const (
	reading end = iota
	atEnd       // no more packets; the decoder may have pictures
	drained     // the decoder was made to give them
)

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
		case err != nil && failed < maxErrors:
			f.info.Damaged++
			failed++
			continue
		case err != nil:
			return picture{}, io.EOF
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
