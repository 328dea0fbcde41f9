package raster

import "math"

// vec is the way from one Point to another.
type vec struct{ x, y int64 }

func (p Point) to(q Point) vec { return vec{int64(q.X) - int64(p.X), int64(q.Y) - int64(p.Y)} }

func (p Point) plus(v vec) Point  { return Point{p.X + Fixed(v.x), p.Y + Fixed(v.y)} }
func (p Point) minus(v vec) Point { return Point{p.X - Fixed(v.x), p.Y - Fixed(v.y)} }

func (v vec) plus(w vec) vec    { return vec{v.x + w.x, v.y + w.y} }
func (v vec) minus(w vec) vec   { return vec{v.x - w.x, v.y - w.y} }
func (v vec) times(k int64) vec { return vec{v.x * k, v.y * k} }
func (v vec) cross(w vec) int64 { return v.x*w.y - v.y*w.x }
func (v vec) left() vec         { return vec{v.y, -v.x} } // a quarter turn
func (v vec) square() uint64    { return uint64(v.x*v.x) + uint64(v.y*v.y) }
func (v vec) right(l Fixed) vec { return vec{-v.y, v.x}.long(l) }

// subtle is how many bits short lengths have behind the point.
const subtle = 8

// length is that of v, 1<<subtle times.
func (v vec) length() int64 {
	if s := v.square(); s >= 1<<46 {
		return int64(root(s)) << subtle
	} else {
		return int64(root(s << (2 * subtle)))
	}
}

// long is v made longer or shorter.
func (v vec) long(length Fixed) vec {
	is, want := v.length(), int64(length)<<subtle
	if is >= 1<<(23+subtle) {
		is, want = is>>subtle, int64(length)
	}
	if is == 0 {
		return vec{}
	}
	return vec{divide(v.x*want, is), divide(v.y*want, is)}
}

// root is the whole part of a square root. The float gives only the first
// guess.
func root(v uint64) uint64 {
	r := uint64(math.Sqrt(float64(v)))
	for r*r > v {
		r--
	}
	for (r+1)*(r+1) <= v {
		r++
	}
	return r
}
