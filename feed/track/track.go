// Package track remembers where subjects were in the last hours, compactly:
// the hub answers questions about the past from it, a client draws trails and
// tries fences on it.
package track

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// A Config bounds what is remembered.
type Config struct {
	For  time.Duration // how long; it defaults to 4 hours
	Most int           // fixes of all subjects together, 24 bytes each; it defaults to 200,000
}

// Tracks is what is remembered. It belongs to one goroutine.
type Tracks struct {
	cfg     Config
	paths   map[string]*path // by subject
	count   int
	newest  time.Time
	trimmed time.Time // when old fixes were last looked for
}

// A path is one subject's fixes, oldest first.
type path struct {
	kind   string
	points []point
}

// A point is a fix to the millisecond and the centimetre.
type point struct {
	at              int64 // ms since 1970
	lon, lat        int32 // 1e-7 degrees
	speed, accuracy float32
}

// New returns Tracks without fixes.
func New(cfg Config) *Tracks {
	cfg.For, cfg.Most = cmp.Or(cfg.For, 4*time.Hour), cmp.Or(cfg.Most, 200_000)
	return &Tracks{cfg: cfg, paths: map[string]*path{}}
}

// Add remembers a fix; false when it is not newer than the subject's last, or
// has no time.
func (t *Tracks) Add(f feed.Fix) bool {
	p, next := t.paths[f.Subject], pointOf(f)
	if f.Time.IsZero() || p != nil && next.at <= p.points[len(p.points)-1].at {
		return false
	}
	if p == nil {
		p = &path{}
		t.paths[f.Subject] = p
	}
	p.kind, p.points = f.Kind, append(p.points, next)
	t.count++
	if f.Time.After(t.newest) {
		t.newest = f.Time
	}
	t.trim()
	return true
}

// Take remembers the units of a snapshot and returns what is new of them, in
// the order of its time.
func (t *Tracks) Take(units map[string]feed.Unit) (news []feed.Fix) {
	for _, u := range units {
		if f := u.Fix(); t.Add(f) {
			news = append(news, f)
		}
	}
	slices.SortFunc(news, byTime)
	return news
}

// trim forgets once a minute what is too old, and at once what is too much:
// then the oldest eighth of the time.
func (t *Tracks) trim() {
	full := t.count > t.cfg.Most
	if !full && t.newest.Sub(t.trimmed) < time.Minute {
		return
	}
	t.trimmed = t.newest
	t.forget(t.newest.Add(-t.cfg.For).UnixMilli())
	for t.count > t.cfg.Most {
		oldest, newest := t.oldest(), t.newest.UnixMilli()
		t.forget(oldest + (newest-oldest)/8 + 1)
	}
}

func (t *Tracks) oldest() int64 {
	oldest := t.newest.UnixMilli()
	for _, p := range t.paths {
		oldest = min(oldest, p.points[0].at)
	}
	return oldest
}

// forget drops what was before a moment.
func (t *Tracks) forget(before int64) {
	for id, p := range t.paths {
		n := p.after(before)
		t.count -= n
		if p.points = p.points[n:]; len(p.points) == 0 {
			delete(t.paths, id)
		}
	}
}

// after is the index of the first point not before a moment.
func (p *path) after(at int64) int {
	i, _ := slices.BinarySearchFunc(p.points, at, func(x point, at int64) int { return cmp.Compare(x.at, at) })
	return i
}

// Trail returns a subject's fixes from a moment on, oldest first.
func (t *Tracks) Trail(subject string, since time.Time) (fixes []feed.Fix) {
	p := t.paths[subject]
	if p == nil {
		return nil
	}
	for _, x := range p.points[p.after(since.UnixMilli()):] {
		fixes = append(fixes, x.fix(subject, p.kind))
	}
	return fixes
}

// Between returns all fixes from one moment on and before another, in the
// order of their time, but only about so many: until is where to ask on.
func (t *Tracks) Between(from, to time.Time, most int) (fixes []feed.Fix, until time.Time) {
	for subject, p := range t.paths {
		points := p.points[p.after(from.UnixMilli()):max(p.after(from.UnixMilli()), p.after(to.UnixMilli()))]
		for _, x := range points[:min(len(points), most+1)] {
			fixes = append(fixes, x.fix(subject, p.kind))
		}
	}
	slices.SortFunc(fixes, byTime)
	if len(fixes) <= most {
		return fixes, to
	}
	end := most
	for end > 0 && fixes[end-1].Time.Equal(fixes[most].Time) { // a moment is told whole or not at all
		end--
	}
	if end == 0 {
		return fixes[:most], fixes[most].Time.Add(time.Millisecond)
	}
	return fixes[:end], fixes[most].Time
}

func byTime(a, b feed.Fix) int {
	return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.Subject, b.Subject))
}

func pointOf(f feed.Fix) point {
	return point{
		at: f.Time.UnixMilli(), lon: int32(math.Round(f.At[0] * 1e7)), lat: int32(math.Round(f.At[1] * 1e7)),
		speed: float32(f.Speed), accuracy: float32(f.Accuracy),
	}
}

func (x point) fix(subject, kind string) feed.Fix {
	return feed.Fix{
		Subject: subject, Kind: kind, At: orb.Point{float64(x.lon) / 1e7, float64(x.lat) / 1e7},
		Time: time.UnixMilli(x.at).UTC(), Speed: float64(x.speed), Accuracy: float64(x.accuracy),
	}
}
