package raster

// edge adds a line of an outline. What lies outside the picture costs next to
// nothing: above, below and to the right it has no effect, to the left it
// covers whole rows.
func (c *cells) edge(a, b Point) {
	sign := int32(1)
	if a.Y > b.Y {
		a, b, sign = b, a, -1
	}
	if a.Y == b.Y || b.Y <= c.top || a.Y >= c.bottom || min(a.X, b.X) >= c.right {
		return
	}
	from, to := a, b
	if a.Y < c.top {
		from = Point{cross(a.X, a.Y, b.X, b.Y, c.top), c.top}
	}
	if b.Y > c.bottom {
		to = Point{cross(a.X, a.Y, b.X, b.Y, c.bottom), c.bottom}
	}
	if min(from.X, to.X) >= 0 && max(from.X, to.X) <= c.right {
		c.line(from, to, sign)
		return
	}
	c.split(from, to, sign)
}

// split cuts an edge where it leaves the picture at its sides.
func (c *cells) split(a, b Point, sign int32) {
	sides := [2]Fixed{0, c.right}
	if a.X > b.X {
		sides = [2]Fixed{c.right, 0}
	}
	for _, side := range sides {
		if min(a.X, b.X) < side && side < max(a.X, b.X) {
			m := Point{side, cross(a.Y, a.X, b.Y, b.X, side)}
			c.piece(a, m, sign)
			a = m
		}
	}
	c.piece(a, b, sign)
}

// piece adds a part of an edge that crosses no side of the picture.
func (c *cells) piece(a, b Point, sign int32) {
	switch {
	case a.Y == b.Y || min(a.X, b.X) >= c.right:
	case max(a.X, b.X) <= 0:
		c.beside(a.Y, b.Y, sign)
	default:
		c.line(a, b, sign)
	}
}

// cross is where the line from u0, v0 to u1, v1 has the second coordinate v.
func cross(u0, v0, u1, v1, v Fixed) Fixed {
	return u0 + Fixed(divide((int64(v)-int64(v0))*(int64(u1)-int64(u0)), int64(v1)-int64(v0)))
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

// A box is a part of the plane.
type box struct{ min, max Point }

// clip is the part of the line from a to b that lies in the box.
func (x box) clip(a, b Point) (from, to Point, ok bool) {
	from, ok = x.enter(a, b)
	if ok {
		to, ok = x.enter(b, a)
	}
	return from, to, ok
}

// enter is where the way from a to b first lies in the box.
func (x box) enter(a, b Point) (Point, bool) {
	if a.Y < x.min.Y && b.Y > a.Y || a.Y > x.max.Y && b.Y < a.Y {
		y := min(max(a.Y, x.min.Y), x.max.Y)
		if y > max(a.Y, b.Y) || y < min(a.Y, b.Y) {
			return a, false
		}
		a = Point{cross(a.X, a.Y, b.X, b.Y, y), y}
	}
	if a.X < x.min.X && b.X > a.X || a.X > x.max.X && b.X < a.X {
		to := min(max(a.X, x.min.X), x.max.X)
		if to > max(a.X, b.X) || to < min(a.X, b.X) {
			return a, false
		}
		a = Point{to, cross(a.Y, a.X, b.Y, b.X, to)}
	}
	return a, a.X >= x.min.X && a.X <= x.max.X && a.Y >= x.min.Y && a.Y <= x.max.Y
}
