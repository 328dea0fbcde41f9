package archive

import (
	"context"
	"sync"
	"time"

	"watchfloor/wall/stream"
)

const (
	lookEvery = time.Second            // a file may grow
	keyPause  = 10 * time.Millisecond  // between looks for another key frame
	keyReach  = 400 * time.Millisecond // without an index, key frames are looked for so far apart
	lookAhead = 8                      // pictures decoded before they are due
	lookBack  = 50                     // the same, backwards, where a whole group has to be decoded first
)

// run opens the file and plays it until ctx ends or the lane is removed.
func (l *Lane) run(ctx context.Context) {
	defer l.p.closed(l)
	rec, err := l.p.cfg.Open(l.path)
	if err != nil {
		l.p.failed(l, err)
		return
	}
	r := newReel(rec)
	defer r.close()
	l.p.opened(l, r)
	var surveying sync.WaitGroup
	defer surveying.Wait()
	ctx, end := context.WithCancel(ctx)
	defer end()
	info := r.info
	surveying.Go(func() { l.survey(ctx, info) })
	l.follow(ctx, r)
}

// follow shows what is wished until ctx ends or the lane is removed.
func (l *Lane) follow(ctx context.Context, r *reel) {
	looked := time.Now()
	for l.goesOn(ctx) {
		if time.Since(looked) >= lookEvery {
			r.look()
			looked = time.Now()
		}
		rest := l.turn(r, l.p.wish(l))
		l.p.learn(l, r)
		l.wait(ctx, rest)
	}
}

// goesOn is false when ctx has ended or the lane is removed.
func (l *Lane) goesOn(ctx context.Context) bool {
	select {
	case <-l.gone:
		return false
	default:
		return ctx.Err() == nil
	}
}

// wait waits for d, or for a new wish.
func (l *Lane) wait(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-l.gone:
	case <-l.wake:
	case <-t.C:
	}
}

// turn does one piece of what is wished, and returns how long there is nothing
// more to do.
func (l *Lane) turn(r *reel, w wish) time.Duration {
	r.turnTo(w)
	if w.step != 0 {
		if pts, there := r.walk(w); there {
			l.p.stepped(l, w, pts)
		}
		return 0
	}
	absent := r.absent(w.at)
	frames, i, sure := r.locate(w.at)
	switch {
	case absent != "":
		l.p.show(l, w, nil, absent)
		return untilChange(r, w)
	case sure && i >= 0:
		l.p.show(l, w, frames[i], "")
		return l.prepare(r, w, frames, i)
	case sure:
		l.p.show(l, w, nil, beforeFirst)
		return lookEvery
	case w.keys:
		return l.showKey(r, w)
	}
	l.p.miss(l)
	r.work(w.at)
	return 0
}

// untilChange is how long to wait where there is no picture.
func untilChange(r *reel, w wish) time.Duration {
	if w.rate == 0 {
		return lookEvery
	}
	return min(max(r.pace.period/2, time.Millisecond), keyPause)
}

// prepare decodes what is due soon, and returns how long frames[i] is right.
func (l *Lane) prepare(r *reel, w wish, frames []*stream.Frame, i int) time.Duration {
	spare := r.room() / 2
	switch {
	case w.rate == 0:
		return lookEvery
	case w.keys:
		return keyPause
	case w.rate > 0 && len(frames)-i-1 < min(lookAhead, spare) && r.stop == nil:
		r.onward()
		return 0
	case w.rate < 0 && i < min(lookBack, spare) && !r.begins():
		r.extend()
		return 0
	}
	due := lookEvery
	switch {
	case w.rate < 0:
		due = stretch(w.at-frames[i].PTS+1, -w.rate)
	case i+1 < len(frames):
		due = stretch(frames[i+1].PTS-w.at, w.rate)
	}
	return min(max(due, time.Millisecond), lookEvery)
}

// stretch is how long a part of the recording takes at a rate.
func stretch(d time.Duration, rate float64) time.Duration {
	return time.Duration(float64(d) / rate)
}

// showKey shows the key frame before the wished position.
func (l *Lane) showKey(r *reel, w wish) time.Duration {
	key, reach := r.keyBefore(w.at), time.Duration(0)
	if !r.info.Indexed && w.rate != 0 {
		reach = keyReach
	}
	if len(r.held) == 0 || r.key < 0 || (key-r.key).Abs() > reach {
		r.jump(w.at, key)
	}
	if len(r.held) == 0 {
		return 0 // the next turn says why
	}
	l.p.show(l, w, r.held[0], "")
	if w.rate == 0 {
		return lookEvery
	}
	return keyPause
}
