package heat

import "math"

// A stop is a colour at an amount of heat.
type stop struct {
	heat       float32
	r, g, b, a float32 // 0 to 255
}

// ramp is from cool to hot: blue, green, yellow, red, nearly white. One event
// alone is a faint blue.
func ramp() [6]stop {
	return [6]stop{
		{0, 40, 90, 230, 0},
		{0.6, 45, 130, 240, 90},
		{1.8, 30, 200, 170, 140},
		{4, 250, 205, 50, 175},
		{9, 240, 70, 35, 200},
		{20, 255, 235, 225, 220},
	}
}

// grades is how many steps the ramp is drawn in, and of how much heat.
const (
	grades = 512
	most   = 20
)

// shades are the ramp's colours, premultiplied, by the square root of the heat.
type shades [grades][4]uint8

func newShades() *shades {
	var all shades
	stops := ramp()
	for i := range all {
		part := float32(i) / (grades - 1)
		heat := part * part * most
		for j := 1; j < len(stops); j++ {
			a, b := stops[j-1], stops[j]
			if heat > b.heat {
				continue
			}
			t := (heat - a.heat) / (b.heat - a.heat)
			mix := func(x, y float32) float32 { return x + (y-x)*t }
			alpha := mix(a.a, b.a)
			all[i] = [4]uint8{
				uint8(mix(a.r, b.r) * alpha / 255), uint8(mix(a.g, b.g) * alpha / 255),
				uint8(mix(a.b, b.b) * alpha / 255), uint8(alpha),
			}
			break
		}
	}
	return &all
}

// glow blends the colour of an amount of heat into an opaque pixel.
func (s *shades) glow(pixel []uint8, heat float32) {
	if heat <= 0 {
		return
	}
	const scale = (grades - 1) * (grades - 1) / float32(most)
	i := min(grades-1, int(math.Sqrt(float64(heat*scale))))
	c := &s[i]
	rest := uint32(255 - c[3])
	for k := range 3 {
		pixel[k] = c[k] + uint8((uint32(pixel[k])*rest+127)/255)
	}
}
