package fence

import (
	"slices"
	"time"

	"watchfloor/feed"
)

// A track is one subject: its last fix and how it stands with fences.
type track struct {
	fix       feed.Fix
	presences []*presence         // where it is inside, or something has to last
	told      map[*rule]time.Time // the last alerts of rules that have to cool down
	tidied    int                 // how many of those there were when old ones were forgotten
}

// A presence is how one subject stands with one fence.
type presence struct {
	fence *fence
	stays []stay // by rule
}

// A stay is how one subject stands with one rule.
type stay struct {
	in    bool
	came  bool   // from outside, and was not just seen inside first
	spell *spell // nil: nothing goes on that the rule is about
}

// A spell is something that a rule is about, from its beginning on.
type spell struct {
	rule     *rule
	track    *track // nil: it is about no subject
	on       bool
	told     bool
	since    time.Time
	wake     time.Time // of its timer; others of it are void
	from, to feed.Fix
}

// end says that it is over, to timers too.
func (s *spell) end() {
	if s != nil {
		s.on = false
	}
}

// at returns the presence in a fence; nil: outside.
func (t *track) at(f *fence) *presence {
	for _, p := range t.presences {
		if p.fence == f {
			return p
		}
	}
	return nil
}

func (t *track) add(f *fence) *presence {
	p := &presence{fence: f, stays: make([]stay, len(f.rules))}
	t.presences = append(t.presences, p)
	return p
}

// tidy forgets a presence that nothing hangs on.
func (t *track) tidy(p *presence) {
	for _, s := range p.stays {
		if s.in || s.spell != nil && s.spell.on {
			return
		}
	}
	t.presences = slices.DeleteFunc(t.presences, func(other *presence) bool { return other == p })
}

// drop forgets everything about a fence.
func (t *track) drop(f *fence) {
	p := t.at(f)
	if p == nil {
		return
	}
	for i := range p.stays {
		p.stays[i].spell.end()
		p.stays[i] = stay{}
	}
	t.tidy(p)
}

// note remembers an alert until its rule has cooled down.
func (t *track) note(r *rule, at time.Time) {
	if r.Cooldown == 0 {
		return
	}
	if t.told == nil {
		t.told = map[*rule]time.Time{}
	}
	t.told[r] = at
	if len(t.told) < 2*t.tidied+16 {
		return
	}
	for r, last := range t.told {
		if at.Sub(last) > r.Cooldown {
			delete(t.told, r)
		}
	}
	t.tidied = len(t.told)
}
