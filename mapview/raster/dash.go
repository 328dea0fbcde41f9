package raster

import "image"

// A dasher makes a pen follow lines in dashes. Every line begins with the
// pattern.
type dasher struct {
	pen     *pen
	pattern []Fixed
	sum     int64 // of the pattern, subtle; 0: no dashes
	seen    box   // where dashes can be seen

	at   int   // in the pattern; even: the pen is down
	left int64 // of that dash or gap, subtle
}

// newDasher makes a dasher for a picture of some size. A pattern too short to
// be seen means no dashes.
func newDasher(p *pen, size image.Point) dasher {
	d := dasher{pen: p, pattern: p.stroke.Dash}
	for i := range d.pattern {
		d.sum += d.length(i)
	}
	if d.sum < int64(One/2)<<subtle {
		d.sum = 0
	}
	if len(d.pattern)%2 == 1 {
		d.sum *= 2 // what was drawn is then left out
	}
	margin := p.half*2 + One
	d.seen = box{Point{-margin, -margin}, Point{Fixed(size.X)*One + margin, Fixed(size.Y)*One + margin}}
	return d
}

// length is that of a part of the pattern, subtle.
func (d *dasher) length(at int) int64 {
	return int64(max(d.pattern[at%len(d.pattern)], 0)) << subtle
}

func (d *dasher) drawing() bool { return d.at%2 == 0 }

// line follows a line from its first point on.
func (d *dasher) line(points []Point, closed bool) {
	d.at, d.left = 0, d.length(0)
	d.pen.down(points[0])
	last := points[0]
	for _, at := range points[1:] {
		d.piece(last, at)
		last = at
	}
	if closed {
		d.piece(last, points[0])
	}
	if d.drawing() {
		d.pen.up()
	}
}

// piece follows a straight line, and leaves out what cannot be seen.
func (d *dasher) piece(a, b Point) {
	from, to, ok := d.seen.clip(a, b)
	if !ok {
		d.skip(a, b)
		return
	}
	d.skip(a, from)
	d.draw(from, to)
	d.skip(to, b)
}

// skip goes on without drawing.
func (d *dasher) skip(a, b Point) {
	if a == b {
		return
	}
	if d.drawing() {
		d.pen.up()
	}
	way := a.to(b).length() % d.sum
	for ; way > d.left; d.next() {
		way -= d.left
	}
	d.left -= way
	if d.drawing() {
		d.pen.down(b)
	}
}

// next goes on to the next part of the pattern.
func (d *dasher) next() {
	d.at++
	d.left = d.length(d.at)
}

// draw draws the dashes between two points.
func (d *dasher) draw(a, b Point) {
	way := a.to(b)
	length, gone := way.length(), int64(0)
	for length-gone > d.left {
		gone += d.left
		at := a.plus(vec{divide(way.x*gone, length), divide(way.y*gone, length)})
		if d.drawing() {
			d.pen.draw(at)
			d.pen.up()
		} else {
			d.pen.down(at)
		}
		d.next()
	}
	d.left -= length - gone
	if d.drawing() {
		d.pen.draw(b)
	}
}
