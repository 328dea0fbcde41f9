package fence

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"watchfloor/feed"
)

// A Config says what an Engine believes of positions.
type Config struct {
	Gap      time.Duration // no line joins fixes farther apart in time; it defaults to 2 minutes
	TopSpeed float64       // m/s; nor those that nothing drives between; it defaults to 120
	Forget   time.Duration // a subject that is silent for so long is no more; it defaults to 30 minutes
	Accuracy float64       // metres; a fix less accurate than this says nothing; it defaults to 500
}

// An Alert is one time that a rule was broken. Zone, revision, rule and both
// fixes are enough to judge it again.
type Alert struct {
	Zone     string // id
	Revision int    // of the zone
	Rule     feed.Rule
	Subject  string    // id of the unit; of OnCount, the last that came; of OnAbsence, none
	Inside   int       // of OnCount: how many subjects are inside
	Time     time.Time // when the rule was broken
	From, To feed.Fix  // between which it began; From has no Time where the subject was seen first
}

// An Engine judges fixes by zones. It belongs to one goroutine.
type Engine struct {
	cfg     Config
	now     time.Time // the newest time it has heard of
	fences  map[string]*fence
	places  rtree.RTreeG[*fence]
	outside []*rule // that are about being outside
	tracks  map[string]*track
	timers  timers
	visit   uint64      // counts updates
	alerts  []Alert     // not handed out yet
	scratch []*presence // follow only
	spare   *spell      // begin only
}

// New returns an Engine without zones.
func New(cfg Config) *Engine {
	cfg.Gap, cfg.TopSpeed = cmp.Or(cfg.Gap, 2*time.Minute), cmp.Or(cfg.TopSpeed, 120)
	cfg.Forget, cfg.Accuracy = cmp.Or(cfg.Forget, 30*time.Minute), cmp.Or(cfg.Accuracy, 500)
	return &Engine{cfg: cfg, fences: map[string]*fence{}, tracks: map[string]*track{}}
}

// SetZones replaces all zones. Those that are equal to the ones before go on
// as they were; what the others raise at once comes with the next Update or
// Advance. Nobody may write to the zones later.
func (e *Engine) SetZones(zones []feed.Zone) {
	gone := maps.Clone(e.fences)
	for _, z := range slices.SortedFunc(slices.Values(zones), func(a, b feed.Zone) int { return cmp.Compare(a.ID, b.ID) }) {
		old := e.fences[z.ID]
		if old != nil && reflect.DeepEqual(old.zone, z) {
			delete(gone, z.ID)
			continue
		}
		if old != nil {
			e.remove(old)
			delete(gone, z.ID)
		}
		e.add(newFence(z))
	}
	for _, f := range gone {
		e.remove(f)
	}
}

func (e *Engine) add(f *fence) {
	e.fences[f.zone.ID] = f
	for _, b := range f.boxes() {
		e.places.Insert(b.Min, b.Max, f)
	}
	for _, r := range f.rules {
		if r.On == feed.OnOutside {
			e.outside = append(e.outside, r)
		}
	}
	if !e.now.IsZero() {
		e.arm(f)
	}
}

func (e *Engine) remove(f *fence) {
	delete(e.fences, f.zone.ID)
	for _, b := range f.boxes() {
		e.places.Delete(b.Min, b.Max, f)
	}
	for _, r := range f.rules {
		r.spell.end()
	}
	for _, t := range e.tracks {
		t.drop(f)
	}
	e.outside = slices.DeleteFunc(e.outside, func(r *rule) bool { return r.fence == f })
}

// arm lets a fence judge what is known already: who is where, and that nobody
// is inside.
func (e *Engine) arm(f *fence) {
	for _, id := range slices.Sorted(maps.Keys(e.tracks)) {
		e.visit++
		t := e.tracks[id]
		here := t.fix
		here.Time = e.now
		e.judge(&step{track: t, to: here, speed: t.fix.Speed}, f)
	}
	for _, r := range f.rules {
		if r.On == feed.OnAbsence && r.inside == 0 {
			e.begin(r, nil, &r.spell, feed.Fix{}, feed.Fix{Time: e.now})
		}
	}
}

// Update takes a subject's newest fix and returns the alerts that are due by
// its Time; Advance was as good as called with that. A fix that is not newer
// than the subject's last, not accurate enough or nowhere is ignored.
func (e *Engine) Update(f feed.Fix) []Alert {
	e.run(f.Time)
	t := e.tracks[f.Subject]
	if f.Accuracy > e.cfg.Accuracy || !real(f.At) || t != nil && !f.Time.After(t.fix.Time) {
		return e.take()
	}
	if t == nil {
		t = &track{}
		e.tracks[f.Subject] = t
		e.timers.add(timer{at: f.Time.Add(e.cfg.Forget), track: t})
	}
	s := e.step(t, f)
	t.fix = f
	e.follow(&s)
	return e.take()
}

// follow lets all fences see a step that it may concern.
func (e *Engine) follow(s *step) {
	e.visit++
	e.scratch = append(e.scratch[:0], s.track.presences...)
	for _, p := range e.scratch {
		e.judge(s, p.fence)
	}
	b := s.bound()
	e.search(s, b, 0)
	if b.Min[0] < -180 {
		e.search(s, b, 360)
	}
	if b.Max[0] > 180 {
		e.search(s, b, -360)
	}
	if s.first() {
		for _, r := range e.outside {
			e.judge(s, r.fence)
		}
	}
}

// search judges by the fences in a box that is moved east.
func (e *Engine) search(s *step, b orb.Bound, by float64) {
	b.Min[0], b.Max[0] = b.Min[0]+by, b.Max[0]+by
	e.places.Search(b.Min, b.Max, func(_, _ [2]float64, f *fence) bool {
		e.judge(s, f)
		return true
	})
}

// Advance tells the time, for what only has to last. How often it is called
// changes neither what is raised nor the alerts' Time.
func (e *Engine) Advance(now time.Time) []Alert {
	e.run(now)
	return e.take()
}

func (e *Engine) take() []Alert {
	all := e.alerts
	e.alerts = nil
	return all
}

// run lets the time come to now, timer by timer.
func (e *Engine) run(now time.Time) {
	if e.now.IsZero() {
		e.now = now
		for _, id := range slices.Sorted(maps.Keys(e.fences)) {
			e.arm(e.fences[id])
		}
	}
	for t, ok := e.timers.due(now); ok; t, ok = e.timers.due(now) {
		if t.at.After(e.now) {
			e.now = t.at
		}
		switch {
		case t.track != nil:
			e.age(t.track)
		case t.spell.on && t.spell.wake.Equal(t.at):
			e.tell(t.spell)
		}
	}
	if now.After(e.now) {
		e.now = now
	}
}

// age forgets a subject that has been silent for too long.
func (e *Engine) age(t *track) {
	if end := t.fix.Time.Add(e.cfg.Forget); end.After(e.now) {
		e.timers.add(timer{at: end, track: t})
		return
	}
	delete(e.tracks, t.fix.Subject)
	last := t.fix
	last.Time = e.now
	for _, p := range t.presences {
		for i, s := range p.stays {
			s.spell.end()
			if r := p.fence.rules[i]; s.in && r.counts() {
				e.crowd(r, -1, t.fix, last)
			}
		}
	}
}
