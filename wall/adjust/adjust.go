package adjust

import "math"

// An Adjust is how a picture is changed for the eye. The zero Adjust changes
// nothing.
type Adjust struct {
	Brightness float64 // -1 to 1: half of the full scale darker, or lighter
	Contrast   float64 // -1 to 1: a quarter of the contrast, or four times as much
	Gamma      float64 // -1 to 1: middle tones darker, or lighter; black and white stay
	Sharpen    float64 // 0 to 1
}

// Proper is the nearest Adjust whose values are in range; what is no number
// is neutral.
func (a Adjust) Proper() Adjust {
	return Adjust{
		Brightness: within(a.Brightness, -1), Contrast: within(a.Contrast, -1),
		Gamma: within(a.Gamma, -1), Sharpen: within(a.Sharpen, 0),
	}
}

func within(v, low float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(1, max(low, v))
}

// Tones says what becomes of red, green and blue, each 0 to 1:
// ((c-0.5)*Gain + 0.5 + Offset, not below 0 nor above 1) to the power of
// Power.
type Tones struct{ Gain, Offset, Power float64 }

// Tones are the factors of a's brightness, contrast and gamma.
func (a Adjust) Tones() Tones {
	return Tones{Gain: math.Exp2(2 * a.Contrast), Offset: a.Brightness / 2, Power: math.Exp2(-2 * a.Gamma)}
}

// Of is what becomes of c, 0 to 1.
func (t Tones) Of(c float64) float64 {
	return math.Pow(min(1, max(0, (c-0.5)*t.Gain+0.5+t.Offset)), t.Power)
}
