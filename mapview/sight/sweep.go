package sight

import (
	"math"

	"github.com/paulmach/orb"
)

const round = 2 * math.Pi

// A face is the line of a wall: a ray in the direction (east, north) u meets it
// at away / (face · u) metres. Away is positive if the origin is before the
// wall and not behind it.
type face struct{ east, north, away float64 }

func faceOf(e edge) face {
	dx, dy := e.b[0]-e.a[0], e.b[1]-e.a[1]
	return face{dy, -dx, dy*e.a[0] - dx*e.a[1]}
}

// A piece is a part of what bounds a view: a wall, from one angle to another.
type piece struct {
	from, to float64
	face
}

// A sweep looks around the origin. Its angles are radians clockwise from the
// left side of the view.
type sweep struct{ left, width, radius float64 }

func sweepOf(e Eye) sweep {
	fov := max(0, min(360, e.FOV))
	return sweep{(e.Heading - fov/2) * math.Pi / 180, fov * math.Pi / 180, e.Range}
}

// toward is the unit vector, east and north, at an angle.
func (s sweep) toward(angle float64) (east, north float64) { return math.Sincos(s.left + angle) }

// of is the angle at which a point is seen, from 0 to a full circle.
func (s sweep) of(p orb.Point) float64 { return turned(math.Atan2(p[0], p[1]) - s.left) }

func turned(angle float64) float64 {
	if angle = math.Mod(angle, round); angle < 0 {
		angle += round
	}
	return angle
}

// add adds the part of a wall that is before the eye, in range and in view.
func (s sweep) add(to []piece, e edge) []piece {
	f := faceOf(e)
	if f.away <= 0 {
		return to
	}
	a, b, ok := within(e, s.radius)
	if !ok {
		return to
	}
	from := s.of(b) // with the building to its right, b is the left end
	upto := from + turned(s.of(a)-from)
	if upto-from > math.Pi { // the wall is seen from its end, if at all
		return to
	}
	to = s.clip(to, piece{from, upto, f})
	return s.clip(to, piece{from - round, upto - round, f})
}

func (s sweep) clip(to []piece, p piece) []piece {
	p.from, p.to = max(0, p.from), min(s.width, p.to)
	if p.to-p.from < 1e-12 {
		return to
	}
	return append(to, p)
}

// within is the part of an edge inside a circle around the origin.
func within(e edge, radius float64) (a, b orb.Point, ok bool) {
	dx, dy := e.b[0]-e.a[0], e.b[1]-e.a[1]
	long := dx*dx + dy*dy
	middle := -(e.a[0]*dx + e.a[1]*dy) / long // where the line is nearest
	x, y := e.a[0]+middle*dx, e.a[1]+middle*dy
	half := (radius*radius - x*x - y*y) / long
	if !(half > 0) { // it may be NaN
		return a, b, false
	}
	half = math.Sqrt(half)
	from, to := max(0, middle-half), min(1, middle+half)
	at := func(t float64) orb.Point { return orb.Point{e.a[0] + t*dx, e.a[1] + t*dy} }
	return at(from), at(to), from < to
}

// nearest is what bounds the view: of all pieces, at every angle the nearest.
// It is the lower envelope of the walls in polar coordinates, found by halves,
// and does not mind walls that cross or touch.
func (s sweep) nearest(all []piece) []piece {
	if len(all) < 2 {
		return all
	}
	half := len(all) / 2
	return s.merge(s.nearest(all[:half]), s.nearest(all[half:]))
}

// merge makes one envelope of two. It uses them up.
func (s sweep) merge(a, b []piece) []piece {
	into := make([]piece, 0, len(a)+len(b)+2)
	for len(a) > 0 && len(b) > 0 {
		if b[0].from < a[0].from {
			a, b = b, a
		}
		p, q := a[0], b[0]
		end := min(p.to, q.from)
		if p.from < q.from {
			into = join(into, piece{p.from, end, p.face})
		} else {
			end = min(p.to, q.to)
			into = s.duel(into, p.from, end, p.face, q.face)
			b = after(b, end)
		}
		a = after(a, end)
	}
	for _, rest := range [][]piece{a, b} {
		for _, p := range rest {
			into = join(into, p)
		}
	}
	return into
}

func after(a []piece, end float64) []piece {
	if a[0].to <= end {
		return a[1:]
	}
	a[0].from = end
	return a
}

// join adds a piece, to the last one if that is the same wall.
func join(to []piece, p piece) []piece {
	if p.to <= p.from {
		return to
	}
	if last := len(to) - 1; last >= 0 && to[last].face == p.face && to[last].to == p.from {
		to[last].to = p.to
		return to
	}
	return append(to, p)
}

// duel adds the nearer of two walls between two angles, which may change where
// they cross.
func (s sweep) duel(to []piece, from, end float64, a, b face) []piece {
	const same = 1e-9 // metres
	first := s.reach(a, from) - s.reach(b, from)
	last := s.reach(a, end) - s.reach(b, end)
	switch {
	case first <= same && last <= same:
		return join(to, piece{from, end, a})
	case first >= -same && last >= -same:
		return join(to, piece{from, end, b})
	}
	cross := s.crossing(a, b, from, end)
	if first > 0 {
		a, b = b, a
	}
	return join(join(to, piece{from, cross, a}), piece{cross, end, b})
}

// crossing is the angle at which two walls cross.
func (s sweep) crossing(a, b face, from, end float64) float64 {
	east, north := a.away*b.east-b.away*a.east, a.away*b.north-b.away*a.north
	angle := turned(math.Atan2(-north, east) - s.left)
	if angle > end { // the other way along the same line
		angle -= math.Pi
	}
	if angle < from {
		angle += math.Pi
	}
	return max(from, min(end, angle))
}

// reach is how far away a wall is at an angle.
func (s sweep) reach(f face, angle float64) float64 {
	east, north := s.toward(angle)
	return max(0, min(s.radius, f.away/max(f.east*east+f.north*north, 1e-12)))
}
