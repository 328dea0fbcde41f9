package raster

import "math/bits"

// cell is what edges do in one pixel: cover is how far down they go in it, in
// 1/64 pixels, area twice what lies left of them.
type cell struct{ cover, area int32 }

// mostCells bounds the table: 4 MiB, a tile of 724 pixels. Larger pictures
// are drawn in bands.
const mostCells = 1 << 19

// cells is the table of a band of rows of the picture.
type cells struct {
	width       int
	top, bottom Fixed // of the band
	right       Fixed // of the picture
	table       []cell
	words       int      // of a row in used
	used        []uint64 // a bit for each cell that is not zero
	first, last int      // rows of the band that were used
}

// band begins a band of the picture: all cells are zero.
func (c *cells) band(width, top, bottom int) {
	c.width, c.right = width, Fixed(width)*One
	c.top, c.bottom = Fixed(top)*One, Fixed(bottom)*One
	c.words = (width + 63) / 64
	if n := width * (bottom - top); n > len(c.table) {
		c.table = make([]cell, n)
	}
	if n := c.words * (bottom - top); n > len(c.used) {
		c.used = make([]uint64, n)
	}
	c.first, c.last = bottom-top, -1
}

// line adds an edge that lies within the band and goes down, or, with a sign
// of -1, up. It is cut where it leaves a row, at the nearest 1/64 pixel.
func (c *cells) line(a, b Point, sign int32) {
	y, row, last := int(a.Y-c.top), int(a.Y-c.top)>>6, int(b.Y-c.top-1)>>6
	c.first, c.last = min(c.first, row), max(c.last, last)
	from, height := int(a.X), 64-y&63
	if row < last {
		dx, dy, way := int(b.X-a.X), int(b.Y-a.Y), 1
		if dx < 0 {
			dx, way = -dx, -1
		}
		gone, rest := (height*dx+dy/2)/dy, (height*dx+dy/2)%dy
		step, more := 64*dx/dy, 64*dx%dy
		for ; row < last; row++ {
			to := int(a.X) + way*gone
			c.across(row, from, to, height, sign)
			from, height = to, 64
			gone, rest = gone+step, rest+more
			if rest >= dy {
				gone, rest = gone+1, rest-dy
			}
		}
		y = last << 6
	}
	c.across(last, from, int(b.X), int(b.Y-c.top)-y, sign)
}

// across adds the part of an edge that lies in one row, cut where it leaves a
// pixel. Only how far down it goes in each matters, not where.
func (c *cells) across(row, from, to, height int, sign int32) {
	if from > to {
		from, to = to, from
	}
	x, last := from>>6, to>>6
	if x == last {
		c.add(row, x, sign*int32(height), int32(from&63+to&63))
		return
	}
	dx, in := to-from, from&63
	part := (64-in)*height + dx/2
	gone, rest := part/dx, part%dx
	step, more := 64*height/dx, 64*height%dx
	before := 0
	for ; x < last; x++ {
		c.add(row, x, sign*int32(gone-before), int32(in+64))
		in, before = 0, gone
		gone, rest = gone+step, rest+more
		if rest >= dx {
			gone, rest = gone+1, rest-dx
		}
	}
	c.add(row, last, sign*int32(height-before), int32(to&63))
}

// beside adds an edge left of the picture: it covers whole rows.
func (c *cells) beside(from, to Fixed, sign int32) {
	y, end := int(from-c.top), int(to-c.top)
	c.first, c.last = min(c.first, y>>6), max(c.last, (end-1)>>6)
	for y < end {
		next := min(end, (y>>6+1)<<6)
		c.add(y>>6, 0, sign*int32(next-y), 0)
		y = next
	}
}

// add notes an edge in one pixel: how far down it goes, and the sum of where
// it enters and leaves from the pixel's left.
func (c *cells) add(row, x int, cover, sum int32) {
	if cover == 0 || x >= c.width {
		return
	}
	at := &c.table[row*c.width+x]
	at.cover += cover
	at.area += cover * sum
	c.used[row*c.words+x>>6] |= 1 << (x & 63)
}

// sweep paints one row of the band from left to right, and empties it.
func (c *cells) sweep(row int, pix []byte, ink ink) {
	table, used := c.table[row*c.width:][:c.width], c.used[row*c.words:][:c.words]
	var cover int32
	done := 0
	for i, word := range used {
		used[i] = 0
		for ; word != 0; word &= word - 1 {
			x := i<<6 + bits.TrailingZeros64(word)
			if cover != 0 && done < x {
				ink.span(pix[4*done:4*x], cover*2*int32(One))
			}
			cover += table[x].cover
			ink.pixel(pix[4*x:4*x+4], cover*2*int32(One)-table[x].area)
			table[x] = cell{}
			done = x + 1
		}
	}
	if cover != 0 && done < c.width {
		ink.span(pix[4*done:4*c.width], cover*2*int32(One))
	}
}
