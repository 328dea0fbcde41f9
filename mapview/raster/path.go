package raster

// Fixed is a number of 1/64 pixels.
type Fixed int32

// One is a pixel.
const One Fixed = 64

// far is the largest coordinate: what differs by twice as much still
// multiplies in 64 bits.
const far = 1 << 30

// Px is the Fixed nearest to a number of pixels, at most some ten million.
func Px(v float64) Fixed {
	const most = float64(far) / float64(One)
	v = min(max(v, -most), most)
	if v < 0 {
		return -Fixed(0.5 - v*float64(One))
	}
	return Fixed(v*float64(One) + 0.5)
}

// Point is a position.
type Point struct{ X, Y Fixed }

// A Path is a list of lines, each open or closed. The zero Path is empty. It
// keeps its memory when it is reset. Points more than some ten million pixels
// away are moved to there.
type Path struct {
	points []Point
	starts []int // of the lines, in points
	closed []bool
}

// Reset empties the path.
func (p *Path) Reset() {
	p.points, p.starts, p.closed = p.points[:0], p.starts[:0], p.closed[:0]
}

// MoveTo begins a line.
func (p *Path) MoveTo(x, y Fixed) {
	p.starts, p.closed = append(p.starts, len(p.points)), append(p.closed, false)
	p.points = append(p.points, near(x, y))
}

// LineTo continues the line; without one it begins one. A point equal to the
// last is left out.
func (p *Path) LineTo(x, y Fixed) {
	n := len(p.points)
	if n == 0 {
		p.MoveTo(x, y)
		return
	}
	if to := near(x, y); p.points[n-1] != to {
		p.points = append(p.points, to)
	}
}

// Close joins the line's end to its beginning.
func (p *Path) Close() {
	if n := len(p.closed); n > 0 {
		p.closed[n-1] = true
	}
}

func near(x, y Fixed) Point {
	return Point{min(max(x, -far), far), min(max(y, -far), far)}
}

// lines is how many lines there are.
func (p *Path) lines() int { return len(p.starts) }

// line is the i-th line; a closed one does not repeat its beginning.
func (p *Path) line(i int) (points []Point, closed bool) {
	to := len(p.points)
	if i+1 < len(p.starts) {
		to = p.starts[i+1]
	}
	points, closed = p.points[p.starts[i]:to], p.closed[i]
	if n := len(points); closed && n > 1 && points[0] == points[n-1] {
		points = points[:n-1]
	}
	return points, closed
}
