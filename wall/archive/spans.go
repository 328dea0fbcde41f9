package archive

import (
	"cmp"
	"slices"
	"time"
)

// A gap is a part of a file without pictures.
type gap struct{ from, to time.Duration }

// addGap returns gaps in order, with g. The old slice stays as it is.
func addGap(gaps []gap, g gap) []gap {
	i, known := slices.BinarySearchFunc(gaps, g, func(a, b gap) int { return cmp.Compare(a.from, b.from) })
	if known {
		return gaps
	}
	return slices.Insert(slices.Clone(gaps), i, g)
}

// spans are the parts with pictures of a file that begins at a time.
func spans(begin time.Time, end time.Duration, gaps []gap) (all [][2]time.Time) {
	from := time.Duration(0)
	for _, g := range gaps {
		all = append(all, [2]time.Time{begin.Add(from), begin.Add(g.from)})
		from = g.to
	}
	return append(all, [2]time.Time{begin.Add(from), begin.Add(max(end, from))})
}

// A pace says how long pictures last.
type pace struct {
	period time.Duration // of one picture
	hold   time.Duration // a picture that would show longer is followed by a gap
}

// paceOf is the pace at a number of pictures a second; 0: unknown.
func paceOf(fps float64) pace {
	if fps <= 0 {
		return pace{period: 40 * time.Millisecond, hold: 2 * time.Second}
	}
	period := time.Duration(float64(time.Second) / fps)
	return pace{period: period, hold: max(2*time.Second, 10*period)}
}

// between is the gap between a picture at last and the next one, if there is
// one; last is negative when it is not known.
func (p pace) between(last, next time.Duration) (gap, bool) {
	return gap{last + p.period, next}, last >= 0 && next-last > p.hold
}
