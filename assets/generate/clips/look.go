package main

const (
	storey      = 3.1 // metres
	groundFloor = 4.0
)

// Look is how a building is built and painted; it follows from the building's seed.
type look struct {
	plaster  v3
	shutter  v3
	trim     v3
	pitch    float64 // metres from window to window
	width    float64 // of a window
	height   float64
	modern   bool // slabs and glass instead of plaster and shutters
	shutters bool
	shops    bool
	balcony  float64 // metres deep, 0 for none
}

var plasters = []v3{
	{0.62, 0.48, 0.31},
	{0.66, 0.42, 0.28},
	{0.68, 0.56, 0.40},
	{0.60, 0.34, 0.22},
	{0.70, 0.62, 0.50},
	{0.66, 0.50, 0.38},
	{0.58, 0.50, 0.40},
	{0.72, 0.66, 0.56},
	{0.64, 0.44, 0.36},
	{0.68, 0.60, 0.36},
}

var shutterPaints = []v3{{0.05, 0.13, 0.09}, {0.12, 0.20, 0.26}, {0.24, 0.26, 0.25}, {0.30, 0.17, 0.09}, {0.10, 0.22, 0.20}, {0.45, 0.44, 0.40}}

func lookOf(seed int, height float64) look {
	k := look{
		plaster: plasters[hash(seed, 1)%uint32(len(plasters))].mul(0.85 + 0.25*chance(seed, 2)),
		shutter: shutterPaints[hash(seed, 3)%uint32(len(shutterPaints))],
		pitch:   2.7 + 1.1*chance(seed, 4), width: 1.05 + 0.3*chance(seed, 5), height: 1.7 + 0.4*chance(seed, 6),
		modern: height > 26 && chance(seed, 7) < 0.75 || chance(seed, 7) < 0.2, shops: height > 8 && chance(seed, 8) < 0.75,
	}
	k.shutters = !k.modern && chance(seed, 9) < 0.8
	k.trim = k.plaster.mix(v3{0.78, 0.75, 0.70}, 0.7)
	if k.modern {
		k.plaster = v3{0.66, 0.63, 0.58}.mix(k.plaster, 0.35*chance(seed, 10))
		k.trim, k.pitch, k.width, k.height = v3{0.72, 0.70, 0.66}, 3.2+chance(seed, 4), 2.2+0.4*chance(seed, 5), 2.25
	}
	switch {
	case height < 9:
	case k.modern:
		k.balcony = 1.2 + 0.5*chance(seed, 11)
	case chance(seed, 11) < 0.6:
		k.balcony = 0.8
	}
	return k
}
