package sound

import (
	"math"
	"testing"
)

// tone is a sine of so many Hz, from a frame on, louder in the first channel.
func tone(f Format, hz float64, from, frames int) []float32 {
	s := make([]float32, 0, frames*f.Channels)
	for i := range frames {
		for c := range f.Channels {
			s = append(s, float32(0.5*math.Sin(2*math.Pi*hz*float64(from+i)/float64(f.Rate))/float64(c+1)))
		}
	}
	return s
}

// roughest is the greatest step from a frame to the next one.
func roughest(s []float32, channels int) float64 {
	most := 0.0
	for i := channels; i < len(s); i++ {
		most = math.Max(most, math.Abs(float64(s[i]-s[i-channels])))
	}
	return most
}

func TestSoundStretchesWithoutCracks(t *testing.T) {
	for _, f := range []Format{{8000, 1}, {16000, 2}, {48000, 2}} {
		for _, hz := range []float64{110, 440, 1234.5} {
			s := tone(f, hz, 0, f.Rate/10)
			smooth := roughest(s, f.Channels) * 1.3
			longer := lengthen(s, f)
			if more := len(longer) - len(s); more < f.Channels*f.frames(shortestHop) || more > f.Channels*f.frames(longestHop) || more%f.Channels != 0 {
				t.Errorf("%v, %g Hz: longer by %d samples", f, hz, more)
			}
			if r := roughest(longer, f.Channels); r > smooth {
				t.Errorf("%v, %g Hz: longer, it cracks: %.3f", f, hz, r)
			}
			n := len(s)
			shorter := shorten(s, f)
			if less := n - len(shorter); less < f.Channels*f.frames(shortestHop) || less > f.Channels*f.frames(longestHop) || less%f.Channels != 0 {
				t.Errorf("%v, %g Hz: shorter by %d samples", f, hz, less)
			}
			if r := roughest(shorter, f.Channels); r > smooth {
				t.Errorf("%v, %g Hz: shorter, it cracks: %.3f", f, hz, r)
			}
		}
	}
}

func TestTheLeastSoundStretches(t *testing.T) {
	f := Format{8000, 2}
	s := tone(f, 300, 0, enough(f)/2)
	if got := len(lengthen(s, f)); got <= len(s) {
		t.Errorf("%d samples became %d", len(s), got)
	}
	if n := len(s); len(shorten(s, f)) >= n {
		t.Error("it did not become shorter")
	}
}
