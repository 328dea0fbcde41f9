package style

import (
	"math"

	"watchfloor/mapview/raster"
)

// A point is a position or a direction, device pixels.
type point struct{ x, y float64 }

// beside puts a line or ring on the path, moved to the right of its course by
// one or two distances.
func (p *Painter) beside(part []int32, closed bool, aside [2]float64) {
	p.line = p.line[:0]
	for j := 0; j+1 < len(part); j += 2 {
		at := p.grid.place(part[j], part[j+1])
		q := point{float64(at.X) / float64(raster.One), float64(at.Y) / float64(raster.One)}
		if n := len(p.line); n == 0 || p.line[n-1] != q {
			p.line = append(p.line, q)
		}
	}
	if n := len(p.line); closed && n > 1 && p.line[0] == p.line[n-1] {
		p.line = p.line[:n-1]
	}
	if len(p.line) < 2 {
		return
	}
	p.parallel(closed, aside[0])
	if aside[1] != aside[0] {
		p.parallel(closed, aside[1])
	}
}

// parallel puts the line on the path, moved to the right.
func (p *Painter) parallel(closed bool, by float64) {
	n := len(p.line)
	begun := false
	put := func(at, way point, by float64) {
		x, y := raster.Px(at.x+float64(way.x*by)), raster.Px(at.y+float64(way.y*by))
		if begun {
			p.path.LineTo(x, y)
		} else {
			p.path.MoveTo(x, y)
		}
		begun = true
	}
	for i, at := range p.line {
		before, after := rightOf(p.line[(i+n-1)%n], at), rightOf(at, p.line[(i+1)%n])
		if !closed && i == 0 {
			before = after
		}
		if !closed && i == n-1 {
			after = before
		}
		// The corner of both sides; at a sharp one each side's end.
		const sharp = 0.3
		along := 1 + float64(before.x*after.x) + float64(before.y*after.y)
		if along < sharp {
			put(at, before, by)
			put(at, after, by)
			continue
		}
		put(at, point{before.x + after.x, before.y + after.y}, by/along)
	}
	if closed {
		p.path.Close()
	}
}

// rightOf is the direction to the right of the way from a to b, y down, of
// length 1.
func rightOf(a, b point) point {
	x, y := b.x-a.x, b.y-a.y
	length := math.Sqrt(float64(x*x) + float64(y*y))
	return point{-y / length, x / length}
}
