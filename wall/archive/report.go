package archive

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"time"

	"watchfloor/wall/stream"
)

// Status says what the lane's picture is worth: Opening while its file is
// opened, Playback and Paused with the picture's time, NoData with a reason
// where there is none, Seeking while it is looked for.
func (l *Lane) Status() stream.Status {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	now := time.Now()
	l.p.advance(now)
	switch {
	case l.dead():
		return stream.Status{State: stream.NoData, Reason: l.reason()}
	case !l.open:
		return stream.Status{State: stream.Opening}
	case l.absent != "":
		return stream.Status{State: stream.NoData, Reason: l.absent}
	case l.frame == nil:
		return stream.Status{State: stream.Seeking}
	}
	s := stream.Status{State: stream.Paused, Time: Civil(l.begin().Add(l.frame.PTS), l.p.cfg.Zone)}
	switch {
	case !l.missing.IsZero() && now.Sub(l.missing) > lateAfter:
		s.State = stream.Seeking
	case l.p.rate != 0:
		s.State = stream.Playback
	}
	return s
}

// reason is the problem in words, without the file's name, which its tile and
// its lane bear already. Holds p.mu.
func (l *Lane) reason() string {
	if l.problem == nil {
		return ""
	}
	return strings.TrimPrefix(l.problem.Error(), filepath.Base(l.path)+": ")
}

// opened notes what l's file is like.
func (p *Playback) opened(l *Lane, r *reel) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l.open, l.info, l.end = true, r.info, r.length()
	l.found, l.foundIn = findStart(l.path, r.info.Created, p.cfg.Zone)
	p.arrange()
}

// failed notes why l's file cannot be opened.
func (p *Playback) failed(l *Lane, err error) {
	p.cfg.Log.Warn("file cannot be played", "file", l.path, "err", err)
	p.mu.Lock()
	defer p.mu.Unlock()
	l.problem = err
	p.arrange()
}

// learn notes what reading has shown.
func (p *Playback) learn(l *Lane, r *reel) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, g := range l.ahead {
		r.gaps = addGap(r.gaps, g)
	}
	l.ahead = nil
	l.info, l.end, l.gaps = r.info, r.length(), r.gaps
	if failed := r.stop != nil && !errors.Is(r.stop, io.EOF); failed {
		if l.problem == nil {
			p.cfg.Log.Warn("file cannot be read on", "file", l.path, "err", r.stop)
		}
		l.problem = r.stop
	} else {
		l.problem = nil
	}
	p.clock.from, p.clock.to = p.extent()
}

// surveyed notes a gap that the lane has not come to yet.
func (p *Playback) surveyed(l *Lane, g gap) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l.ahead = append(l.ahead, g)
	p.poke()
}

// closed releases what l shows.
func (p *Playback) closed(l *Lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l.frame.Release()
	l.frame = nil
}
