package stream

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

const (
	quiet      = 2 * time.Second  // without a picture, at least, before it is called stale
	patience   = time.Second      // stale for so long: reconnect
	firstUnit  = 10 * time.Second // from connecting to the first access unit
	keyless    = 12 * time.Second // from connecting or a loss: then what comes is decoded without a key frame
	firstKey   = 30 * time.Second // without a picture that can be decoded: reconnect
	hopeless   = 3                // failed attempts from which on there is no signal
	lately     = 2 * time.Minute  // a camera that was live then restarts, probably
	believable = 10 * time.Second // camera clocks further off say nothing about latency
	longestGap = 20 * time.Second // of frame intervals that are believed
)

// A report is what a Player knows about itself. Safe for concurrent use, and
// held for moments only: the screen reads it.
type report struct {
	mu     sync.Mutex
	status Status
	stats  Stats

	watched   bool
	began     time.Time // the Player
	dialled   time.Time // the connection
	opened    time.Time
	broken    time.Time  // nothing that arrived till then is shown as live; zero: all is well
	makeshift bool       // what comes is decoded although no key frame came
	unit      time.Time  // the newest arrived
	picture   time.Time  // the newest shown, or, hidden, kept
	key       AccessUnit // the newest, without its data
	rate      meter
	bits      meter
	steady    bool // a picture came on this connection
}

func newReport() *report {
	now := time.Now()
	return &report{began: now, status: Status{State: Connecting, Since: now}}
}

// read returns the status as it is now: a picture that stays away is stale
// whether or not anybody noticed.
func (r *report) read(now time.Time) Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.status
	switch {
	case s.State == Live && r.frozen(now):
		return Status{State: Stale, Since: r.picture, Try: s.Try, Reason: r.excuse(now)}
	case s.State == Waiting && r.unit.IsZero() && now.Sub(r.opened) > quiet:
		return Status{State: NoData, Since: r.opened, Try: s.Try, Reason: "connected, but the camera sends no pictures"}
	}
	return s
}

// frozen tells whether the picture stands for longer than can be meant.
func (r *report) frozen(now time.Time) bool {
	still := now.Sub(r.picture)
	if r.stats.Level != Keys || !r.watched {
		return still > r.calm()
	}
	between := r.stats.KeyInterval
	if between == 0 {
		between = longestGap
	}
	return still > r.calm()+between || now.Sub(r.unit) > r.calm()
}

// excuse says why there is no picture.
func (r *report) excuse(now time.Time) string {
	if now.Sub(r.unit) > r.calm() {
		return "the camera sends nothing"
	}
	return "what the camera sends cannot be decoded"
}

// calm is how long nothing means nothing.
func (r *report) calm() time.Duration { return max(quiet, 3*r.stats.Interval) }

func (r *report) counts() Stats {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stats
}

// dialling notes the beginning of an attempt.
func (r *report) dialling() {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	r.dialled, r.opened, r.broken = now, now, now.Add(-1)
	r.steady, r.makeshift = false, false
	r.unit, r.stats.Interval, r.stats.KeyInterval = time.Time{}, 0, 0
	r.rate, r.bits, r.key = meter{}, meter{}, AccessUnit{}
}

// connected notes that it succeeded. The first pictures may be here already.
func (r *report) connected() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.opened = time.Now()
	if r.status.State != Live {
		r.turn(Waiting, "connected, no key frame yet")
	}
}

// hold waits for a picture that arrived after at.
func (r *report) hold(at time.Time, why string) {
	if r.broken.IsZero() || r.status.State == Live {
		r.broken = at
	}
	if r.status.State == Live {
		r.turn(Waiting, why)
	}
}

// shown makes the player live, unless the picture is older than a loss, or
// may show what was never there.
func (r *report) shown(arrived time.Time) {
	now := time.Now()
	if r.makeshift {
		if r.picture.Before(r.dialled) {
			r.stats.First = now.Sub(r.dialled)
		}
		r.picture = now
		return
	}
	if !r.broken.IsZero() && !arrived.After(r.broken) {
		return
	}
	if !r.steady {
		r.stats.First = now.Sub(r.dialled)
	}
	r.broken, r.steady = time.Time{}, true
	r.picture = now
	switch {
	case now.Sub(arrived) > quiet:
		r.turn(Stale, "the machine is too busy to decode in time")
		r.status.Since = arrived
	case r.status.State != Live:
		r.turn(Live, "")
	}
}

// watch notes that somebody begins, or nobody goes on, to look.
func (r *report) watch(on, ready bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.watched = on
	if !on || r.status.State != Live {
		return
	}
	if ready {
		r.picture = time.Now()
		r.turn(Waiting, "decoding what was kept while hidden")
	} else {
		r.turn(Waiting, "waiting for the next key frame")
	}
}

// failed notes the end of an attempt: it was the try-th failure in a row, or
// one that soon trying again does not mend.
func (r *report) failed(try int, lasting bool, why string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Reconnects++
	r.stats.FPS, r.stats.BitRate, r.stats.Latency = 0, 0, 0
	r.status.Try = try
	if try < hopeless && !lasting {
		r.turn(Reconnecting, why)
		return
	}
	r.turn(NoSignal, why)
	r.status.Since = r.picture
	if r.picture.IsZero() {
		r.status.Since = r.began
	}
}

// turn changes the state; Since stays while only the reason changes.
func (r *report) turn(s State, why string) {
	if r.status.State != s {
		r.status.State, r.status.Since = s, time.Now()
	}
	r.status.Reason = why
	if s == Live {
		r.status.Try = 0
	}
}

// improvise tells whether key frames have stayed away for so long that what
// comes is to be decoded without: some cameras send none ever, but renew the
// picture in parts.
func (r *report) improvise(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.unit.IsZero() || r.broken.IsZero() {
		return false
	}
	if wait := max(keyless, 3*r.stats.KeyInterval); now.Sub(r.broken) < wait || now.Sub(r.key.Arrived) < wait {
		return false
	}
	r.makeshift = true
	r.turn(Waiting, "the camera sends no key frames: the picture may be wrong in parts")
	return true
}

// verdict says why a connection should be given up, or nil.
func (r *report) verdict(now time.Time) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.unit.IsZero():
		if now.Sub(r.opened) > firstUnit {
			return errors.New("connected, but the camera sends no pictures")
		}
	case now.Sub(r.unit) > r.calm()+patience:
		return fmt.Errorf("the camera has sent nothing for %.0f seconds", now.Sub(r.unit).Seconds())
	case r.blind(now) > max(firstKey, 3*r.stats.KeyInterval, r.calm()):
		return fmt.Errorf("no picture that can be decoded for %.0f seconds", r.blind(now).Seconds())
	}
	return nil
}

// blind is for how long nothing that came could be shown to who watches.
func (r *report) blind(now time.Time) time.Duration {
	well := r.broken.IsZero() || r.makeshift
	switch {
	case well && !r.watched:
		return 0
	case r.picture.After(r.broken): // it was marked, if not well
		return now.Sub(r.picture)
	}
	return now.Sub(r.broken)
}

// wasSteady tells whether the connection that ended was worth an immediate
// new attempt.
func (r *report) wasSteady() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.steady && time.Since(r.opened) > steadyPlay
}

// wasLive tells whether there was a picture lately.
func (r *report) wasLive() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.picture.IsZero() && time.Since(r.picture) < lately
}
