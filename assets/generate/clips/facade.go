package main

import "math"

// WallFinish is the facade at u metres along it and v metres above the street.
func (s *scene) wallFinish(w *surface, p v3, pixel float64) finish {
	u, v := p.sub(w.origin).dot(w.along), p.Z
	k := lookOf(w.seed, w.height)
	stain := 0.82 + 0.3*cloudy(u*0.25+float64(w.seed%97), v*0.12, 4, 7)
	streak := 1 - 0.14*smooth(0.5, 0.8, noise(u*1.3+float64(w.seed%31), v*0.05, 14))*smooth(w.height*0.3, w.height, v)
	f := finish{albedo: k.plaster.mul(stain * streak), open: 0.55 + 0.45*smooth(0, 7, v)}
	f.open *= 1 - 0.35*s.corner.at(p.X+w.normal.X*1.5, p.Y+w.normal.Y*1.5)
	foot := smooth(0, 1.2, v)
	f.albedo = f.albedo.mul(0.72 + 0.28*foot)
	soft := max(0.05, pixel)
	switch {
	case w.width < 1.8:
	case v < groundFloor && w.height > 5:
		s.street(w, k, u, v, soft, &f)
	case v < w.height-0.9:
		s.storeys(w, k, u, v, soft, &f)
	}
	if cornice := band(v, w.height-0.3, 0.3, soft); cornice > 0 && w.height > 5 {
		f.albedo = f.albedo.mix(k.trim, cornice)
	}
	under := band(v, w.height-0.85, 0.22, 0.25)
	f.albedo = f.albedo.mul(1 - 0.3*under)
	return f
}

// Street is the ground floor: shop windows with signs, or doors and a rusticated wall.
func (s *scene) street(w *surface, k look, u, v, soft float64, f *finish) {
	if !k.shops {
		f.albedo = f.albedo.mix(v3{0.50, 0.45, 0.38}, 0.6).mul(1 - 0.22*band(fraction(v/0.55), 0, 0.05, soft))
		s.opening(w, k, u, v-1.0, soft, f, 1.2, 1.7, 0)
		return
	}
	n := max(1, math.Floor(w.width/4.6))
	bay := w.width / n
	i := int(u / bay)
	x := u - (float64(i)+0.5)*bay
	inside := band(x, 0, bay/2-0.35, soft) * band(v, 1.65, 1.35, soft)
	sign := band(x, 0, bay/2-0.3, soft) * band(v, 3.45, 0.3, soft)
	colour := v3{chance(w.seed, i, 1), chance(w.seed, i, 2), chance(w.seed, i, 3)}
	f.albedo = f.albedo.mix(v3{0.30, 0.27, 0.24}, 0.5)
	f.albedo = f.albedo.mix(colour.tint(colour).mul(0.5).add(v3{0.03, 0.03, 0.03}), sign)
	goods := v3{0.10, 0.085, 0.07}.mul(0.4 + 1.4*cloudy(x*1.9+float64(i*7), v*1.6, 3, w.seed%50))
	frame := max(band(x, 0, 0.05, soft), band(v, 2.5, 0.05, soft))
	f.albedo = f.albedo.mix(goods.mix(v3{0.2, 0.2, 0.2}, frame), inside)
	f.gloss = 0.75 * inside * (1 - frame)
	if s.night && chance(w.seed, i, 4) < 0.65 {
		warm := v3{1.0, 0.74, 0.42}.mix(v3{0.85, 0.92, 1}, chance(w.seed, i, 5))
		f.emission = warm.mul(inside * (1 - frame) * (0.25 + 0.9*cloudy(x*1.4+float64(i*9), v*1.2, 3, 60)))
		f.emission = f.emission.add(colour.mul(0.5 * sign))
	}
}

// Storeys are the floors above: a row of windows each.
func (s *scene) storeys(w *surface, k look, u, v, soft float64, f *finish) {
	start := groundFloor
	if w.height <= 5 {
		start = 0
	}
	floor := math.Floor((v - start) / storey)
	in := v - start - floor*storey
	if start+(floor+1)*storey > w.height-0.2 {
		return
	}
	if k.modern {
		f.albedo = f.albedo.mix(k.trim, band(in, 0.05, 0.22, soft))
	} else {
		f.albedo = f.albedo.mix(k.trim, 0.8*band(in, 0, 0.09, soft))
		f.albedo = f.albedo.mul(1 - 0.15*band(in, storey-0.2, 0.12, soft))
	}
	sill := 0.85
	if k.balcony > 0 {
		sill = 0.1
	}
	s.opening(w, k, u, in-sill, soft, f, k.width, min(k.height+0.85-sill, storey-sill-0.4), int(floor)+1)
}

