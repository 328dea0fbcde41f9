package timeline

import (
	"math"
	"time"
)

// An axis is the part of time on screen, from its left edge to its right. It
// is arithmetic: a value, whose methods return changed copies.
type axis struct {
	from  time.Time
	span  time.Duration // more than 0
	width float64       // in Fyne units
}

// The shortest time on screen, and the longest: a recording of 1970 beside
// one of today still fits.
const (
	leastSpan = 40 * time.Millisecond
	mostSpan  = 100 * 365 * 24 * time.Hour
)

// fitting shows from..to with a little room at either side.
func fitting(from, to time.Time, width float64) axis {
	length := max(to.Sub(from), time.Second)
	span := min(length+length/25, mostSpan)
	return axis{from: from.Add((length - span) / 2), span: span, width: width}
}

// x is where a moment is, in Fyne units from the left edge.
func (a axis) x(t time.Time) float64 {
	return float64(t.Sub(a.from)) / float64(a.span) * a.width
}

// at is the moment at x.
func (a axis) at(x float64) time.Time { return a.from.Add(a.duration(x)) }

// duration is the time that a distance stands for.
func (a axis) duration(dx float64) time.Duration {
	if a.width <= 0 {
		return 0
	}
	return time.Duration(math.Round(dx / a.width * float64(a.span)))
}

// to is the moment at the right edge.
func (a axis) to() time.Time { return a.from.Add(a.span) }

// shows says whether a moment is on screen.
func (a axis) shows(t time.Time) bool { return !t.Before(a.from) && !t.After(a.to()) }

// zoom shows factor times as much, around the moment at x.
func (a axis) zoom(x, factor float64) axis {
	at := a.at(x)
	span := float64(a.span) * factor
	a.span = time.Duration(min(max(span, float64(leastSpan)), float64(mostSpan)))
	a.from = at.Add(-a.duration(x))
	return a
}

// pan moves what is shown by dx to the right.
func (a axis) pan(dx float64) axis {
	a.from = a.from.Add(-a.duration(dx))
	return a
}

// within keeps the axis where there is something to see: no wider than
// from..to with its room, and with neither edge beyond it.
func (a axis) within(from, to time.Time) axis {
	all := fitting(from, to, a.width)
	if a.span >= all.span {
		return all
	}
	if a.from.Before(all.from) {
		a.from = all.from
	}
	if a.to().After(all.to()) {
		a.from = all.to().Add(-a.span)
	}
	return a
}

// turn turns the page so that t is near the edge where it came in: at the
// left when time goes forwards.
func (a axis) turn(t time.Time, forwards bool) axis {
	lead := a.span / 20
	if !forwards {
		lead = a.span - lead
	}
	a.from = t.Add(-lead)
	return a
}

// centre shows t in the middle.
func (a axis) centre(t time.Time) axis {
	a.from = t.Add(-a.span / 2)
	return a
}

// A magnet is what a dragged playhead may snap to.
type magnet []time.Time

// snap returns the moment of the magnets that is nearest to t, and no farther
// than reach Fyne units; else t.
func (a axis) snap(t time.Time, reach float64, magnets ...magnet) time.Time {
	best, least := t, a.duration(reach)+1
	for _, m := range magnets {
		for _, at := range m {
			if d := at.Sub(t).Abs(); d < least {
				best, least = at, d
			}
		}
	}
	return best
}
