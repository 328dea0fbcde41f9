package style

import (
	"errors"
	"math"
)

// A course is how far, 0 to 1, the output is when the input has done a part of
// the whole way between two stops.
type course func(done, whole float64) float64

func linear(done, whole float64) float64 { return done / whole }

func exponential(base float64) course {
	if base == 1 {
		return linear
	}
	return func(done, whole float64) float64 {
		return rounded((math.Pow(base, done) - 1) / (math.Pow(base, whole) - 1))
	}
}

// courseOf reads the kind of an interpolation.
func courseOf(j any) (course, error) {
	call, _ := j.([]any)
	if len(call) == 0 {
		return nil, errors.New("is not a kind of interpolation")
	}
	n := make([]float64, len(call)-1)
	for i := range n {
		var ok bool
		if n[i], ok = call[i+1].(float64); !ok {
			return nil, within(i+1, errors.New("is not a number"))
		}
	}
	switch {
	case call[0] == "linear" && len(n) == 0:
		return linear, nil
	case call[0] == "exponential" && len(n) == 1 && n[0] > 0:
		return exponential(n[0]), nil
	case call[0] == "cubic-bezier" && len(n) == 4 && min(n[0], n[2]) >= 0 && max(n[0], n[2]) <= 1:
		return bezier([4]float64(n)), nil
	}
	return nil, errors.New("is not a supported interpolation: use linear, exponential or cubic-bezier")
}

// bezier is the curve of CSS's cubic-bezier(x1, y1, x2, y2). Its x ascends, so
// that halving finds where it is.
func bezier(c [4]float64) course {
	return func(done, whole float64) float64 {
		x, low, high := done/whole, 0.0, 1.0
		for range 30 {
			if middle := (low + high) / 2; weigh(c[0], c[2], middle) < x {
				low = middle
			} else {
				high = middle
			}
		}
		return rounded(weigh(c[1], c[3], (low+high)/2))
	}
}

// weigh is a coordinate of the curve from 0 to 1 with the control points a, b.
func weigh(a, b, t float64) float64 {
	u := 1 - t
	return 3*u*u*t*a + 3*u*t*t*b + t*t*t
}

// rounded cuts off the last bits of a part of 1: processors do not agree on
// them, and pictures must.
func rounded(part float64) float64 { return math.Round(part*(1<<24)) / (1 << 24) }
