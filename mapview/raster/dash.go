package raster

// mostDashes bounds what one path becomes: far outside the picture a line may
// be long.
const mostDashes = 20_000

// dash cuts the lines of p into pieces by a pattern: drawn, left out, drawn …
// Each line begins with the pattern. An odd pattern counts twice.
func dash(out, p *Path, pattern []Fixed) {
	var whole Fixed
	for _, d := range pattern {
		whole += max(d, 0)
	}
	if whole < One/2 {
		pattern = []Fixed{1 << 30} // nothing to see between them: a whole line
	}
	for i := range p.lines() {
		points, closed := p.line(i)
		if closed && len(points) > 0 {
			points = append(points[:len(points):len(points)], points[0])
		}
		dashLine(out, points, pattern)
	}
}

func dashLine(out *Path, points []Point, pattern []Fixed) {
	at, left := 0, max(pattern[0], 0)
	for j := 1; j < len(points); j++ {
		a, b := points[j-1], points[j]
		if j == 1 {
			out.MoveTo(a.X, a.Y)
		}
		length := b.minus(a).length()
		var gone Fixed
		for length-gone > left && out.lines() < mostDashes {
			gone += left
			cut := a.plus(b.minus(a).to(gone))
			if at%2 == 0 {
				out.LineTo(cut.X, cut.Y)
			} else {
				out.MoveTo(cut.X, cut.Y)
			}
			at++
			left = max(pattern[at%len(pattern)], 1)
		}
		left -= length - gone
		if at%2 == 0 {
			out.LineTo(b.X, b.Y)
		}
	}
}
