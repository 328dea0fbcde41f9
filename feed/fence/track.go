package fence

import (
	"slices"
	"time"

	"watchfloor/feed"
)

// A track is one subject: its last fix and how it stands with rules.
type track struct {
	fix   feed.Fix
	stays []*stay // where it is inside, or something still has to last
	told  map[*rule]time.Time
}

// A stay is how one subject stands with one rule.
type stay struct {
	spell
	in     bool
	came   bool     // from outside, and was not just seen inside first
	before feed.Fix // the last before it came
}

// A spell is something that a rule is about, from its beginning on.
type spell struct {
	rule     *rule
	track    *track // nil: it is about no subject
	on       bool
	told     bool
	since    time.Time
	wake     time.Time // of its timer; other ones of it are void
	from, to feed.Fix
}

// inside are the stays that the next fix may end.
func (t *track) inside() []*stay {
	var all []*stay
	for _, s := range t.stays {
		if s.in {
			all = append(all, s)
		}
	}
	return all
}

// stay returns how the track stands with a rule; nil: outside.
func (t *track) stay(r *rule) *stay {
	for _, s := range t.stays {
		if s.rule == r {
			return s
		}
	}
	return nil
}

// open returns the stay for a rule, a new one if there is none.
func (t *track) open(r *rule) *stay {
	if s := t.stay(r); s != nil {
		return s
	}
	s := &stay{spell: spell{rule: r, track: t}}
	t.stays = append(t.stays, s)
	return s
}

// tidy forgets a stay that nothing hangs on.
func (t *track) tidy(s *stay) {
	if !s.in && !s.on {
		t.stays = slices.DeleteFunc(t.stays, func(other *stay) bool { return other == s })
	}
}

// drop forgets everything about a fence.
func (t *track) drop(f *fence) {
	t.stays = slices.DeleteFunc(t.stays, func(s *stay) bool {
		if s.rule.fence == f {
			s.on = false
		}
		return s.rule.fence == f
	})
	for r := range t.told {
		if r.fence == f {
			delete(t.told, r)
		}
	}
}
