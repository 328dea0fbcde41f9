package wall

import (
	"watchfloor/wall/stream"
	"watchfloor/wall/truth"
)

// patient is how many paints in a row may leave a frame waiting.
const patient = 5

// view is one tile's look at one player or at footage: its mailbox, and the
// frames taken from it that still wait for a paint. Two wait at most, so that
// a paint slightly out of step with the camera drops nothing.
type view struct {
	source  stream.Source
	player  *playing
	feed    *stream.Feed  // nil: at rest
	footage Footage       // instead of a player
	newest  *stream.Frame // of footage, held to know the next
	waiting []*stream.Frame
	dropped int64
	behind  int // paints in a row that left a frame waiting
	pace    pace
	lag     truth.Lag
	meter   truth.Meter // of what is told on the tile
}

func (p *players) view(src stream.Source) *view {
	pl := p.acquire(src)
	return &view{source: src, player: pl, feed: pl.Watch()}
}

// take is the newest frame not taken yet, or nil.
func (v *view) take() *stream.Frame {
	if v.footage != nil {
		f := v.footage.Frame()
		if f == v.newest {
			f.Release()
			return nil
		}
		v.newest.Release()
		if v.newest = f; f != nil {
			f.Retain()
		}
		return f
	}
	if v.feed == nil {
		return nil
	}
	return v.feed.Frames.Take()
}

// collect takes the newest frame out of the mailbox, and tells whether there
// is any to show.
func (v *view) collect() bool {
	f := v.take()
	if f == nil {
		return len(v.waiting) > 0
	}
	v.offer(f)
	return true
}

// offer lets a frame wait for its paint.
func (v *view) offer(f *stream.Frame) {
	v.pace.note(f)
	if len(v.waiting) == 2 {
		v.drop()
	}
	v.waiting = append(v.waiting, f)
}

// drop leaves out the frame that waits longest.
func (v *view) drop() {
	v.waiting[0].Release()
	v.waiting = append(v.waiting[:0], v.waiting[1:]...)
	v.dropped++
}

// empty says that footage has no picture at its present time: an old one
// would be taken for it.
func (v *view) empty() bool {
	return v != nil && v.footage != nil && v.newest == nil && len(v.waiting) == 0
}

// next hands over the frame to paint now, or nil. Where each paint leaves one
// waiting, all are late for nothing, and one is left out.
func (v *view) next() *stream.Frame {
	if v.behind++; len(v.waiting) < 2 {
		v.behind = 0
	}
	if v.behind > patient {
		v.drop()
		v.behind = 0
	}
	if len(v.waiting) == 0 {
		return nil
	}
	f := v.waiting[0]
	v.waiting = append(v.waiting[:0], v.waiting[1:]...)
	return f
}

// status is the player's, and how long it has been so.
func (v *view) status() stream.Status {
	if v.footage != nil {
		return v.footage.Status()
	}
	return v.player.Status()
}

// rest stops looking. The player stays, and keeps its connection.
func (v *view) rest() {
	if v == nil {
		return
	}
	if v.feed != nil {
		v.player.Unwatch(v.feed)
		v.feed = nil
	}
	for _, f := range v.waiting {
		f.Release()
	}
	v.waiting = v.waiting[:0]
	v.newest.Release()
	v.newest = nil // its memory is used again
}

// wake looks again, and tells whether it was at rest.
func (v *view) wake() bool {
	if v == nil || v.feed != nil || v.player == nil {
		return false
	}
	v.feed = v.player.Watch()
	return true
}

// close gives everything back to p.
func (v *view) close(p *players) {
	if v == nil {
		return
	}
	v.rest()
	if v.player != nil {
		p.release(v.player)
	}
}
