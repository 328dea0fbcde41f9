package archive

import "time"

// A walk goes over pictures one by one. It is on its way for as many pieces of
// work as it takes, and is replaced by the next wish.
type walk struct {
	move    int64
	cursor  time.Duration // reached so far
	left    int           // pictures to go
	located bool          // cursor's picture was found
}

// walk does one piece towards the picture so many steps from the wished
// position, and returns its time when it is there.
func (r *reel) walk(w wish) (pts time.Duration, there bool) {
	s := &r.walked
	if s.move != w.move {
		*s = walk{move: w.move, cursor: w.at, left: w.step}
	}
	r.at = s.cursor
	if r.reader == intoChunk {
		r.extend()
		return 0, false
	}
	_, i, sure := r.locate(s.cursor)
	if !sure {
		r.work(max(s.cursor, r.first))
		return 0, false
	}
	if len(r.held) == 0 {
		return w.at, true
	}
	if !s.located && w.step < 0 && i >= 0 && r.absent(w.at) != "" {
		s.left++ // the picture before it is the first step back
	}
	s.located = true
	if pts, there = r.stride(i + s.left); !there {
		return 0, false
	}
	if w.step < 0 {
		return min(pts, w.at), true
	}
	return max(pts, w.at), true
}

// stride reaches the i-th picture held, or goes as far as there are any held
// and reads on there.
func (r *reel) stride(i int) (pts time.Duration, there bool) {
	last := len(r.held) - 1
	switch {
	case i < 0 && r.begins():
		return r.held[0].PTS, true
	case i < 0:
		r.walked.cursor, r.walked.left = r.held[0].PTS, i
		r.extend()
	case i <= last:
		return r.held[i].PTS, true
	case r.stop != nil:
		return r.held[last].PTS, true
	default:
		r.walked.cursor, r.walked.left = r.held[last].PTS, i-last
		r.forward()
	}
	return 0, false
}
