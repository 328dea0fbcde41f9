package sound

// How sound is shortened and lengthened: it jumps to where it sounds most like
// it would have, and laps over on the way.
const (
	lap         = 5  // milliseconds that both sides of a jump sound together
	shortestHop = 5  // milliseconds
	longestHop  = 15 // a period of the deepest voices
)

// enough is how many samples are needed to jump.
func enough(f Format) int { return f.Channels * f.frames(lap+longestHop) }

// shorten leaves out 5 to 15 ms at the beginning of s, which holds enough
// samples. It uses the memory of s.
func shorten(s []float32, f Format) []float32 { return leave(s, f, hop(s, f)) }

// leave leaves out the first n samples of s but for the lap.
func leave(s []float32, f Format, n int) []float32 {
	lapped := f.Channels * f.frames(lap)
	for i := range lapped {
		s[n+i] = mix(s[i], s[n+i], i, lapped)
	}
	return s[n:]
}

// lengthen repeats 5 to 15 ms at the beginning of s, which holds enough
// samples.
func lengthen(s []float32, f Format) []float32 {
	n, lapped := hop(s, f), f.Channels*f.frames(lap)
	longer := append(make([]float32, 0, len(s)+n), s[:n]...)
	for i := range lapped {
		longer = append(longer, mix(s[n+i], s[i], i, lapped))
	}
	return append(longer, s[lapped:]...)
}

// mix goes from one sample to another in so many steps.
func mix(from, to float32, step, steps int) float32 {
	w := float32(step) / float32(steps)
	return from*(1-w) + to*w
}

// hop is the number of samples, in whole frames, after which s is most like
// its beginning.
func hop(s []float32, f Format) int {
	lapped := f.Channels * f.frames(lap)
	best, least := 0, float32(0)
	for n := f.Channels * f.frames(shortestHop); n <= f.Channels*f.frames(longestHop); n += f.Channels {
		unlike := float32(0)
		for i := range lapped {
			d := s[i] - s[n+i]
			unlike += d * d
		}
		if best == 0 || unlike < least {
			best, least = n, unlike
		}
	}
	return best
}
