package raster

// join turns to another direction. The rail on the inner side of the bend
// goes through the bend itself, so that nothing is left out or gone round
// twice where a piece is shorter than the line is wide.
func (p *pen) join(normal vec) {
	before, turn := p.normal, p.normal.cross(normal)
	p.normal = normal
	switch {
	case normal.minus(before).square() <= uint64(unseen*unseen):
		p.goLeft(p.at.minus(normal))
		p.goRight(p.at.plus(normal))
	case turn < 0: // to the left: the gap is at the right
		p.goLeft(p.at)
		p.goLeft(p.at.minus(normal))
		p.bend(p.goRight, before, normal, before.left())
	default:
		p.goRight(p.at)
		p.goRight(p.at.plus(normal))
		p.bend(p.goLeft, before.times(-1), normal.times(-1), before.left())
	}
}

// unseen is a gap that needs no join.
const unseen = One / 16

// bend takes the outer rail from one spoke to the other.
func (p *pen) bend(rail func(Point), from, to, ahead vec) {
	switch p.stroke.Join {
	case RoundJoin:
		p.round(rail, from, to, ahead)
	case Miter:
		p.miter(rail, from.plus(to))
	}
	rail(p.at.plus(to))
}

// miter goes by the tip of a bend unless it is too long: half a width over
// the cosine of half the bend. sum is that of the two spokes.
func (p *pen) miter(rail func(Point), sum vec) {
	square, half, limit := int64(sum.square()), int64(p.half), int64(p.stroke.Limit)
	if square > 0 && 4*half*half <= limit*limit*square {
		rail(p.at.plus(vec{divide(sum.x*2*half*half, square), divide(sum.y*2*half*half, square)}))
	}
}

// round goes round from one spoke to another, at most half a turn: ahead says
// on which side, should they be opposite.
func (p *pen) round(rail func(Point), from, to, ahead vec) {
	if from.plus(to).square() > uint64(One) {
		p.arc(rail, from, to, 6)
		return
	}
	p.arc(rail, from, ahead, 6)
	rail(p.at.plus(ahead))
	p.arc(rail, ahead, to, 6)
}

// arc goes between two spokes by halves, at most so often, until what is cut
// off is less than an eighth of a pixel.
func (p *pen) arc(rail func(Point), from, to vec, halves int) {
	middle := from.plus(to)
	if halves == 0 || p.half-Fixed(root(middle.square())/2) <= One/8 {
		return
	}
	spoke := middle.long(p.half)
	p.arc(rail, from, spoke, halves-1)
	rail(p.at.plus(spoke))
	p.arc(rail, spoke, to, halves-1)
}

// cap goes round an end of the line, from one side to the other.
func (p *pen) cap(from vec) {
	away := from.left().times(-1)
	switch p.stroke.Cap {
	case Square:
		p.goLeft(p.at.plus(from).plus(away))
		p.goLeft(p.at.minus(from).plus(away))
	case RoundCap:
		p.round(p.goLeft, from, from.times(-1), away)
	}
	p.goLeft(p.at.minus(from))
}
