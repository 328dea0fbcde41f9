package wall

import (
	"time"

	"watchfloor/wall/stream"
)

// A pace is how regularly the pictures of a stream come.
type pace struct {
	number   int64 // of the newest
	came     time.Time
	interval time.Duration // smoothed; 0: not known
}

// note learns from the newest picture. The numbers tell how many came between
// two that were seen.
func (p *pace) note(f *stream.Frame) {
	n, gap := f.Number-p.number, f.Arrived.Sub(p.came)
	p.number, p.came = f.Number, f.Arrived
	if n <= 0 || gap <= 0 || gap > time.Duration(n)*time.Second {
		p.interval = 0
		return
	}
	each := gap / time.Duration(n)
	if p.interval == 0 {
		p.interval = each
	}
	p.interval += (each - p.interval) / 8
}

// next is when the next picture should come. The zero time says that nobody
// knows, or that it is late by so much that waiting for it is in vain.
func (p *pace) next(now time.Time) time.Time {
	due := p.came.Add(p.interval)
	if p.interval == 0 || now.After(due.Add(p.interval/4)) {
		return time.Time{}
	}
	return due
}

// here says whether there is something to paint.
func (t *Tile) here() bool { return t.stale || t.playing != nil && len(t.playing.waiting) > 0 }

// awaited is when the tile's next picture should be here, in the future; zero:
// it is here already, or nobody knows.
func (t *Tile) awaited(now time.Time) time.Time {
	if t.playing == nil || t.here() {
		return time.Time{}
	}
	next := t.playing.pace.next(now)
	if !next.IsZero() && !next.After(now) {
		return now.Add(time.Millisecond)
	}
	return next
}

// first is when there will be something to paint in any of the tiles.
func first(tiles []*Tile, now time.Time) time.Time {
	soon := now.Add(time.Hour)
	for _, t := range tiles {
		if t.here() {
			return now
		}
		if next := t.awaited(now); !next.IsZero() && next.Before(soon) {
			soon = next
		}
	}
	return soon
}

// A cadence spreads paints where each costs the whole window, however little
// of it is new: OpenGL in software. The tiles of the highest frame rate wait
// for each other. So each of their pictures is painted, once and with all the
// others, as soon as the last of them is there.
type cadence struct{ painted time.Time }

// due is when a paint of these tiles is worth what it costs.
func (c *cadence) due(tiles []*Tile, now time.Time) time.Time {
	const (
		apart = 30 * time.Millisecond // for cameras of 30 pictures a second
		blind = 39 * time.Millisecond // for those of 25, where no pace is known
	)
	fastest := highest(tiles, now)
	if fastest == 0 {
		return c.painted.Add(blind)
	}
	due := c.painted.Add(apart)
	for _, t := range tiles {
		next := t.awaited(now)
		if next.After(due) && t.playing.pace.interval <= fastest*9/8 {
			due = next
		}
	}
	return due
}

// highest is the interval of the highest frame rate among the tiles; 0: none
// is known.
func highest(tiles []*Tile, now time.Time) time.Duration {
	var interval time.Duration
	for _, t := range tiles {
		if t.playing == nil || t.playing.pace.next(now).IsZero() {
			continue
		}
		if own := t.playing.pace.interval; interval == 0 || own < interval {
			interval = own
		}
	}
	return interval
}
