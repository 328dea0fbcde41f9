package main

import "math"

// Light is what shines on the scene, in linear colours of about 1 for a white wall in the sun.
type light struct {
	night   bool
	toSun   v3
	sun     v3
	zenith  v3
	horizon v3
	shadows *raster
	eye     camera // of the shadow map
	lamps   map[[2]int][]v3
	fog     float64 // metres after which a third of the contrast is left
	seed    int
}

const (
	shadowMetres = 300.0
	shadowPixels = 3600
	lampReach    = 34.0
	lampHeight   = 7.2
)

func newLight(night bool, middle v3, seed int) *light {
	l := &light{night: night, seed: seed, toSun: direction(222, 44), fog: 2600}
	l.sun, l.zenith, l.horizon = v3{2.35, 2.05, 1.62}, v3{0.10, 0.25, 0.62}, v3{0.55, 0.70, 0.88}
	if night {
		l.sun, l.zenith, l.horizon = v3{}, v3{0.006, 0.011, 0.030}, v3{0.030, 0.034, 0.055}
	}
	l.eye = newSunCamera(middle, l.toSun, shadowMetres, shadowPixels)
	return l
}

func (l *light) castShadows(m *mesh) {
	if l.night {
		return
	}
	l.shadows = newRaster(shadowPixels, shadowPixels)
	for _, t := range m.triangles {
		if m.surfaces[t.surface].material != railing {
			l.shadows.draw(&l.eye, t.surface, t.corners)
		}
	}
}

func (l *light) hang(lamps []v3) {
	l.lamps = map[[2]int][]v3{}
	for _, p := range lamps {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				key := lampCell(p)
				key[0], key[1] = key[0]+dx, key[1]+dy
				l.lamps[key] = append(l.lamps[key], p)
			}
		}
	}
}

func lampCell(p v3) [2]int {
	return [2]int{int(math.Floor(p.X / lampReach)), int(math.Floor(p.Y / lampReach))}
}

// Sunlit is the part of the sun that reaches a place, 0 to 1.
func (l *light) sunlit(p, normal v3) float64 {
	if l.night || normal.dot(l.toSun) <= 0 {
		return 0
	}
	x, y, nearness := l.eye.screen(l.eye.view(p.add(normal.mul(0.12)).add(l.toSun.mul(0.05))))
	lit := 0.0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			ix, iy := int(x+float64(dx)*1.2), int(y+float64(dy)*1.2)
			if ix < 0 || iy < 0 || ix >= shadowPixels || iy >= shadowPixels || float64(l.shadows.nearness[iy*shadowPixels+ix]) < nearness+0.05 {
				lit++
			}
		}
	}
	return lit / 9
}

// Finish is how a surface takes light.
type finish struct {
	albedo   v3
	emission v3
	gloss    float64 // 0 dull to 1 mirror
	open     float64 // how much of the sky it sees, 0 to 1
	through  float64 // part of the sun that shines through
}

// Shade is the light that comes from a place towards the eye.
func (l *light) shade(p, normal, toEye v3, f finish, sunlit float64) v3 {
	up := 0.5 + 0.5*normal.Z
	ambient := l.zenith.mix(l.horizon, 0.55).mul(up * 0.95).add(v3{0.26, 0.22, 0.17}.mul((1 - up) * l.bounce()))
	if l.night {
		ambient = v3{0.034, 0.036, 0.050}.add(l.lamplight(p, normal))
	}
	facing := normal.dot(l.toSun)
	direct := max(facing, 0)*(1-f.through) + f.through*(0.35+0.3*facing)
	c := f.albedo.tint(ambient.mul(f.open).add(l.sun.mul(direct * sunlit))).add(f.emission)
	if f.gloss > 0 {
		mirror := normal.mul(2 * normal.dot(toEye)).sub(toEye)
		fresnel := f.gloss * (0.12 + 0.88*math.Pow(1-clamp01(normal.dot(toEye)), 4))
		c = c.mul(1 - fresnel).add(l.reflection(mirror).mul(fresnel))
		c = c.add(l.sun.mul(sunlit * f.gloss * 2 * math.Pow(clamp01(mirror.dot(l.toSun)), 60)))
	}
	return c
}

func (l *light) bounce() float64 {
	if l.night {
		return 0.05
	}
	return 1
}

func (l *light) lamplight(p, normal v3) (sum v3) {
	for _, lamp := range l.lamps[lampCell(p)] {
		d := lamp.sub(p)
		r2 := d.dot(d)
		if r2 > lampReach*lampReach || r2 < 0.01 {
			continue
		}
		r := math.Sqrt(r2)
		down := smooth(0.05, 0.75, d.Z/r) // the shade throws the light down
		fade := 1 - smooth(0.6*lampReach, lampReach, r)
		facing := max(0.15+normal.dot(d)/r, 0)
		sum = sum.add(v3{1.0, 0.66, 0.34}.mul(40 / (r2 + 10) * down * fade * facing))
	}
	return sum
}

// Reflection is what a mirror at street level shows: the sky above, houses and street below.
func (l *light) reflection(d v3) v3 {
	if d.Z < 0 {
		d.Z = -d.Z * 0.2
	}
	sky := l.gradient(d)
	houses := v3{0.30, 0.27, 0.23}.mul(0.15 + 0.85*l.bounce())
	return houses.mix(sky, smooth(0.05, 0.4, d.Z))
}

// Gradient is the clear sky.
func (l *light) gradient(d v3) v3 {
	h := clamp01(d.unit().Z)
	c := l.horizon.mix(l.zenith, math.Pow(h, 0.5))
	if l.night {
		return c.add(v3{0.055, 0.036, 0.022}.mul(math.Exp(-h * 9)))
	}
	near := clamp01(d.unit().dot(l.toSun))
	return c.add(v3{1, 0.85, 0.6}.mul(0.35 * math.Pow(near, 8)))
}

// Haze mixes a distant thing's colour with the air's before it.
func (l *light) haze(c v3, distance float64) v3 {
	air := l.horizon.mul(0.92)
	if l.night {
		air = v3{0.035, 0.033, 0.042}
	}
	return air.mix(c, math.Exp(-distance/l.fog))
}

// Expose turns light into a picture's bytes: a film's soft shoulder, then the transfer curve.
func (l *light) expose(c v3, vignette float64) [3]uint8 {
	gain := 0.78 * vignette
	if l.night {
		gain = 1.45 * vignette
	}
	return [3]uint8{develop(c.X * gain), develop(c.Y * gain), develop(c.Z * gain)}
}

// Developed holds the picture's byte for the square root of an eighth of a brightness, in 4095 steps: the root spends
// the steps on the dark tones.
var developed = func() (table [4096]uint8) {
	for i := range table {
		root := float64(i) / 4095
		x := root * root * 8 * 0.6
		y := x * (2.51*x + 0.03) / (x*(2.43*x+0.59) + 0.14) // Narkowicz 2015, fit of the ACES curve
		table[i] = uint8(255*math.Pow(clamp01(y), 1/2.2) + 0.5)
	}
	return table
}()

func develop(x float64) uint8 {
	return developed[int(math.Sqrt(clamp01(x/8))*4095)]
}
