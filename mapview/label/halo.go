package label

import "math"

// A tap is a neighbour a halo grows from: how far it lies, and how much of it
// (of 256).
type tap struct {
	dx, dy int
	part   uint32
}

// disc is a soft disc of taps.
func disc(radius float64) []tap {
	var taps []tap
	reach := int(math.Ceil(radius))
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			part := max(0, min(1, radius+0.5-math.Sqrt(float64(dx*dx+dy*dy))))
			if part > 0 {
				taps = append(taps, tap{dx, dy, uint32(256 * part)})
			}
		}
	}
	return taps
}

// dilate grows a mask by radius pixels. The mask must have room for it.
func dilate(mask []uint8, width int, radius float64) []uint8 {
	grown := make([]uint8, len(mask))
	taps := disc(radius)
	for i, a := range mask {
		if a == 0 {
			continue
		}
		for _, t := range taps {
			to := i + t.dy*width + t.dx
			if to < 0 || to >= len(grown) {
				continue
			}
			grown[to] = max(grown[to], uint8(uint32(a)*t.part>>8))
		}
	}
	return grown
}
