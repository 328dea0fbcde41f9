package label

import (
	"math"
	"slices"
)

// sharpest is the turn, in radians, at which a street is not the same any
// more: its name would not go round the corner.
const sharpest = 1.2

// join makes whole lines of the parts of lines of one text, which tiles and
// crossings have cut. The order of the parts does not matter.
func join(parts []*Candidate) []*Candidate {
	if len(parts) < 2 {
		return parts
	}
	slices.SortFunc(parts, comparePaths)
	j := newJoiner(parts)
	var joined []*Candidate
	for i, c := range parts {
		if j.used[i] {
			continue
		}
		j.used[i] = true
		whole := *c
		whole.Path = slices.Clone(c.Path)
		j.grow(&whole)
		slices.Reverse(whole.Path)
		j.grow(&whole)
		joined = append(joined, &whole)
	}
	return joined
}

func comparePaths(a, b *Candidate) int {
	return slices.CompareFunc(a.Path, b.Path, func(p, q [2]float64) int { return slices.Compare(p[:], q[:]) })
}

// A joiner finds the parts that begin or end near a place.
type joiner struct {
	parts []*Candidate
	used  []bool
	near  float64 // how near is near
	ends  map[[2]int][]end
}

// An end is the first or the last point of a part.
type end struct {
	part int
	last bool
}

func newJoiner(parts []*Candidate) *joiner {
	j := &joiner{parts: parts, used: make([]bool, len(parts)), ends: map[[2]int][]end{}}
	for _, c := range parts {
		j.near = max(j.near, 3*c.Grain, 1e-12)
	}
	for i, c := range parts {
		for _, last := range []bool{false, true} {
			at := j.square(ending(c.Path, last))
			j.ends[at] = append(j.ends[at], end{i, last})
		}
	}
	return j
}

func ending(path [][2]float64, last bool) [2]float64 {
	if last {
		return path[len(path)-1]
	}
	return path[0]
}

func (j *joiner) square(p [2]float64) [2]int {
	return [2]int{int(math.Floor(p[0] / j.near)), int(math.Floor(p[1] / j.near))}
}

// grow appends to a line, as long as there are any, the parts that go on from
// its end.
func (j *joiner) grow(whole *Candidate) {
	for {
		e, ok := j.next(whole.Path)
		if !ok {
			return
		}
		j.used[e.part] = true
		more := slices.Clone(j.parts[e.part].Path)
		if e.last {
			slices.Reverse(more)
		}
		whole.Path = append(whole.Path, more[1:]...)
		whole.Rank = min(whole.Rank, j.parts[e.part].Rank)
	}
}

// next is the end of the part that goes on straightest from a line's end.
func (j *joiner) next(path [][2]float64) (best end, ok bool) {
	tail := path[len(path)-1]
	at, least := j.square(tail), sharpest
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			for _, e := range j.ends[[2]int{at[0] + dx, at[1] + dy}] {
				p := ending(j.parts[e.part].Path, e.last)
				if j.used[e.part] || math.Hypot(p[0]-tail[0], p[1]-tail[1]) > j.near {
					continue
				}
				if t := turnInto(path, j.parts[e.part].Path, e.last); t < least {
					best, least, ok = e, t, true
				}
			}
		}
	}
	return best, ok
}

// turnInto is the angle between the end of one path and the beginning, or
// reversed the end, of another, radians.
func turnInto(path, other [][2]float64, reversed bool) float64 {
	n, m := len(path), len(other)
	from, to := other[0], other[1]
	if reversed {
		from, to = other[m-1], other[m-2]
	}
	before := math.Atan2(path[n-1][1]-path[n-2][1], path[n-1][0]-path[n-2][0])
	after := math.Atan2(to[1]-from[1], to[0]-from[0])
	return math.Abs(math.Remainder(after-before, 2*math.Pi))
}
