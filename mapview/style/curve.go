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

// step compiles ["step", input, first, at, output, …].
func (c compiler) step(call []any) (expr, error) {
	if len(call) < 3 || len(call)%2 == 0 {
		return expr{}, errArgs
	}
	input, err := c.arg(call, 1)
	if err != nil {
		return expr{}, err
	}
	first, err := c.arg(call, 2)
	if err != nil {
		return expr{}, err
	}
	stops := []stop{{math.Inf(-1), first}}
	if len(call) > 3 {
		if stops, err = appendStops(stops, call, 3, c.compile); err != nil {
			return expr{}, err
		}
	}
	return stepped(input, stops), nil
}

// interpolate compiles ["interpolate", [kind, …], input, at, output, …].
func (c compiler) interpolate(call []any) (expr, error) {
	if len(call) < 5 {
		return expr{}, errArgs
	}
	course, err := courseOf(call[1])
	if err != nil {
		return expr{}, within(1, err)
	}
	input, err := c.arg(call, 2)
	if err != nil {
		return expr{}, err
	}
	stops, err := appendStops(nil, call, 3, c.compile)
	if err != nil {
		return expr{}, err
	}
	return interpolated(input, course, stops), nil
}

// appendStops compiles the pairs of input and output of a list, from its i-th
// item on.
func appendStops(stops []stop, flat []any, i int, output func(any) (expr, error)) ([]stop, error) {
	if len(flat)-i < 2 || (len(flat)-i)%2 != 0 {
		return nil, errArgs
	}
	for ; i < len(flat); i += 2 {
		at, ok := flat[i].(float64)
		if !ok || len(stops) > 0 && at <= stops[len(stops)-1].at {
			return nil, within(i, errors.New("is a stop that does not ascend"))
		}
		out, err := output(flat[i+1])
		if err != nil {
			return nil, within(i+1, err)
		}
		stops = append(stops, stop{at, out})
	}
	return stops, nil
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
		at := input.eval(e)
		if at.kind != number {
			return value{}
		}
		return stops[reached(stops, at.num)].out.eval(e)
	}, dependencies(input, stops)...)
}

func interpolated(input expr, course course, stops []stop) expr {
	return derived(func(e *Scope) value {
		at := input.eval(e)
		if at.kind != number {
			return value{}
		}
		i := reached(stops, at.num)
		low := stops[i]
		if i+1 == len(stops) || at.num <= low.at {
			return low.out.eval(e)
		}
		high := stops[i+1]
		return mix(low.out.eval(e), high.out.eval(e), course(at.num-low.at, high.at-low.at))
	}, dependencies(input, stops)...)
}
