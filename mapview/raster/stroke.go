package raster

import (
	"image"
	"image/color"
	"math/bits"
)

// Cap is how an open line ends.
type Cap uint8

// The caps.
const (
	Butt Cap = iota
	RoundCap
	Square
)

// Join is how a line bends.
type Join uint8

// The joins.
const (
	Bevel Join = iota
	Miter      // bevelled where it would stick out more than Stroke.Limit
	RoundJoin
)

// A Stroke is how a line is drawn.
type Stroke struct {
	Width Fixed
	Cap   Cap
	Join  Join
	Limit int     // of miters, in widths; 0: 2
	Dash  []Fixed // drawn, left out, drawn …; none: a whole line
}

// Stroke draws p as lines over dst. c is premultiplied.
func (r *Rasterizer) Stroke(dst *image.RGBA, p *Path, s Stroke, c color.RGBA) {
	if s.Width <= 0 {
		return
	}
	if len(s.Dash) > 0 {
		r.lines.Reset()
		dash(&r.lines, p, s.Dash)
		p = &r.lines
	}
	r.outer.Reset()
	o := outliner{path: &r.outer, stroke: s, half: max(s.Width/2, 1)}
	for i := range p.lines() {
		o.line(p.line(i))
	}
	r.Fill(dst, o.path, c, NonZero)
}

// outliner draws around lines: a box for each piece, and what belongs between
// and beside them. All turn the same way round, so that together they are
// what NonZero fills.
type outliner struct {
	path   *Path
	stroke Stroke
	half   Fixed
}

func (o *outliner) line(points []Point, closed bool) {
	n := len(points)
	if n == 1 {
		o.dot(points[0])
		return
	}
	pieces := n - 1
	if closed && n > 2 {
		pieces = n
	}
	var first, before Point // normals
	for i := range pieces {
		a, b := points[i], points[(i+1)%n]
		normal := o.normal(a, b)
		o.polygon(a.plus(normal), b.plus(normal), b.minus(normal), a.minus(normal))
		if i > 0 {
			o.join(a, before, normal)
		} else {
			first = normal
		}
		before = normal
	}
	if pieces == n {
		o.join(points[0], before, first)
		return
	}
	o.cap(points[0], first.times(-1))
	o.cap(points[n-1], before)
}

// dot is a line without length: a square or a disc, as its caps are.
func (o *outliner) dot(at Point) {
	if o.stroke.Cap == Butt {
		return
	}
	normal := Point{0, o.half}
	o.cap(at, normal)
	o.cap(at, normal.times(-1))
}

// normal stands to the right of the way from a to b, half a width long.
func (o *outliner) normal(a, b Point) Point {
	return Point{-(b.Y - a.Y), b.X - a.X}.to(o.half)
}

// cap ends a line at a place; the normal is that of the way to it.
func (o *outliner) cap(at, normal Point) {
	ahead := Point{normal.Y, -normal.X}
	switch o.stroke.Cap {
	case Square:
		o.polygon(at.plus(normal), at.plus(normal).plus(ahead), at.minus(normal).plus(ahead), at.minus(normal))
	case RoundCap:
		o.round(at, normal)
	}
}

// round adds half a disc in front of a place.
func (o *outliner) round(at, normal Point) {
	ahead := Point{normal.Y, -normal.X}
	o.path.MoveTo(at.X+normal.X, at.Y+normal.Y)
	o.arc(at, normal, ahead, 0)
	o.arc(at, ahead, normal.times(-1), 0)
}

// join fills the gap outside a bend.
func (o *outliner) join(at, before, after Point) {
	turn := int64(before.X)*int64(after.Y) - int64(before.Y)*int64(after.X)
	switch {
	case before == after:
		return
	case turn == 0: // straight back
		if o.stroke.Join == RoundJoin {
			o.round(at, before)
		}
		return
	case turn > 0: // to the right: the gap is at the left
		before, after = after.times(-1), before.times(-1)
	}
	o.path.MoveTo(at.X, at.Y)
	o.to(at.plus(before))
	switch o.stroke.Join {
	case RoundJoin:
		o.arc(at, before, after, 0)
	case Miter:
		o.miter(at, before, after)
	}
	o.to(at.plus(after))
}

// miter adds the tip of a bend unless it is too long: half a width over the
// cosine of half the bend.
func (o *outliner) miter(at, before, after Point) {
	sum := before.plus(after)
	square := int64(sum.X)*int64(sum.X) + int64(sum.Y)*int64(sum.Y)
	half, limit := int64(o.half), int64(o.stroke.Limit)
	if limit == 0 {
		limit = 2
	}
	if square == 0 || 4*half*half > limit*limit*square {
		return
	}
	tip := func(v Fixed) Fixed { return Fixed(divide(int64(v)*2*half*half, square)) }
	o.to(at.plus(Point{tip(sum.X), tip(sum.Y)}))
}

// arc goes round at from one spoke to another, less than half a turn away, by
// halves until what is cut off is less than an eighth of a pixel.
func (o *outliner) arc(at, from, to Point, depth int) {
	middle := from.plus(to)
	chord := middle.length() / 2
	if depth < 6 && o.half-chord > One/8 {
		spoke := middle.to(o.half)
		o.arc(at, from, spoke, depth+1)
		o.arc(at, spoke, to, depth+1)
		return
	}
	o.to(at.plus(to))
}

func (o *outliner) to(p Point) { o.path.LineTo(p.X, p.Y) }

func (o *outliner) polygon(points ...Point) {
	o.path.MoveTo(points[0].X, points[0].Y)
	for _, p := range points[1:] {
		o.to(p)
	}
}

func (p Point) plus(q Point) Point  { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

func (p Point) times(k Fixed) Point { return Point{p.X * k, p.Y * k} }

// to is p made longer or shorter.
func (p Point) to(length Fixed) Point {
	square, finer := p.square(), uint(0)
	if square < 1<<46 {
		finer = 8 // bits behind the point, for short lines
	}
	is := int64(root(square << (2 * finer)))
	if is == 0 {
		return Point{}
	}
	part := int64(length) << finer
	return Point{Fixed(divide(int64(p.X)*part, is)), Fixed(divide(int64(p.Y)*part, is))}
}

func (p Point) length() Fixed { return Fixed(root(p.square())) }

func (p Point) square() uint64 {
	return uint64(int64(p.X)*int64(p.X)) + uint64(int64(p.Y)*int64(p.Y))
}

// root is the whole part of a square root.
func root(v uint64) uint64 {
	if v == 0 {
		return 0
	}
	r := uint64(1) << ((bits.Len64(v) + 1) / 2)
	for {
		next := (r + v/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}
