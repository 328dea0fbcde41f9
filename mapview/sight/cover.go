package sight

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A Cover is a grid of equal steps in longitude and latitude, its rows from
// south to north, with how many cameras see the middle of each cell.
type Cover struct {
	Bound      orb.Bound // lon, lat
	Cols, Rows int
	Seen       []uint8 // row by row; 255 is 255 and more
	Inside     []bool  // the cells of an area; nil: all are
}

// NewCover makes an empty grid over an area.
func NewCover(area orb.Bound, cols, rows int) *Cover {
	cols, rows = max(1, cols), max(1, rows)
	return &Cover{Bound: area, Cols: cols, Rows: rows, Seen: make([]uint8, cols*rows)}
}

// Cover counts which of the cameras of a survey see what of an area as they
// look now, in a grid.
func (s *Survey) Cover(area orb.Bound, cols, rows int) *Cover {
	c := NewCover(area, cols, rows)
	if s == nil {
		return c
	}
	for _, v := range s.views {
		c.spans(v.Now.Outline, v.Now.bound, func(from, to int) { c.count(from, to) })
	}
	return c
}

func (c *Cover) count(from, to int) {
	for i := from; i < to; i++ {
		if c.Seen[i] < math.MaxUint8 {
			c.Seen[i]++
		}
	}
}

// Share is the part of the area, or of the whole grid, that anybody sees: 0 to
// 1.
func (c *Cover) Share() float64 {
	all, seen := 0, 0
	for i, n := range c.Seen {
		if c.Inside != nil && !c.Inside[i] {
			continue
		}
		all++
		if n > 0 {
			seen++
		}
	}
	return float64(seen) / float64(max(1, all))
}

// spans calls visit for the runs of cells, from one to before another, whose
// middles a ring holds.
func (c *Cover) spans(ring orb.Ring, bound orb.Bound, visit func(from, to int)) {
	if len(ring) < 4 || !bound.Intersects(c.Bound) {
		return
	}
	east, north := c.steps()
	low := max(0, int(math.Ceil((bound.Min[1]-c.Bound.Min[1])/north-0.5)))
	high := min(c.Rows-1, int(math.Floor((bound.Max[1]-c.Bound.Min[1])/north-0.5)))
	var cuts []float64
	for row := low; row <= high; row++ {
		cuts = crossings(cuts[:0], ring, c.Bound.Min[1]+(float64(row)+0.5)*north)
		for i := 0; i+1 < len(cuts); i += 2 {
			from := max(0, int(math.Ceil((cuts[i]-c.Bound.Min[0])/east-0.5)))
			to := min(c.Cols, int(math.Floor((cuts[i+1]-c.Bound.Min[0])/east-0.5))+1)
			if from < to {
				visit(row*c.Cols+from, row*c.Cols+to)
			}
		}
	}
}

// steps is the size of a cell in degrees.
func (c *Cover) steps() (east, north float64) {
	east = (c.Bound.Max[0] - c.Bound.Min[0]) / float64(c.Cols)
	north = (c.Bound.Max[1] - c.Bound.Min[1]) / float64(c.Rows)
	return max(east, 1e-12), max(north, 1e-12)
}

// crossings adds the longitudes at which a ring crosses a latitude, in order.
func crossings(to []float64, ring orb.Ring, lat float64) []float64 {
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] <= lat) != (b[1] <= lat) {
			to = append(to, a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]))
		}
	}
	slices.SortFunc(to, cmp.Compare[float64])
	return to
}
