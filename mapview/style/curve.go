package style

import (
	"errors"
	"math"
)

// A stop is an output at an input.
type stop struct {
	at  float64
	out expr
}

// compileStep compiles ["step", input, first, at, output, …].
func compileStep(args []any, depth int) (expr, error) {
	if len(args) < 2 || len(args)%2 != 0 {
		return expr{}, errArgs
	}
	input, err := compile(args[0], depth+1)
	if err != nil {
		return expr{}, err
	}
	stops, err := compileStops(append([]any{math.Inf(-1)}, args[1:]...), depth)
	if err != nil {
		return expr{}, err
	}
	return stepped(input, stops), nil
}

// compileInterpolate compiles ["interpolate", [kind, …], input, at, output, …].
func compileInterpolate(args []any, depth int) (expr, error) {
	if len(args) < 4 {
		return expr{}, errArgs
	}
	base, err := curveBase(args[0])
	if err != nil {
		return expr{}, err
	}
	input, err := compile(args[1], depth+1)
	if err != nil {
		return expr{}, err
	}
	stops, err := compileStops(args[2:], depth)
	if err != nil {
		return expr{}, err
	}
	return interpolated(input, base, stops), nil
}

// curveBase is 1 for linear.
func curveBase(j any) (float64, error) {
	kind, _ := j.([]any)
	if len(kind) == 1 && kind[0] == "linear" {
		return 1, nil
	}
	if len(kind) == 2 && kind[0] == "exponential" {
		if base, ok := kind[1].(float64); ok && base > 0 {
			return base, nil
		}
	}
	return 0, errors.New("interpolates in a way that is not supported: use linear or exponential")
}

func compileStops(pairs []any, depth int) ([]stop, error) {
	if len(pairs) < 2 || len(pairs)%2 != 0 {
		return nil, errArgs
	}
	var stops []stop
	for i := 0; i < len(pairs); i += 2 {
		at, ok := pairs[i].(float64)
		if !ok || len(stops) > 0 && at <= stops[len(stops)-1].at {
			return nil, errors.New("has stops that do not ascend")
		}
		out, err := compile(pairs[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		stops = append(stops, stop{at, out})
	}
	return stops, nil
}

// legacyStops compiles {"base": b, "stops": [[zoom, output], …]}; what is not
// a number or a colour jumps.
func legacyStops(j map[string]any, jump bool, depth int) (expr, error) {
	points, _ := j["stops"].([]any)
	if j["property"] != nil || len(points) == 0 {
		return expr{}, errors.New("is a function of something else than the zoom: write it as an expression")
	}
	base, ok := j["base"].(float64)
	if !ok || base <= 0 {
		base = 1
	}
	var flat []any
	for _, p := range points {
		pair, _ := p.([]any)
		if len(pair) != 2 {
			return expr{}, errors.New("has a stop that is not [zoom, output]")
		}
		flat = append(flat, pair...)
	}
	stops, err := compileStops(flat, depth)
	if err != nil {
		return expr{}, err
	}
	input := expr{eval: func(e *Scope) value { return numberOf(e.Zoom) }, zoom: true}
	if jump {
		return stepped(input, stops), nil
	}
	return interpolated(input, base, stops), nil
}

func dependencies(input expr, stops []stop) []expr {
	from := []expr{input}
	for _, s := range stops {
		from = append(from, s.out)
	}
	return from
}

// reached is the last stop that at has reached; the first if none.
func reached(stops []stop, at float64) int {
	i := 0
	for i+1 < len(stops) && stops[i+1].at <= at {
		i++
	}
	return i
}

func stepped(input expr, stops []stop) expr {
	return derived(func(e *Scope) value {
		return stops[reached(stops, input.eval(e).num)].out.eval(e)
	}, dependencies(input, stops)...)
}

func interpolated(input expr, base float64, stops []stop) expr {
	return derived(func(e *Scope) value {
		at := input.eval(e).num
		i := reached(stops, at)
		low := stops[i]
		if i+1 == len(stops) || at <= low.at {
			return low.out.eval(e)
		}
		high := stops[i+1]
		return mix(low.out.eval(e), high.out.eval(e), progress(base, at-low.at, high.at-low.at))
	}, dependencies(input, stops)...)
}

// progress is the part of the way on an exponential curve.
func progress(base, done, whole float64) float64 {
	if base == 1 {
		return done / whole
	}
	return (math.Pow(base, done) - 1) / (math.Pow(base, whole) - 1)
}
