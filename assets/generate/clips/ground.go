package main

import "math"

var (
	asphalt  = v3{0.105, 0.105, 0.108}
	painted  = v3{0.62, 0.62, 0.59}
	kerb     = v3{0.42, 0.40, 0.37}
	pavement = v3{0.33, 0.28, 0.24}
	stone    = v3{0.40, 0.36, 0.30}
	lawn     = v3{0.085, 0.15, 0.035}
	quayWall = v3{0.30, 0.27, 0.23}
)

// GroundHit is where a ray meets the ground, the quay's wall or the sea.
func (s *scene) groundHit(from, ray v3) (p, normal v3, water bool) {
	p = from.add(ray.mul(-from.Z / ray.Z))
	if !s.onSea(p.X, p.Y) {
		return p, v3{0, 0, 1}, false
	}
	low := from.add(ray.mul((seaLevel - from.Z) / ray.Z))
	if s.onSea(low.X, low.Y) {
		return low, v3{0, 0, 1}, true
	}
	return s.quay(p, low)
}

// Quay finds the wall between a place over the sea and one under the land.
func (s *scene) quay(sea, land v3) (p, normal v3, water bool) {
	for range 12 {
		middle := sea.mix(land, 0.5)
		if s.onSea(middle.X, middle.Y) {
			sea = middle
		} else {
			land = middle
		}
	}
	e := 0.6
	slope := v3{s.sea.at(sea.X+e, sea.Y) - s.sea.at(sea.X-e, sea.Y), s.sea.at(sea.X, sea.Y+e) - s.sea.at(sea.X, sea.Y-e), 0}
	return sea, slope.unit(), false
}

// GroundFinish is what the ground is made of at a place; a sample covers pixel metres there.
func (s *scene) groundFinish(p v3, pixel float64) finish {
	open := 1 - 0.55*s.corner.at(p.X, p.Y)
	if p.Z < -0.05 {
		return s.quayFinish(p, open)
	}
	spot := s.streets.spot(p.X, p.Y)
	grain := 0.85 + 0.3*cloudy(p.X*0.7, p.Y*0.7, 4, 3)
	fine := 1 + (chance(int(p.X*40), int(p.Y*40), 9)-0.5)*0.14*clamp01(0.06/pixel)
	shore := s.sea.at(p.X, p.Y)
	switch {
	case spot.edge < 0:
		return finish{albedo: s.roadway(p, spot, pixel).mul(grain * fine), open: open, gloss: 0.05}
	case spot.edge < 0.2:
		return finish{albedo: kerb.mul(grain * (0.8 + 0.4*smooth(0, 0.2, spot.edge))), open: open * 0.92}
	case shore > 0.02 && spot.edge > 0.5:
		return finish{albedo: stone.mul(1.15 * grain), open: open}
	case spot.edge < 2.4:
		return finish{albedo: slabs(pavement, p, 0.6, pixel).mul(grain * fine), open: open}
	case spot.walk < 0:
		c := slabs(stone, p, 0.5, pixel)
		if spot.steps {
			c = c.mul(0.72 + 0.4*band(fraction(spot.way/0.45), 0.5, 0.35, 0.2))
		}
		return finish{albedo: c.mul(grain * fine), open: open}
	case s.square.inside(p.X, p.Y):
		return finish{albedo: chequer(p, pixel).mul(grain * fine), open: open}
	case s.green.inside(p.X, p.Y):
		return finish{albedo: lawnColour(p, pixel), open: open}
	}
	return finish{albedo: slabs(v3{0.30, 0.27, 0.235}, p, 1.2, pixel).mul(grain * fine), open: open}
}

func (s *scene) quayFinish(p v3, open float64) finish {
	rows := 0.8 + 0.25*band(fraction(p.Z/0.5), 0.5, 0.42, 0.1)
	wet := 0.35 + 0.65*smooth(seaLevel+0.2, seaLevel+0.8, p.Z)
	return finish{albedo: quayWall.mul(rows * wet * (0.7 + 0.6*cloudy(p.X, p.Z*2+p.Y, 3, 8))), open: open * 0.9}
}

// Roadway is asphalt with what is painted on it.
func (s *scene) roadway(p v3, at spot, pixel float64) v3 {
	st := at.street
	c := asphalt.mul(1.06 - 0.12*band(math.Abs(at.side), st.half*0.45, 0.5, 0.8))
	patch := cloudy(p.X*0.12, p.Y*0.12, 2, 41)
	c = c.mul(0.82 + 0.4*patch)
	c = c.mul(0.75 + 0.25*smooth(0, 0.5, -at.edge)) // dirt in the gutter
	soft := max(0.03, pixel)
	worn := 0.65 + 0.35*cloudy(p.X*3, p.Y*3, 2, 12)
	for _, z := range s.zebras {
		if d := p.sub(z.at); math.Abs(d.X)+math.Abs(d.Y) < 20 {
			if along := d.dot(z.along); math.Abs(along) < zebraDepth+0.2 {
				across := d.X*z.along.Y - d.Y*z.along.X
				bars := band(fraction(across/1.0), 0.5, 0.25, soft)
				return c.mix(painted, worn*bars*band(along, 0, zebraDepth, soft)*smooth(0, 0.3, z.half-math.Abs(across)))
			}
		}
	}
	if !st.marked || at.other < 0.8 {
		return c
	}
	return c.mix(painted, worn*lines(st, at, soft))
}

