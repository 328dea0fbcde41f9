package fence

import (
	"math"

	"github.com/paulmach/orb"
)

// A tube is all that is near a line, or near a point: a corridor or a circle.
type tube struct {
	line  []orb.Point // lon without jumps
	reach float64     // metres
	box   orb.Bound
	mid   orb.Point // of the line's box
}

func newTube(line orb.LineString, reach float64) *tube {
	t := &tube{line: unwrapped(line, line[0][0]), reach: reach}
	t.box = orb.MultiPoint(t.line).Bound()
	t.mid = t.box.Center()
	north := reach / degree
	t.box.Min[1], t.box.Max[1] = t.box.Min[1]-north, t.box.Max[1]+north
	if farthest := max(-t.box.Min[1], t.box.Max[1]); farthest < 89 {
		east := reach / eastward(farthest)
		t.box.Min[0], t.box.Max[0] = t.box.Min[0]-east, t.box.Max[0]+east
	} else { // round a pole
		t.box.Min[0], t.box.Max[0] = t.mid[0]-180, t.mid[0]+180
	}
	return t
}

func (t *tube) bound() orb.Bound          { return t.box }
func (t *tube) contains(p orb.Point) bool { return !t.beyond(p, 0) }

// beyond measures on a plane between the point and the line.
func (t *tube) beyond(p orb.Point, metres float64) bool {
	p = near(p, t.mid[0])
	east := eastward((p[1] + t.mid[1]) / 2)
	best := math.Inf(1)
	for i, q := range t.line {
		from := t.line[max(0, i-1)]
		best = min(best, fromSegment(flat(from, p, east), flat(q, p, east)))
	}
	return best > (t.reach+metres)*(t.reach+metres)
}

func (t *tube) crossed(a, b orb.Point) bool {
	if t.contains(a) || t.contains(b) {
		return true
	}
	o := near(a, t.mid[0])
	b[0] += o[0] - a[0]
	east := eastward(t.mid[1])
	b = flat(b, o, east)
	for i := range t.line {
		from, to := flat(t.line[max(0, i-1)], o, east), flat(t.line[i], o, east)
		if gap(orb.Point{}, b, from, to) <= t.reach*t.reach {
			return true
		}
	}
	return false
}

// gap is the square of the distance between two segments.
func gap(a, b, c, d orb.Point) float64 {
	if meet(a, b, c, d) {
		return 0
	}
	less := func(p, o orb.Point) orb.Point { return orb.Point{p[0] - o[0], p[1] - o[1]} }
	return min(
		fromSegment(less(a, c), less(b, c)), fromSegment(less(a, d), less(b, d)),
		fromSegment(less(c, a), less(d, a)), fromSegment(less(c, b), less(d, b)),
	)
}
