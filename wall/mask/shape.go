package mask

import (
	"cmp"
	"math"
	"slices"
)

// A shape is a polygon in pixels.
type shape struct {
	corners   []Point
	top, low  float64    // of all corners
	crossings []crossing // of one row; here to be used again
}

// A crossing is where an edge crosses the middle of a row, and which way.
type crossing struct {
	x    float64
	down int // 1, or -1: up
}

// mark marks the pixels of row y that the shape touches, and says whether it
// may touch any: those that its edges pass, and those between edges in whose
// middle it winds around (so that where it overlaps itself is covered too).
func (s *shape) mark(row []bool, y int) bool {
	top, low := float64(y), float64(y+1)
	if s.top > low || s.low < top {
		return false
	}
	s.crossings = s.crossings[:0]
	for i, a := range s.corners {
		b := s.corners[(i+1)%len(s.corners)]
		if from, to, ok := span(a, b, top, low); ok {
			set(row, from, to)
		}
		s.cross(a, b, top+0.5)
	}
	slices.SortFunc(s.crossings, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
	winding := 0
	for i, c := range s.crossings {
		if winding != 0 {
			set(row, s.crossings[i-1].x, c.x)
		}
		winding += c.down
	}
	return true
}

// cross notes where the edge from a to b crosses the middle of a row.
func (s *shape) cross(a, b Point, y float64) {
	if (a.Y <= y) == (b.Y <= y) {
		return
	}
	c := crossing{x: a.X + (b.X-a.X)*(y-a.Y)/(b.Y-a.Y), down: 1}
	if b.Y < a.Y {
		c.down = -1
	}
	s.crossings = append(s.crossings, c)
}

// span is how far left and right the edge from a to b goes within a row.
func span(a, b Point, top, low float64) (from, to float64, ok bool) {
	if a.Y > b.Y {
		a, b = b, a
	}
	if b.Y < top || a.Y > low {
		return 0, 0, false
	}
	x0, x1 := a.X, b.X
	if a.Y < top {
		x0 = a.X + (b.X-a.X)*(top-a.Y)/(b.Y-a.Y)
	}
	if b.Y > low {
		x1 = a.X + (b.X-a.X)*(low-a.Y)/(b.Y-a.Y)
	}
	return min(x0, x1), max(x0, x1), true
}

// set marks the pixels that the line from one place to another touches.
func set(row []bool, from, to float64) {
	n := float64(len(row))
	if to < 0 || from > n {
		return
	}
	first := int(max(0, math.Floor(from)))
	end := int(min(n, max(math.Ceil(to), math.Floor(from)+1)))
	for x := first; x < end; x++ {
		row[x] = true
	}
}
