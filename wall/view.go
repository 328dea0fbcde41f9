package wall

import (
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/truth"
)

// view is one tile's look at one player or at footage: its mailbox, and the
// frames taken from it that still wait for a paint. Two wait at most, so that
// a paint slightly out of step with the camera drops nothing.
type view struct {
	source  stream.Source
	player  *playing
	feed    *stream.Feed  // nil: at rest
	footage Footage       // instead of a player
	newest  *stream.Frame // of footage, to know the next; not held
	waiting []*stream.Frame
	dropped int64
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
		v.newest = f
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
	if len(v.waiting) == 2 {
		v.waiting[0].Release()
		v.waiting[0] = v.waiting[1]
		v.waiting = v.waiting[:1]
		v.dropped++
	}
	v.waiting = append(v.waiting, f)
	return true
}

// empty says that footage has no picture at its present time: an old one
// would be taken for it.
func (v *view) empty() bool {
	return v != nil && v.footage != nil && v.newest == nil && len(v.waiting) == 0
}

// next hands over the frame to paint now, or nil.
func (v *view) next() *stream.Frame {
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

// cadence spreads paints: under software OpenGL each paint redraws the whole
// window, so it waits until most tiles have something new.
type cadence struct {
	every time.Duration // 0: paint as soon as there is a frame
	next  time.Time
}

// due says whether it is time to paint, and counts from here if so.
func (c *cadence) due(now time.Time) bool {
	if now.Before(c.next) {
		return false
	}
	c.next = c.next.Add(c.every)
	if now.After(c.next) {
		c.next = now
	}
	return true
}
