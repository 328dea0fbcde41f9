package raster

import (
	"cmp"
	"slices"
)

// A cell is what lines do in one pixel: cover is how far down they go, in
// 1/64 pixels, area twice what lies left of them.
type cell struct {
	x           int32
	cover, area int32
}

// cells collects what the outline of a shape does, row by row.
type cells struct {
	width, height int
	rows          [][]cell
	top, bottom   int // rows with cells: top..bottom-1
}

func (c *cells) reset(width, height int) {
	if len(c.rows) < height {
		c.rows = append(c.rows, make([][]cell, height-len(c.rows))...)
	}
	for y := c.top; y < c.bottom; y++ {
		c.rows[y] = c.rows[y][:0]
	}
	c.width, c.height, c.top, c.bottom = width, height, height, 0
}

// edge adds a line of the outline. What lies outside the picture costs
// nothing: above and below it has no effect, to the right none either, and to
// the left it covers whole rows.
func (c *cells) edge(a, b Point) {
	bottom := Fixed(c.height) * One
	if a.Y == b.Y || max(a.Y, b.Y) <= 0 || min(a.Y, b.Y) >= bottom {
		return
	}
	a, b = clipY(a, b, 0, bottom), clipY(b, a, 0, bottom)
	right := Fixed(c.width) * One
	if min(a.X, b.X) >= right {
		return
	}
	c.split(a, b, right)
}

// clipY moves a along the line to b into the rows between top and bottom.
func clipY(a, b Point, top, bottom Fixed) Point {
	y := min(max(a.Y, top), bottom)
	if y == a.Y {
		return a
	}
	return Point{cross(a.X, a.Y, b.X, b.Y, y), y}
}

// cross is where the line from u0, v0 to u1, v1 has the second coordinate v.
func cross(u0, v0, u1, v1, v Fixed) Fixed {
	return u0 + Fixed(divide(int64(v-v0)*int64(u1-u0), int64(v1-v0)))
}

// divide rounds to the nearest.
func divide(a, b int64) int64 {
	if b < 0 {
		a, b = -a, -b
	}
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// split cuts a line where it leaves the picture at its sides.
func (c *cells) split(a, b Point, right Fixed) {
	sides := [2]Fixed{0, right}
	if a.X > b.X {
		sides = [2]Fixed{right, 0}
	}
	for _, side := range sides {
		if (a.X-side)^(b.X-side) < 0 && a.X != side && b.X != side {
			m := Point{side, cross(a.Y, a.X, b.Y, b.X, side)}
			c.piece(a, m, right)
			a = m
		}
	}
	c.piece(a, b, right)
}

// piece adds a line that crosses no side of the picture.
func (c *cells) piece(a, b Point, right Fixed) {
	switch {
	case min(a.X, b.X) >= right:
		return
	case max(a.X, b.X) <= 0:
		a.X, b.X = -One, -One // the cell before the first
	}
	down, first, last := Fixed(1), a.Y/One, (b.Y-1)/One
	if a.Y > b.Y {
		down, first, last = -1, (a.Y-1)/One, b.Y/One
	}
	if a.Y == b.Y {
		return
	}
	at := a
	for row := first; row != last; row += down {
		y := row * One
		if down > 0 {
			y += One
		}
		next := Point{cross(a.X, a.Y, b.X, b.Y, y), y}
		c.row(int(row), at, next)
		at = next
	}
	c.row(int(last), at, b)
}

// row adds a line within one row, pixel by pixel.
func (c *cells) row(y int, a, b Point) {
	first, last := a.X>>6, b.X>>6
	at := a
	for x := first; x != last; {
		side, next := x+1, x+1
		if last < first {
			side, next = x, x-1
		}
		m := Point{side * One, cross(a.Y, a.X, b.Y, b.X, side*One)}
		c.add(y, x, at, m)
		at, x = m, next
	}
	c.add(y, last, at, b)
}

// add notes a line within one pixel.
func (c *cells) add(y int, x Fixed, a, b Point) {
	if a.Y == b.Y {
		return
	}
	cover := int32(b.Y - a.Y)
	area := cover * int32(a.X-x*One+b.X-x*One)
	row := c.rows[y]
	if n := len(row); n > 0 && row[n-1].x == int32(x) {
		row[n-1].cover += cover
		row[n-1].area += area
		return
	}
	c.rows[y] = append(row, cell{int32(x), cover, area})
	c.top, c.bottom = min(c.top, y), max(c.bottom, y+1)
}

// sorted returns a row's cells from left to right.
func (c *cells) sorted(y int) []cell {
	row := c.rows[y]
	byX := func(a, b cell) int { return cmp.Compare(a.x, b.x) }
	if !slices.IsSortedFunc(row, byX) {
		slices.SortFunc(row, byX)
	}
	return row
}
