package archive

import (
	"errors"
	"io"
	"slices"
	"sort"
	"time"

	"watchfloor/wall/stream"
)

// looksAtEnd is how often a file is looked at again that has ended too early.
const looksAtEnd = 5

// A reel keeps the decoded pictures around a position of one recording. It
// works in small pieces, a seek or a picture each, so that its user can turn
// to a newer wish in between. One goroutine uses it.
type reel struct {
	rec  stream.Recording
	info stream.RecordingInfo
	pace pace

	held   []*stream.Frame // without a hole, in order
	chunk  []*stream.Frame // read to be put before held
	reader reading
	stop   error // no picture can be read behind held; io.EOF at the end

	at      time.Duration // the position that pictures are kept around
	reverse bool          // earlier pictures will be needed next
	limit   int           // bytes

	aim   time.Duration // of the seek that held began with
	back  time.Duration // how much further back than needed a seek has to aim
	key   time.Duration // whose key frame was asked for, and is held[0]; -1: none
	last  time.Duration // of the picture read last; -1: none since a seek
	first time.Duration // of the first picture
	end   time.Duration // when the last picture seen is over
	exact bool          // the file's end was seen
	looks int           // for pictures that are missing at the end
	gaps  []gap

	move   int64 // of the wish followed now
	walked walk
}

// reading says where the recording's next picture belongs.
type reading int

const (
	elsewhere reading = iota
	afterHeld
	intoChunk
)

func newReel(rec stream.Recording) *reel {
	r := &reel{rec: rec, limit: cacheBytes, key: -1, last: -1}
	r.look()
	return r
}

// look learns what is known of the file now, and whether it has grown. The
// last pictures of a file that is being written may come a little later.
func (r *reel) look() {
	before := r.info.Duration
	r.info = r.rec.Info()
	r.pace = paceOf(r.info.FPS)
	if r.info.Duration > before {
		r.exact, r.looks = false, 0
		r.retry()
	}
	if r.stop != nil && r.end+r.pace.period/2 < r.info.Duration && r.looks < looksAtEnd {
		r.looks++
		r.retry()
	}
}

// turnTo follows a wish. What failed under an older one is tried again.
func (r *reel) turnTo(w wish) {
	r.at, r.reverse, r.limit = w.at, w.reverse(), w.limit
	if r.move != w.move && (len(r.held) == 0 || !errors.Is(r.stop, io.EOF)) {
		r.retry()
	}
	r.move = w.move
}

// retry lets reading go on after it stopped.
func (r *reel) retry() {
	if r.stop != nil {
		r.stop, r.reader = nil, elsewhere
	}
}

// close releases everything.
func (r *reel) close() {
	r.clear()
	r.rec.Close()
}

// clear forgets the pictures.
func (r *reel) clear() {
	release(r.held)
	release(r.chunk)
	r.held, r.chunk, r.reader, r.stop = nil, nil, elsewhere, nil
}

func release(frames []*stream.Frame) {
	for _, f := range frames {
		f.Release()
	}
}

// length is how long the file shows, as far as is known.
func (r *reel) length() time.Duration {
	if r.exact {
		return min(max(r.info.Duration, r.end), r.end-r.pace.period+r.pace.hold)
	}
	return max(r.info.Duration, r.end)
}

// locate returns the pictures among which the one for at surely is: it is
// frames[i]. It is none, and i is -1, when at is before the first.
func (r *reel) locate(at time.Duration) (frames []*stream.Frame, i int, sure bool) {
	if i = index(r.chunk, at); i >= 0 && i+1 < len(r.chunk) {
		return r.chunk, i, true
	}
	n := len(r.held)
	i = index(r.held, at)
	switch {
	case n == 0:
		return nil, -1, r.stop != nil
	case i < 0:
		return r.held, i, r.begins()
	}
	return r.held, i, i+1 < n || r.stop != nil
}

// begins says that no picture is before those held.
func (r *reel) begins() bool { return r.held[0].PTS <= r.first }

// index is that of the last frame that is not after at, or -1.
func index(frames []*stream.Frame, at time.Duration) int {
	return sort.Search(len(frames), func(i int) bool { return frames[i].PTS > at }) - 1
}

// Why there is no picture.
const (
	beforeFirst = "before its first picture"
	afterLast   = "after its last picture"
	inGap       = "gap"
	unreadable  = "no picture can be read here"
)

// absent says why the file has no picture at a time, as far as is known; "" if
// it may have one.
func (r *reel) absent(at time.Duration) string {
	failed := r.stop != nil && !errors.Is(r.stop, io.EOF)
	switch {
	case at < r.first:
		return beforeFirst
	case failed && (len(r.held) == 0 || at > r.end):
		return r.stop.Error()
	case at > r.length() && (r.info.Duration > 0 || r.exact):
		return afterLast
	case r.stop != nil && len(r.held) == 0:
		return unreadable
	}
	for _, g := range r.gaps {
		if at >= g.from && at < g.to {
			return inGap
		}
	}
	return ""
}

// keyBefore is the time of the last key frame in the index that is not after
// at; without an index it is at.
func (r *reel) keyBefore(at time.Duration) time.Duration {
	i, exact := slices.BinarySearch(r.info.Keys, at)
	switch {
	case exact || !r.info.Indexed:
		return at
	case i == 0:
		return 0
	}
	return r.info.Keys[i-1]
}