// Lines is how much paint a street's lane markings put on a place.
func lines(st *street, at spot, soft float64) float64 {
	paint := band(math.Abs(at.side), st.half-0.22, 0.06, soft) * 0.7
	dash := band(fraction(at.along/6)*6, 2, 1.2, 0.1)
	if !st.oneWay {
		if st.half > 4.4 {
			paint = max(paint, band(math.Abs(at.side), 0.16, 0.06, soft))
		} else {
			paint = max(paint, band(at.side, 0, 0.07, soft)*dash)
		}
	} else if st.half > 3.2 {
		paint = max(paint, band(at.side, 0, 0.07, soft)*dash)
	}
	return paint
}

// Slabs is paving with joints, which fade where a pixel is wider than they are.
func slabs(c v3, p v3, size, pixel float64) v3 {
	x, y := p.X*0.88+p.Y*0.47, p.Y*0.88-p.X*0.47
	ix, iy := int(math.Floor(x/size)), int(math.Floor(y/size))
	visible := clamp01(0.05 / pixel)
	c = c.mul(1 + (chance(ix, iy, 2)-0.5)*0.22*clamp01(0.4/pixel))
	joint := max(band(fraction(x/size), 0, 0.03, 0.04), band(fraction(y/size), 0, 0.03, 0.04))
	return c.mul(1 - 0.3*joint*visible)
}

func chequer(p v3, pixel float64) v3 {
	x, y := int(math.Floor((p.X+p.Y)/1.7)), int(math.Floor((p.X-p.Y)/1.7))
	c := slabs(v3{0.42, 0.36, 0.30}, p, 0.7, pixel)
	if (x+y)&1 == 0 {
		c = c.mix(c.tint(v3{0.80, 0.72, 0.68}), clamp01(0.5/pixel))
	}
	return c
}

func lawnColour(p v3, pixel float64) v3 {
	blades := 1 + (chance(int(p.X*14), int(p.Y*14), 1)-0.5)*0.28*clamp01(0.12/pixel)
	dry := cloudy(p.X*0.25, p.Y*0.25, 3, 19)
	c := lawn.mix(v3{0.16, 0.17, 0.06}, smooth(0.45, 0.75, dry)).mul(blades)
	bed := smooth(0.72, 0.74, noise(p.X*0.16, p.Y*0.16, 23))
	kind := hash(int(math.Floor(p.X/9)), int(math.Floor(p.Y/9))) % 4
	flower := [...]v3{{0.42, 0.05, 0.06}, {0.50, 0.36, 0.05}, {0.36, 0.12, 0.30}, {0.50, 0.48, 0.44}}[kind]
	bloom := smooth(0.3, 0.75, noise(p.X*7, p.Y*7, 24)) * clamp01(0.2/pixel)
	leaves := lawn.mul(0.75)
	return c.mix(leaves.mix(flower, 0.25+0.45*bloom), bed)
}

// Water is the light from the sea: the sky in its waves, and its own colour where one looks down into it.
func (s *scene) water(l *light, p, toEye v3, pixel, time float64) v3 {
	fade := clamp01(0.25 / pixel)
	swell := waves(p, time)
	normal := v3{swell.X * 0.15, swell.Y * 0.15, 1}
	normal.X += (noise(p.X*2.1+math.Sin(time)*0.6, p.Y*2.1+math.Cos(time)*0.6, 4) - 0.5) * 0.26 * fade
	normal.Y += (noise(p.X*2.1-math.Cos(time)*0.6, p.Y*2.1+math.Sin(time)*0.6, 5) - 0.5) * 0.26 * fade
	normal = normal.unit()
	mirror := normal.mul(2 * normal.dot(toEye)).sub(toEye)
	mirror.Z = math.Abs(mirror.Z)
	fresnel := 0.03 + 0.75*math.Pow(1-clamp01(normal.dot(toEye)), 4)
	deep := v3{0.018, 0.085, 0.125}.mul(0.05 + 0.95*l.bounce())
	c := deep.mix(l.gradient(mirror), fresnel)
	if s.onSea(p.X, p.Y) && s.sea.at(p.X+mirror.X*5, p.Y+mirror.Y*5) < 0.5 {
		c = c.mul(0.75) // the quay's mirror image
	}
	c = c.add(l.sun.mul(0.9 * math.Pow(clamp01(mirror.unit().dot(l.toSun)), 90)))
	if l.night {
		c = c.add(l.lamplight(p, v3{0, 0, 1}).mul(0.12))
	}
	return c
}

// Waves is the slope of a swell that repeats after 2 pi.
func waves(p v3, time float64) v3 {
	a := math.Sin(p.X*0.9 + p.Y*0.35 + time)
	b := math.Sin(p.Y*0.7 - p.X*0.3 + time*2 + 1)
	c := math.Sin(p.X*1.7 - p.Y*1.3 + time*3)
	return v3{a*0.5 + c*0.4, b*0.5 - c*0.3, 0}
}
