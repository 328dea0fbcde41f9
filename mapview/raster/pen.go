package raster

// A pen draws the outline of lines as it goes along them: two rails, half a
// width to the left and to the right. The left rail is drawn forwards and
// the right one backwards, so that together with the caps they go round the
// line once. Edges go straight into the cells: their order does not matter.
type pen struct {
	to     *cells
	stroke Stroke
	half   Fixed

	at          Point // where the pen is
	normal      vec   // of the way to there, half a width to the right
	moved       bool  // there is a normal: the rails have begun
	left, right Point // ends of the rails
}

func (p *pen) line(points []Point) {
	p.down(points[0])
	for _, at := range points[1:] {
		p.draw(at)
	}
	p.up()
}

func (p *pen) ring(points []Point) {
	n := len(points)
	first := points[0].to(points[1]).right(p.half)
	p.at, p.normal, p.moved = points[0], first, true
	p.left, p.right = p.at.minus(first), p.at.plus(first)
	for i := range n {
		p.draw(points[(i+1)%n])
	}
	p.join(first)
}

// down begins a line.
func (p *pen) down(at Point) { p.at, p.moved = at, false }

// draw goes on to a point.
func (p *pen) draw(to Point) {
	if to == p.at {
		return
	}
	normal := p.at.to(to).right(p.half)
	if p.moved {
		p.join(normal)
	} else {
		p.begin(normal)
	}
	p.at = to
	p.goLeft(to.minus(normal))
	p.goRight(to.plus(normal))
}

// up ends the line. One that went nowhere is a dot.
func (p *pen) up() {
	if !p.moved {
		if p.stroke.Cap == Butt {
			return
		}
		p.begin(vec{0, int64(p.half)})
	}
	p.cap(p.normal.times(-1))
}

// begin draws the cap at the start: from the right rail round to the left.
func (p *pen) begin(normal vec) {
	p.left, p.right = p.at.plus(normal), p.at.plus(normal)
	p.cap(normal)
	p.normal, p.moved = normal, true
}

// goLeft goes on with the left rail.
func (p *pen) goLeft(to Point) {
	p.to.edge(p.left, to)
	p.left = to
}

// goRight goes on with the right rail.
func (p *pen) goRight(to Point) {
	p.to.edge(to, p.right)
	p.right = to
}
