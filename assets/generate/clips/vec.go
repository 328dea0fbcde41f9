package main

import "math"

// V3 is a point or a direction: metres east, north and up of the camera's foot. Colours use it as linear red, green, blue.
type v3 struct{ X, Y, Z float64 }

func (a v3) add(b v3) v3            { return v3{a.X + b.X, a.Y + b.Y, a.Z + b.Z} }
func (a v3) sub(b v3) v3            { return v3{a.X - b.X, a.Y - b.Y, a.Z - b.Z} }
func (a v3) mul(f float64) v3       { return v3{a.X * f, a.Y * f, a.Z * f} }
func (a v3) tint(b v3) v3           { return v3{a.X * b.X, a.Y * b.Y, a.Z * b.Z} }
func (a v3) dot(b v3) float64       { return a.X*b.X + a.Y*b.Y + a.Z*b.Z }
func (a v3) length() float64        { return math.Sqrt(a.dot(a)) }
func (a v3) cross(b v3) v3          { return v3{a.Y*b.Z - a.Z*b.Y, a.Z*b.X - a.X*b.Z, a.X*b.Y - a.Y*b.X} }
func (a v3) mix(b v3, f float64) v3 { return a.add(b.sub(a).mul(f)) }

func (a v3) unit() v3 {
	if l := a.length(); l > 0 {
		return a.mul(1 / l)
	}
	return a
}

// Direction is the horizontal direction of a compass heading in degrees, tilted up by elevation.
func direction(heading, elevation float64) v3 {
	sh, ch := math.Sincos(heading * math.Pi / 180)
	se, ce := math.Sincos(elevation * math.Pi / 180)
	return v3{sh * ce, ch * ce, se}
}

func clamp01(x float64) float64 { return min(max(x, 0), 1) }

// Smooth goes from 0 at a to 1 at b.
func smooth(a, b, x float64) float64 {
	t := clamp01((x - a) / (b - a))
	return t * t * (3 - 2*t)
}

// Band is 1 where x is within half of the middle, with edges softened over soft.
func band(x, middle, half, soft float64) float64 {
	return 1 - smooth(half-soft/2, half+soft/2, math.Abs(x-middle))
}

func fraction(x float64) float64 { return x - math.Floor(x) }

// Hash mixes integers into 32 evenly spread bits.
func hash(n ...int) uint32 {
	h := uint32(2166136261)
	for _, v := range n {
		h = (h ^ uint32(v)) * 0x9e3779b1
		h ^= h >> 15
	}
	h *= 0x85ebca6b
	return h ^ h>>13
}

// Chance is a number in [0, 1) that belongs to the given integers.
func chance(n ...int) float64 { return float64(hash(n...)>>8) / (1 << 24) }

// Noise is smooth noise in [0, 1] with one bump per unit.
func noise(x, y float64, seed int) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int(fx), int(fy)
	tx, ty := smooth(0, 1, x-fx), smooth(0, 1, y-fy)
	top := chance(ix, iy, seed)*(1-tx) + chance(ix+1, iy, seed)*tx
	bottom := chance(ix, iy+1, seed)*(1-tx) + chance(ix+1, iy+1, seed)*tx
	return top*(1-ty) + bottom*ty
}

// Cloudy is noise summed over octaves, in [0, 1].
func cloudy(x, y float64, octaves, seed int) (sum float64) {
	weight := 0.5
	for i := range octaves {
		sum += weight * noise(x, y, seed+i)
		x, y, weight = x*2.03+17, y*2.03+5, weight/2
	}
	return sum
}

// Planar is the distance of two places on the map.
func planar(a, b v3) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
