package archive

import (
	"time"

	"watchfloor/wall/stream"
)

// A Lane is one recorded file of a Playback. Safe for concurrent use; no
// method blocks.
type Lane struct {
	p    *Playback
	path string
	wake chan struct{} // there is a new wish
	gone chan struct{} // closed: the lane is removed

	// Guarded by p.mu.
	started    bool
	typed      time.Time // by somebody; zero: to be found
	found      time.Time // by the file; zero: not
	foundIn    string
	start      time.Time // of the first picture, without correction
	startFrom  string
	correction time.Duration

	open    bool
	problem error
	info    stream.RecordingInfo
	end     time.Duration // of the last picture
	gaps    []gap
	ahead   []gap       // found by the survey, not yet among them
	keys    []time.Time // as computed for
	keysAt  time.Time   // this begin

	frame   *stream.Frame // shown
	absent  string        // why there is none
	settled int64         // the move whose picture is shown
	missing time.Time     // real time since which the picture is looked for
	slow    bool          // the clock has waited in vain
	step    int           // pictures to go on
}

// LaneState is what is known of a lane. It does not change.
type LaneState struct {
	Info       stream.RecordingInfo
	Start      time.Time // of the first picture, without the correction
	StartFrom  string    // one of the constants
	Correction time.Duration
	Spans      [][2]time.Time // where there is picture, corrected; in order
	Keys       []time.Time    // of key frames in the index, corrected; may be nil
	Shown      time.Time      // of the picture shown, corrected; zero: none
	PTS        time.Duration  // of the picture shown, from the file's first
	Problem    error          // why it cannot be played, or not on from here
	Reason     string         // Problem in words, without the file's name
}

// Path is the file's path, as given to Add.
func (l *Lane) Path() string { return l.path }

// Frame returns the picture to be shown now, for the caller to release. It is
// nil where the file has none. The same picture is returned until another is
// due.
func (l *Lane) Frame() *stream.Frame {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	if l.frame == nil {
		return nil
	}
	return l.frame.Retain()
}

// State says what is known of the lane.
func (l *Lane) State() LaneState {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	s := LaneState{
		Info: l.info, Start: l.start, StartFrom: l.startFrom, Correction: l.correction,
		Problem: l.problem, Reason: l.reason(),
	}
	if l.open {
		s.Spans = spans(l.begin(), l.end, l.gaps)
	}
	s.Keys = l.keyTimes()
	if l.frame != nil {
		s.PTS, s.Shown = l.frame.PTS, l.begin().Add(l.frame.PTS)
	}
	return s
}

// SetStart says when the file's first picture was taken. Zero: to be found.
func (l *Lane) SetStart(t time.Time) {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	l.typed = t
	l.p.arrange()
}

// SetCorrection sets what is added to the start.
func (l *Lane) SetCorrection(d time.Duration) {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	l.correction = d
	l.p.touched = true
	l.p.arrange()
}

// keyTimes are those of the index. Holds p.mu.
func (l *Lane) keyTimes() []time.Time {
	if len(l.keys) == len(l.info.Keys) && l.keysAt.Equal(l.begin()) {
		return l.keys
	}
	l.keysAt, l.keys = l.begin(), make([]time.Time, 0, len(l.info.Keys))
	for _, k := range l.info.Keys {
		l.keys = append(l.keys, l.keysAt.Add(k))
	}
	return l.keys
}

// dead says that the file could not be opened. Holds p.mu.
func (l *Lane) dead() bool { return l.problem != nil && !l.open }

// begin is the time of the first picture. Holds p.mu.
func (l *Lane) begin() time.Time { return l.start.Add(l.correction) }
