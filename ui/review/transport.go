package review

import (
	"fmt"
	"slices"
	"time"

	"watchfloor/wall/archive"
)

// Rates are the speeds that Faster and Slower go through.
var rates = []float64{1. / 8, 1. / 4, 1. / 2, 1, 2, 4, 8, 16}

// TogglePlay plays at the rate chosen last, or pauses.
func (r *Review) TogglePlay() {
	if r.playback.State().Playing {
		r.playback.Pause()
		return
	}
	r.playback.Play(r.rate)
}

// SetRate chooses a rate for now, if it is playing, and for the next play.
func (r *Review) SetRate(rate float64) {
	r.rate = rate
	if r.playback.State().Playing {
		r.playback.Play(rate)
	}
}

// Faster goes through the rates by so many, back if by is negative.
func (r *Review) Faster(by int) {
	rate := r.rate
	sign := 1.0
	if rate < 0 {
		sign, rate = -1, -rate
	}
	at := slices.IndexFunc(rates, func(v float64) bool { return v >= rate })
	if at < 0 {
		at = slices.Index(rates, 1)
	}
	r.SetRate(sign * rates[min(max(at+by, 0), len(rates)-1)])
	r.say("Speed " + speed(r.rate))
}

// speed writes a rate: "1/4×", "−2×".
func speed(rate float64) string {
	sign := ""
	if rate < 0 {
		sign, rate = "−", -rate
	}
	if rate < 1 {
		return fmt.Sprintf("%s1/%.0f×", sign, 1/rate)
	}
	return fmt.Sprintf("%s%.0f×", sign, rate)
}

// Reverse plays the other way.
func (r *Review) Reverse() {
	r.rate = -r.rate
	r.playback.Play(r.rate)
}

// Step pauses and goes n pictures on, or back.
func (r *Review) Step(n int) { r.playback.Step(n) }

// Skip goes on by d, or back.
func (r *Review) Skip(d time.Duration) { r.Seek(r.playback.State().Position.Add(d)) }

// Seek goes to a time.
func (r *Review) Seek(t time.Time) { r.playback.Seek(t, true) }

// First goes to the first picture of all files.
func (r *Review) First() { r.Seek(r.playback.State().From) }

// Last goes to the end of all files.
func (r *Review) Last() { r.Seek(r.playback.State().To) }

// Position is where the playhead is, in local time.
func (r *Review) Position() time.Time { return archive.Civil(r.playback.State().Position, time.Local) }

// LoopFrom begins the looped range at the playhead.
func (r *Review) LoopFrom() {
	s := r.playback.State()
	to := s.Loop[1]
	if !to.After(s.Position) {
		to = s.To
	}
	r.playback.SetLoop(s.Position, to)
}

// LoopTo ends the looped range at the playhead; where that leaves nothing, it
// ends the loop.
func (r *Review) LoopTo() {
	s := r.playback.State()
	from := s.Loop[0]
	switch {
	case from.IsZero():
		from = s.From
	case !from.Before(s.Position):
		from = s.Position
	}
	r.playback.SetLoop(from, s.Position)
}

// Nudge adds to the correction of a file, "" the selected one.
func (r *Review) Nudge(id string, by time.Duration) {
	l := r.lane(id)
	if l == nil {
		l = r.current()
	}
	if l == nil {
		return
	}
	to := l.State().Correction + by
	l.SetCorrection(to)
	r.dirty = true
	r.say(fmt.Sprintf("%s is corrected by %+d ms", l.name(), to.Milliseconds()))
}

// SetStart says when a file begins. The zero time: as its metadata or its
// name says.
func (r *Review) SetStart(id string, t time.Time) {
	if l := r.lane(id); l != nil {
		l.SetStart(t)
		r.dirty = true
	}
}

// Start is when a file begins, without its correction, in local time.
func (r *Review) Start(id string) time.Time {
	if l := r.lane(id); l != nil {
		return archive.Civil(l.State().Start, time.Local)
	}
	return time.Time{}
}
