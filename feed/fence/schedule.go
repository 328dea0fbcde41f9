package fence

import (
	"cmp"
	"slices"
	"time"

	"watchfloor/feed"
)

// horizon is how many days before and after a moment are looked at: a week,
// and the day on which its last period ends.
const horizon = 8

// A schedule says when a zone's rules hold.
type schedule struct {
	periods []feed.Period
	zone    *time.Location
	now     window // the last answer
}

// A window is a time in which rules hold, or in which they do not.
type window struct {
	from, to time.Time
	open     bool
}

// newSchedule takes UTC for a time zone that is not known (Zone.Check refuses
// those).
func newSchedule(z feed.Zone) schedule {
	zone, err := time.LoadLocation(z.TZ)
	if err != nil {
		zone = time.UTC
	}
	return schedule{periods: z.Schedule, zone: zone}
}

// at returns the window that t is in. Without periods it is open and has no
// ends; a window may begin or end where nobody looks any farther.
func (s *schedule) at(t time.Time) window {
	if len(s.periods) == 0 {
		return window{open: true}
	}
	if t.Before(s.now.from) || !t.Before(s.now.to) {
		s.now = s.find(t)
	}
	return s.now
}

func (s *schedule) find(t time.Time) window {
	shut := window{from: t.AddDate(0, 0, -horizon), to: t.AddDate(0, 0, horizon)}
	for _, w := range merged(s.around(t)) {
		switch {
		case !w.to.After(t):
			shut.from = w.to
		case w.from.After(t):
			shut.to = w.from
			return shut
		default:
			return w
		}
	}
	return shut
}

// around are the open windows of the days around t, by their beginnings.
func (s *schedule) around(t time.Time) (all []window) {
	t = t.In(s.zone)
	for day := -horizon; day <= horizon; day++ {
		clock := func(day, minutes int) time.Time {
			return time.Date(t.Year(), t.Month(), t.Day()+day, 0, minutes, 0, 0, s.zone)
		}
		weekday := clock(day, 0).Weekday()
		for _, p := range s.periods {
			if len(p.Days) > 0 && !slices.Contains(p.Days, weekday) {
				continue
			}
			end := day
			if p.To <= p.From {
				end++
			}
			all = append(all, window{clock(day, p.From), clock(end, p.To), true})
		}
	}
	slices.SortFunc(all, func(a, b window) int { return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to)) })
	return all
}

// merged makes one window of those that touch.
func merged(sorted []window) (all []window) {
	for _, w := range sorted {
		if last := len(all) - 1; last >= 0 && !w.from.After(all[last].to) {
			if w.to.After(all[last].to) {
				all[last].to = w.to
			}
			continue
		}
		all = append(all, w)
	}
	return all
}
