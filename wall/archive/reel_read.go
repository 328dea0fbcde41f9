package archive

import (
	"errors"
	"io"
	"time"

	"watchfloor/wall/stream"
)

const (
	near  = time.Second     // earlier pictures so close are read to stand before those held
	blind = 3 * time.Second // without an index, a seek saves time only beyond
)

// work does one piece towards the picture for at.
func (r *reel) work(at time.Duration) {
	n := len(r.held)
	switch {
	case n == 0 && r.reader == elsewhere:
		r.restart(at)
	case n == 0:
		r.read()
	case at < r.held[0].PTS:
		r.earlier(at)
	case r.far(at):
		r.restart(at)
	default:
		r.forward()
	}
}

// earlier does one piece towards a picture before those held.
func (r *reel) earlier(at time.Duration) {
	first := r.held[0].PTS
	coming := r.reader == intoChunk && (len(r.chunk) == 0 || r.chunk[0].PTS <= at)
	overshot := r.aim <= at && first > r.aim // a seek came out too late
	if coming || overshot || first-at <= near {
		r.extend()
		return
	}
	r.restart(at)
}

// far says that a seek reaches at sooner than reading on.
func (r *reel) far(at time.Duration) bool {
	from := max(r.held[len(r.held)-1].PTS, r.aim)
	if r.info.Indexed {
		return at-from > r.pace.period && r.keyBefore(at)-from > 5*r.pace.period
	}
	return at-from > blind
}

// restart begins anew with the key frame before at.
func (r *reel) restart(at time.Duration) {
	r.clear()
	r.aim, r.back = at, 0
	r.seek(at, afterHeld)
}

func (r *reel) seek(at time.Duration, next reading) {
	release(r.chunk)
	r.chunk, r.reader, r.last = nil, next, -1
	if err := r.rec.Seek(at); err != nil {
		r.reader, r.stop = elsewhere, err
	}
}

// jump begins anew with the key frame before at, decoded already.
func (r *reel) jump(at, key time.Duration) {
	r.restart(at)
	if r.stop == nil {
		r.read()
	}
	r.key = key
}

// forward does one piece towards the pictures behind those held.
func (r *reel) forward() {
	switch {
	case r.stop != nil:
	case r.reader != afterHeld:
		r.seek(r.held[len(r.held)-1].PTS, afterHeld)
	default:
		r.read()
	}
}

// onward does one piece towards the pictures behind those held, when they are
// not urgent: a chunk that is under way is completed first.
func (r *reel) onward() {
	if r.reader == intoChunk {
		r.extend()
		return
	}
	r.forward()
}

// extend does one piece towards the pictures before those held.
func (r *reel) extend() {
	first := r.held[0].PTS
	if r.reader != intoChunk {
		r.seek(first-1-r.back, intoChunk)
		return
	}
	f := r.next()
	switch {
	case f != nil && f.PTS < first:
		r.chunk = add(r.chunk, f)
		r.trim()
		return
	case len(r.chunk) == 0:
		r.further(first)
	case f == nil: // the file ends before it reaches those held
		release(r.held)
		r.held, r.chunk = r.chunk, nil
	default:
		r.held, r.chunk = append(r.chunk, r.held...), nil
		r.back = 0
	}
	f.Release()
	r.reader = elsewhere
}

// further has the next seek go further back: the last one found no picture
// before first. When none went further, it is the file's first.
func (r *reel) further(first time.Duration) {
	r.stop = nil
	if r.back >= first {
		r.first = first
	}
	r.back = max(2*r.back, time.Second)
}

// read adds the next picture to those held, unless it is among them.
func (r *reel) read() {
	fresh := r.last < 0
	f := r.next()
	if f == nil {
		return
	}
	if n := len(r.held); n > 0 && fresh && f.PTS > r.held[n-1].PTS {
		release(r.held) // there is a hole
		r.held = nil
	}
	r.held = add(r.held, f)
	r.trim()
}

// add puts f behind frames. Of pictures for the same time the last one shows;
// earlier ones are known already.
func add(frames []*stream.Frame, f *stream.Frame) []*stream.Frame {
	n := len(frames)
	switch {
	case n == 0 || f.PTS > frames[n-1].PTS:
		return append(frames, f)
	case f.PTS == frames[n-1].PTS:
		frames[n-1], f = f, frames[n-1]
	}
	f.Release()
	return frames
}

// next reads a picture; nil: there is none.
func (r *reel) next() *stream.Frame {
	r.key = -1
	f, err := r.rec.Next()
	if err != nil {
		r.stop = err
		if r.reader == afterHeld && errors.Is(err, io.EOF) && len(r.held) > 0 {
			r.exact = true
		}
		return nil
	}
	if g, is := r.pace.between(r.last, f.PTS); is {
		r.gaps = addGap(r.gaps, g)
	}
	r.last = f.PTS
	r.end = max(r.end, f.PTS+r.pace.period)
	return f
}
