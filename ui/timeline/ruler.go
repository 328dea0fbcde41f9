package timeline

import "time"

const day = 24 * time.Hour

// steps are the distances between the labels of a ruler. From a week on they
// start on Mondays.
var steps = [...]time.Duration{
	time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond,
	10 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond,
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond,
	time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour,
	day, 2 * day, 7 * day, 14 * day, 28 * day, 84 * day, 364 * day, 5 * 364 * day, 20 * 364 * day,
}

// The least distances, in Fyne units: between labels, by whether they have
// milliseconds, and between ticks.
const (
	labelRoom = 78
	msRoom    = 108
	tickRoom  = 7
)

// A tick is a line of the ruler; one without words is a small one.
type tick struct {
	at    time.Time
	words string
	day   bool // the first of a day: says the date
}

// ticks are the lines of a ruler over the axis, in the time of zone.
func (a axis) ticks(zone *time.Location) []tick {
	if a.width <= 0 || a.span <= 0 {
		return nil
	}
	major := a.step()
	minor := a.minor(major)
	var all []tick
	for t := floor(a.from.In(zone), minor); !t.After(a.to()); {
		k := tick{at: t}
		if floor(t, major).Equal(t) {
			k.words, k.day = label(t, major)
		}
		all = append(all, k)
		next := floor(t.Add(minor+minor/2), minor) // a day of 23 or 25 hours too
		if !next.After(t) {
			next = t.Add(minor)
		}
		t = next
	}
	return all
}

// step is the distance between labels.
func (a axis) step() time.Duration {
	for _, s := range steps {
		room := float64(labelRoom)
		if s < time.Second {
			room = msRoom
		}
		if s >= a.duration(room) {
			return s
		}
	}
	return steps[len(steps)-1]
}

// minor is the smallest step that parts major evenly and has room.
func (a axis) minor(major time.Duration) time.Duration {
	for _, s := range steps {
		if major%s == 0 && s >= a.duration(tickRoom) {
			return s
		}
	}
	return major
}

// floor is the last multiple of step that is not after t, by the clock of t's
// location.
func floor(t time.Time, step time.Duration) time.Time {
	if step >= day {
		y, m, d := t.Date()
		whole := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Truncate(step)
		y, m, d = whole.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
	}
	_, seconds := t.Zone()
	offset := time.Duration(seconds) * time.Second
	return t.Add(offset).Truncate(step).Add(-offset)
}

// label says when t is, as exactly as the step asks.
func label(t time.Time, step time.Duration) (words string, first bool) {
	switch {
	case step >= 84*day:
		return t.Format("Jan 2006"), true
	case step >= day, floor(t, day).Equal(t):
		return t.Format("Mon 2 Jan"), true
	case step >= time.Minute:
		return t.Format("15:04"), false
	case step >= time.Second:
		return t.Format("15:04:05"), false
	}
	return t.Format("15:04:05.000"), false
}
