package main

import "math"

// Sky is the light from a direction that meets neither ground nor building: hills before clouds before the clear sky.
func (l *light) sky(d v3) v3 {
	d = d.unit()
	if c, hit := l.hills(d); hit {
		return c
	}
	c := l.gradient(d)
	if d.Z < 0.01 {
		return c
	}
	x, y := d.X/(d.Z+0.08), d.Y/(d.Z+0.08)
	cover := smooth(0.46, 0.80, cloudy(x*0.9, y*0.9, 5, l.seed)) * smooth(0.01, 0.16, d.Z)
	bright := 0.75 + 0.5*cloudy(x*2+3, y*2, 3, l.seed+9)
	cloud := v3{1.15, 1.13, 1.12}.mul(bright)
	if l.night {
		cloud = v3{0.045, 0.038, 0.044}.mul(bright)
	}
	return c.mix(cloud, cover*0.8)
}

// Ridge is the height of the hills over the horizon, as a slope: steep behind the city, none over the open sea.
func (l *light) ridge(azimuth float64) float64 {
	inland := math.Cos((azimuth - 330) * math.Pi / 180)
	height := 0.035 + 0.20*smooth(-0.25, 0.75, inland)
	shape := 0.55 + 0.7*cloudy(azimuth/14, 0, 5, 77)
	return height * shape * smooth(-0.75, -0.35, inland)
}

func (l *light) hills(d v3) (v3, bool) {
	azimuth := math.Mod(math.Atan2(d.X, d.Y)*180/math.Pi+360, 360)
	ridge := l.ridge(azimuth)
	if d.Z > ridge || d.Z < -0.02 {
		return v3{}, false
	}
	height := d.Z / max(ridge, 0.01)
	fold := cloudy(azimuth*0.7+d.Z*11, d.Z*70, 5, 31)
	rock, wood := v3{0.40, 0.36, 0.30}, v3{0.105, 0.12, 0.055}
	c := wood.mix(rock, 0.6*smooth(0.42, 0.64, fold+0.22*(height-0.62)))
	c = c.mul(0.72 + 0.5*cloudy(azimuth*1.7, d.Z*75, 4, 5))
	house := chance(int(azimuth*9), int(d.Z*500), 3)
	built := house > 0.86+0.2*height && height < 0.6
	if l.night {
		c = c.mul(0.018)
		if built && house > 0.93 {
			c = v3{0.5, 0.34, 0.16}
		}
		return c, true
	}
	if built {
		c = v3{0.42, 0.36, 0.29}.mul(0.7 + 0.5*chance(int(azimuth*9), int(d.Z*500), 4))
	}
	return l.haze(c, 620+420*height), true
}
