package archive

import (
	"time"

	"watchfloor/wall/stream"
)

const (
	cacheBytes   = 192 << 20              // of decoded pictures, of all lanes together
	lateAfter    = 300 * time.Millisecond // a picture that is missing for so long is said to be
	fastForward  = 4.0                    // beyond it, key frames are enough
	fastBackward = -2.0
)

// A wish is what a lane should show.
type wish struct {
	move  int64         // a newer one has a higher number
	at    time.Duration // from the file's first picture
	rate  float64       // of the clock; 0: it stands
	keys  bool          // the key frame before is enough
	step  int           // pictures to go on from at
	limit int           // bytes of decoded pictures to keep
}

// reverse says that earlier pictures will be needed next.
func (w wish) reverse() bool { return w.rate < 0 || w.step < 0 }

// wish returns what l should show now.
func (p *Playback) wish(l *Lane) wish {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.advance(now)
	return wish{
		move: p.moves, at: p.clock.at(now).Sub(l.begin()), rate: p.clock.rate,
		keys: !p.exact || p.rate > fastForward || p.rate < fastBackward,
		step: l.step, limit: cacheBytes / max(len(p.lanes), 1),
	}
}

// show makes f what l shows, or says why there is no picture. f remains the
// caller's.
func (p *Playback) show(l *Lane, w wish, f *stream.Frame, absent string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l.absent = absent
	if f != l.frame {
		l.frame.Release()
		l.frame = nil
		if f != nil {
			l.frame = f.Retain()
		}
	}
	l.settled = w.move
	l.missing, l.slow = time.Time{}, false
	p.advance(time.Now())
}

// miss notes that l looks for its picture. A clock that runs away from it
// waits.
func (p *Playback) miss(l *Lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if l.missing.IsZero() {
		l.missing = now
	}
	if p.clock.rate != 0 && !l.slow && now.Sub(l.missing) > lateAfter {
		p.move(now, p.clock.at(now), true)
	}
}

// stepped says that the wished steps lead to the picture at pts.
func (p *Playback) stepped(l *Lane, w wish, pts time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if w.move == p.moves && l.step != 0 {
		l.step = 0
		p.move(time.Now(), l.begin().Add(pts), true)
	}
}
