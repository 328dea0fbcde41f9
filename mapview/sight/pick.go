package sight

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/paulmach/orb"
)

// A Pick is a camera that is good for an area.
type Pick struct {
	ID    string
	Share float64 // the part of the area it sees: 0 to 1
	Adds  float64 // the part that those before it do not see
}

// finest is how many cells the longer side of an area has.
const finest = 128

// Pick chooses, of some cameras by ID, those that see most of an area (a ring
// in lon, lat) together, as they look now: each next one is that which adds
// most, and where none adds anything that which sees most. It returns n at
// most, none that sees nothing of the area, and what all of the cameras see
// of it.
func (s *Survey) Pick(area orb.Ring, ids []string, n int) ([]Pick, *Cover) {
	c := gridOver(area)
	left, total := bitmap(make([]uint64, (len(c.Seen)+63)/64)), 0
	c.Inside = make([]bool, len(c.Seen))
	c.spans(area, c.Bound, func(from, to int) {
		for i := from; i < to; i++ {
			c.Inside[i] = true
			left.set(i)
			total++
		}
	})
	return choose(s.candidates(c, left, ids), left, total, n), c
}

// gridOver is a grid of about square cells over an area.
func gridOver(area orb.Ring) *Cover {
	bound := area.Bound()
	size := PlaneAt(bound.Min).To(bound.Max)
	cell := max(size[0], size[1], 1) / finest
	return NewCover(bound, int(math.Ceil(size[0]/cell)), int(math.Ceil(size[1]/cell)))
}

// A candidate is a camera and the cells it sees.
type candidate struct {
	id    string
	cells bitmap
	sees  int
}

// candidates are those that see some of the cells, which they are counted in.
func (s *Survey) candidates(c *Cover, cells bitmap, ids []string) []candidate {
	if s == nil {
		return nil
	}
	var all []candidate
	for _, id := range ids {
		v, ok := s.views[id]
		if !ok || !v.Now.bound.Intersects(c.Bound) {
			continue
		}
		one := candidate{id: id, cells: make(bitmap, len(cells))}
		c.spans(v.Now.Outline, v.Now.bound, func(from, to int) {
			c.count(from, to)
			for i := from; i < to; i++ {
				one.cells.set(i)
			}
		})
		if one.sees = one.cells.common(cells); one.sees > 0 {
			all = append(all, one)
		}
	}
	return all
}

// choose is the greedy answer to the set cover problem: nothing quick is
// better by more than a little (Feige, 1998).
func choose(all []candidate, left bitmap, total, n int) []Pick {
	var picks []Pick
	share := func(cells int) float64 { return float64(cells) / float64(max(1, total)) }
	for len(all) > 0 && len(picks) < n {
		best, adds := 0, -1
		for i, c := range all {
			gain := c.cells.common(left)
			if cmp.Or(gain-adds, c.sees-all[best].sees, cmp.Compare(all[best].id, c.id)) > 0 {
				best, adds = i, gain
			}
		}
		chosen := all[best]
		picks = append(picks, Pick{chosen.id, share(chosen.sees), share(adds)})
		left.clear(chosen.cells)
		all = slices.Delete(all, best, best+1)
	}
	return picks
}

// A bitmap is a set of cells.
type bitmap []uint64

func (b bitmap) set(i int) { b[i>>6] |= 1 << (i & 63) }

func (b bitmap) clear(other bitmap) {
	for i, word := range other {
		b[i] &^= word
	}
}

func (b bitmap) common(other bitmap) (n int) {
	for i, word := range other {
		n += bits.OnesCount64(b[i] & word)
	}
	return n
}
