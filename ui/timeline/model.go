package timeline

import (
	"slices"
	"time"
)

// A Model is what a Timeline shows. Its slices are not changed after Set.
type Model struct {
	Lanes     []Lane
	Position  time.Time // of the playhead; its location is that of all times shown
	Undated   bool      // the times are from the beginning, as no file tells its own
	Playing   bool
	Rate      float64      // times real time, negative: backwards; 0 counts as 1
	Loop      [2]time.Time // zero: none
	Bookmarks []Bookmark   // in any order
	Selected  string       // the ID of the selected lane
}

// A Lane is one recording. Its times are on the common clock: correction
// included.
type Lane struct {
	ID, Name   string
	Note       string         // "H.264 1280x720 · start by file name"
	Spans      [][2]time.Time // from and to of where there is picture, in order
	Keys       []time.Time    // key frames, in order; may be nil
	Correction time.Duration  // shown in milliseconds
	Problem    string         // in words, shown in place of the Note
}

// A Bookmark is a moment with a text.
type Bookmark struct {
	ID   string
	At   time.Time
	Text string
}

// rate is the model's rate, never 0.
func (m Model) rate() float64 {
	if m.Rate == 0 {
		return 1
	}
	return m.Rate
}

// looped says whether there is a loop.
func (m Model) looped() bool { return m.Loop[1].After(m.Loop[0]) }

// looks says whether the chart of n looks like that of m: whether they differ
// in no more than where the playhead is and how it moves.
func (m Model) looks(n Model) bool {
	return m.Selected == n.Selected && m.Loop == n.Loop && slices.Equal(m.Bookmarks, n.Bookmarks) &&
		m.Position.Location() == n.Position.Location() && slices.EqualFunc(m.Lanes, n.Lanes, Lane.equal)
}

func (l Lane) equal(o Lane) bool {
	return l.ID == o.ID && l.Name == o.Name && l.Note == o.Note && l.Correction == o.Correction &&
		l.Problem == o.Problem && same(l.Spans, o.Spans) && same(l.Keys, o.Keys)
}

// same compares slices, at once where they are one.
func same[E comparable](a, b []E) bool {
	one := len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
	return one || slices.Equal(a, b)
}

// extent is from the first picture of all lanes to the last; while there are
// none, a minute from the position on.
func (m Model) extent() (from, to time.Time) {
	for _, l := range m.Lanes {
		for _, s := range l.Spans {
			if from.IsZero() || s[0].Before(from) {
				from = s[0]
			}
			if s[1].After(to) {
				to = s[1]
			}
		}
	}
	if from.IsZero() {
		return m.Position, m.Position.Add(time.Minute)
	}
	return from, to
}

// pictured says whether any lane has pictures.
func (m Model) pictured() bool {
	return slices.ContainsFunc(m.Lanes, func(l Lane) bool { return len(l.Spans) > 0 })
}
