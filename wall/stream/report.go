package stream

import (
	"fmt"
	"sync"
	"time"
)

const (
	quiet      = 2 * time.Second  // without a picture, at least, before it is called stale
	patience   = 3 * time.Second  // stale for so long: reconnect
	firstUnit  = 10 * time.Second // from connecting to the first access unit
	firstKey   = 30 * time.Second // from connecting or a loss to a key frame
	hopeless   = 3                // failed attempts from which on there is no signal
	believable = 10 * time.Second // camera clocks further off say nothing about latency
	smoothing  = 8                // weight of the past in smoothed values
	longestGap = 20 * time.Second // of frame intervals that are believed
)

// A report is what a Player knows about itself. Safe for concurrent use, and
// held for moments only: the screen reads it.
type report struct {
	mu     sync.Mutex
	status Status
	stats  Stats

	watched bool
	began   time.Time // the Player
	dialled time.Time // the connection
	opened  time.Time
	broken  time.Time  // nothing older is shown as live; zero: all is well
	unit    time.Time  // the newest arrived
	picture time.Time  // the newest shown, or, hidden, kept
	key     AccessUnit // the newest, without its data
	rate    meter
	bits    meter
	steady  bool // a picture came on this connection
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
	case s.State == Live && now.Sub(r.picture) > r.calm():
		return Status{State: Stale, Since: r.picture, Try: s.Try, Reason: r.excuse(now)}
	case s.State == Waiting && r.unit.IsZero() && now.Sub(r.opened) > quiet:
		return Status{State: NoData, Since: r.opened, Try: s.Try, Reason: "connected, but the camera sends no pictures"}
	}
	return s
}

// excuse says why there is no picture.
func (r *report) excuse(now time.Time) string {
	if now.Sub(r.unit) > r.calm() {
		return "the camera sends nothing"
	}
	return "what the camera sends cannot be decoded"
}

// calm is how long no picture means nothing.
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
	r.dialled, r.opened, r.broken, r.steady = now, now, now, false
	r.unit, r.stats.Interval = time.Time{}, 0
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

// describe notes what is played.
func (r *report) describe(i Info) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Codec, r.stats.Transport, r.stats.Clock = i.Codec, i.Transport, i.Clock
}

// arrived notes an access unit.
func (r *report) arrived(u AccessUnit, dropped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Units++
	r.stats.Bytes += int64(len(u.Data))
	r.stats.Dropped += int64(dropped)
	if d := u.Arrived.Sub(r.unit); !r.unit.IsZero() && d > 0 {
		r.stats.Interval = smooth(r.stats.Interval, min(d, longestGap))
	}
	r.unit = u.Arrived
	r.rate.add(u.Arrived, 1, &r.stats.FPS)
	r.bits.add(u.Arrived, float64(8*len(u.Data)), &r.stats.BitRate)
	if u.Key {
		r.keyFrame(u)
	}
	if !r.watched && (u.Key || r.status.State == Live) {
		r.shown(u.Arrived)
	}
}

func (r *report) keyFrame(u AccessUnit) {
	r.stats.Keys++
	if r.key.Key {
		r.stats.KeyInterval = (u.PTS - r.key.PTS).Abs()
	}
	r.key = u
	r.key.Data = nil
}

// lost notes that packets are missing. The picture stands until a key frame.
func (r *report) lost(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Lost += int64(n)
	r.hold(time.Now(), "packets were lost: waiting for the next key frame")
}

// damaged notes that the decoder refused a unit.
func (r *report) damaged(at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Errors++
	r.hold(at, "a damaged picture: waiting for the next key frame")
}

// dropped notes pictures that nobody will see.
func (r *report) dropped(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Dropped += int64(n)
}

// late notes pictures that were skipped as the decoder was behind.
func (r *report) late(n int) {
	if n == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Late += int64(n)
	r.stats.Dropped += int64(n)
}

// skipped notes a picture that the level leaves out.
func (r *report) skipped() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Skipped++
}

// levelled notes which level is in force.
func (r *report) levelled(l Level) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Level = l
}

// decodes notes what decodes.
func (r *report) decodes(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Decoder = name
}

// crashed notes that a unit which arrived at that time ended the decoder.
func (r *report) crashed(at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Crashes++
	r.hold(at.Add(-1), "the decoder crashed: beginning again")
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

// decoded notes a picture and how long decoding took.
func (r *report) decoded(f *Frame, took time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Decoded++
	r.stats.Width, r.stats.Height = f.Size.X, f.Size.Y
	r.stats.DecodeTime = smooth(r.stats.DecodeTime, took)
	f.Number = r.stats.Decoded
	if late := time.Since(f.Time); !f.Time.IsZero() && late.Abs() < believable {
		r.stats.Latency = smooth(r.stats.Latency, late)
	}
}

// published notes that a picture which arrived at that time is on its way to
// the screen.
func (r *report) published(arrived time.Time, dropped int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stats.Dropped += int64(dropped)
	r.shown(arrived)
}

// shown makes the player live, unless the picture is older than a loss.
func (r *report) shown(arrived time.Time) {
	if !r.broken.IsZero() && !arrived.After(r.broken) {
		return
	}
	if !r.steady {
		r.stats.First = time.Since(r.dialled)
	}
	r.broken, r.steady = time.Time{}, true
	r.picture = time.Now()
	if r.status.State != Live {
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

// verdict says why a connection should be given up, or nil.
func (r *report) verdict(now time.Time) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.unit.IsZero():
		if now.Sub(r.opened) > firstUnit {
			return fmt.Errorf("connected, but the camera sends no pictures")
		}
	case now.Sub(r.unit) > r.calm()+patience:
		return fmt.Errorf("the camera has sent nothing for %.0f seconds", now.Sub(r.unit).Seconds())
	case !r.broken.IsZero() && now.Sub(r.broken) > max(firstKey, 3*r.stats.KeyInterval):
		return fmt.Errorf("no picture that can be decoded for %.0f seconds", now.Sub(r.broken).Seconds())
	}
	return nil
}

// wasSteady tells whether the connection that ended was worth an immediate
// new attempt.
func (r *report) wasSteady() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.steady && time.Since(r.opened) > steadyPlay
}

func smooth(past, now time.Duration) time.Duration {
	if past == 0 {
		return now
	}
	return past + (now-past)/smoothing
}

// A meter turns amounts into a rate, once in two seconds.
type meter struct {
	since time.Time
	sum   float64
}

// add counts n at t and sets rate, per second, when it is time.
func (m *meter) add(t time.Time, n float64, rate *float64) {
	if m.since.IsZero() {
		m.since = t
		return
	}
	m.sum += n
	if d := t.Sub(m.since); d >= 2*time.Second {
		*rate = m.sum / d.Seconds()
		m.since, m.sum = t, 0
	}
}
