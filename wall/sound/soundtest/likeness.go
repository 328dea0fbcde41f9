package soundtest

import "math"

// pattern is how many frames find where two sounds agree.
const pattern = 512

// Likeness finds where in got the sound want from a frame on begins, by the
// greatest correlation, and how far both agree in the n frames from there: the
// ratio of want's power to that of the difference, in dB. Both are interleaved
// alike. at is a frame of got; -1 when want is not there.
func Likeness(got, want []float32, channels, from, n int) (at int, dB float64) {
	want = want[from*channels:]
	n = min(n, len(want)/channels)
	at = find(got, want[:pattern*channels], channels)
	if at < 0 {
		return -1, math.Inf(-1)
	}
	got = got[at*channels:]
	var power, difference float64
	for i := range min(n*channels, len(got)) {
		w, d := float64(want[i]), float64(got[i]-want[i])
		power, difference = power+w*w, difference+d*d
	}
	return at, 10 * math.Log10(power/math.Max(difference, 1e-12))
}

// find is the frame where a piece of sound correlates most with all.
func find(all, piece []float32, channels int) int {
	at, best := -1, 0.0
	for i := 0; i+len(piece) <= len(all); i += channels {
		product, power := 0.0, 1e-9
		for j, p := range piece {
			s := float64(all[i+j])
			product, power = product+s*float64(p), power+s*s
		}
		if c := product / math.Sqrt(power); c > best {
			at, best = i/channels, c
		}
	}
	return at
}
