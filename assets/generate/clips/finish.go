package main

// FinishOf is what a face is made of at a place; a sample covers pixel metres there.
func (s *scene) finishOf(f *surface, p v3, pixel float64) finish {
	switch f.material {
	case wall:
		return s.wallFinish(f, p, pixel)
	case roof:
		return s.roofFinish(f, p)
	case leaf:
		return finish{albedo: f.colour, open: 0.8, through: 0.35}
	case paint:
		return finish{albedo: f.colour, open: 0.9, gloss: 0.3}
	case glass:
		return finish{albedo: f.colour, open: 0.8, gloss: 0.8}
	case railing:
		return railingFinish(f, p, pixel)
	case glowing:
		return s.lampFinish(f)
	}
	return finish{albedo: f.colour, open: 0.85}
}

// RailingFinish is a modern balcony's tinted glass under a rail, or iron bars before a wall in the shade.
func railingFinish(f *surface, p v3, pixel float64) finish {
	v := p.Z - f.height
	rail := band(v, 1.02, 0.035, max(0.03, pixel))
	if f.shop {
		return finish{albedo: v3{0.26, 0.31, 0.31}.mix(v3{0.6, 0.6, 0.6}, rail), open: 0.9, gloss: 0.35}
	}
	u := p.sub(f.origin).dot(f.along)
	bars := max(rail, band(fraction(u/0.13)*0.13, 0.065, 0.012, max(0.02, pixel)))
	behind := v3{0.24, 0.20, 0.155}
	return finish{albedo: behind.mix(f.colour, min(1, bars+0.15)), open: 0.8}
}

// LampFinish gives its own light at night; by day it is a pale glass.
func (s *scene) lampFinish(f *surface) finish {
	if !s.night {
		return finish{albedo: f.colour.mul(0.8), open: 1, gloss: 0.2}
	}
	return finish{albedo: f.colour, emission: f.colour.mul(3), open: 1}
}
