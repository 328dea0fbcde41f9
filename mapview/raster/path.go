package raster

// A Path is a list of lines or rings. The zero value is empty and ready to
// use. It is not safe for concurrent use.
type Path struct {
	points []Point
	parts  []part
}

// A part is one line or ring of a Path.
type part struct {
	start  int // in points; it ends where the next starts
	closed bool
}

// Reset empties the path and keeps its memory.
func (p *Path) Reset() { p.points, p.parts = p.points[:0], p.parts[:0] }

// MoveTo starts a new line or ring. Coordinates beyond ±16.7 million pixels
// are moved to that.
func (p *Path) MoveTo(x, y Fixed) {
	p.parts = append(p.parts, part{start: len(p.points)})
	p.points = append(p.points, Point{clamp(x), clamp(y)})
}

// LineTo adds a straight line from the last point. Without a MoveTo before,
// it is a MoveTo.
func (p *Path) LineTo(x, y Fixed) {
	if len(p.parts) == 0 {
		p.MoveTo(x, y)
		return
	}
	p.points = append(p.points, Point{clamp(x), clamp(y)})
}

// Close makes the current line a ring, which matters to Stroke: Fill closes
// every line. A new line starts with MoveTo.
func (p *Path) Close() {
	if n := len(p.parts); n > 0 {
		p.parts[n-1].closed = true
	}
}

// part returns the points of part i, and whether it is a ring.
func (p *Path) part(i int) ([]Point, bool) {
	end := len(p.points)
	if i+1 < len(p.parts) {
		end = p.parts[i+1].start
	}
	return p.points[p.parts[i].start:end], p.parts[i].closed
}

func clamp(v Fixed) Fixed { return min(max(v, -limit), limit) }