// Opening is a window of a row, v metres above its sill, with its frame, shutters and what one sees in it.
func (s *scene) opening(w *surface, k look, u, v, soft float64, f *finish, width, height float64, floor int) {
	n := math.Floor((w.width - 0.6) / k.pitch)
	if n < 1 {
		return
	}
	pitch := w.width / n
	i := math.Floor(u / pitch)
	x := u - (i+0.5)*pitch
	id := [3]int{w.seed, int(i), floor}
	middle := height / 2
	if v < -0.3 || v > height+0.4 {
		return
	}
	surround := band(x, 0, width/2+0.14, soft) * band(v, middle, middle+0.13, soft)
	f.albedo = f.albedo.mix(k.trim, surround*0.85)
	if k.shutters && floor > 0 {
		s.shutters(k, x, v, width, height, soft, id, f)
	}
	glass := band(x, 0, width/2, soft) * band(v, middle, middle, soft)
	bars := max(band(math.Abs(x), 0, 0.045, soft), band(v, height*0.72, 0.03, soft), band(math.Abs(x), width/2, 0.07, soft), band(v, height, 0.08, soft), band(v, 0, 0.07, soft))
	room := room(x, width, id)
	shade := 1 - 0.6*band(v, height, 0.22, 0.2) // the lintel's shadow
	pane := room.mul(shade).mix(v3{0.58, 0.56, 0.53}, bars)
	f.albedo = f.albedo.mix(pane, glass)
	f.gloss = max(f.gloss, 0.85*glass*(1-bars)*shade)
	if s.night && chance(id[0], id[1], id[2], 3) < 0.34 {
		f.emission = f.emission.add(lamplit(id, x, v, height).mul(glass * (1 - 0.8*bars)))
	}
}

// Room is what one sees of a room by day: the dark, or curtains before it.
func room(x, width float64, id [3]int) v3 {
	dark := v3{0.035, 0.035, 0.038}
	if chance(id[0], id[1], id[2], 1) >= 0.45 {
		return dark
	}
	drawn := 0.2 + 0.5*chance(id[0], id[1], id[2], 2)
	folds := 0.8 + 0.3*math.Sin(x*26)
	return dark.mix(v3{0.42, 0.39, 0.34}.mul(folds), smooth(width/2*(1-drawn)-0.05, width/2*(1-drawn)+0.05, math.Abs(x)))
}

func (s *scene) shutters(k look, x, v, width, height, soft float64, id [3]int, f *finish) {
	closed := chance(id[0], id[1], id[2], 5) < 0.16
	leaf := band(math.Abs(x), width*0.75+0.03, width/4, soft)
	if closed {
		leaf = 0
	}
	leaf *= band(v, height/2, height/2, soft)
	slats := 0.8 + 0.3*band(fraction(v/0.11), 0.5, 0.3, max(0.3, soft*4))
	f.albedo = f.albedo.mix(k.shutter.mul(slats), leaf)
}

// Lamplit is the light of a lit room's window.
func lamplit(id [3]int, x, v, height float64) v3 {
	kind := chance(id[0], id[1], id[2], 6)
	warm := v3{1.0, 0.66, 0.32}.mix(v3{1.0, 0.86, 0.62}, kind)
	if kind > 0.93 {
		warm = v3{0.45, 0.62, 1.0} // a television
	}
	lamp := 0.55 + 0.45*smooth(height, 0.3, v) + 0.25*band(x, 0.2*(kind-0.5), 0.3, 0.6)
	return warm.mul((0.16 + 0.7*chance(id[0], id[1], id[2], 7)) * lamp)
}

func (s *scene) roofFinish(w *surface, p v3) finish {
	rough := 0.75 + 0.5*cloudy(p.X*0.5, p.Y*0.5, 4, w.seed%60)
	c := v3{0.36, 0.33, 0.30}
	if chance(w.seed, 12) < 0.4 && w.height < 24 {
		c = v3{0.42, 0.20, 0.12}.mul(0.85 + 0.25*band(fraction((p.X+p.Y)/0.4), 0.5, 0.3, 0.3))
	}
	return finish{albedo: c.mul(rough), open: 1}
}
