package style

import (
	"errors"
	"strings"
)

// function compiles a function of the style specification before there were
// expressions: {"stops": [[zoom, output], …]}, or of a property.
func function(j map[string]any, jump bool) (expr, error) {
	input := expr{eval: func(e *Scope) value { return numberOf(e.Zoom) }, zoom: true}
	kind, _ := j["type"].(string)
	if name, ok := j["property"].(string); ok {
		input = property(name)
	}
	if kind == "identity" {
		return input, nil
	}
	flat, err := stopsOf(j["stops"])
	if err != nil {
		return expr{}, err
	}
	if kind == "categorical" {
		return categorical(input, flat, j["default"])
	}
	stops, err := appendStops(nil, flat, 0, output)
	if err != nil {
		return expr{}, err
	}
	if jump || kind == "interval" {
		return stepped(input, stops), nil
	}
	base, ok := j["base"].(float64)
	if !ok || base <= 0 {
		base = 1
	}
	return interpolated(input, exponential(base), stops), nil
}

// stopsOf flattens [[input, output], …].
func stopsOf(j any) ([]any, error) {
	points, _ := j.([]any)
	if len(points) == 0 {
		return nil, errors.New("is a function without stops")
	}
	var flat []any
	for i, p := range points {
		pair, _ := p.([]any)
		if len(pair) != 2 {
			return nil, within(i, errors.New("is not a stop of an input and an output"))
		}
		flat = append(flat, pair...)
	}
	return flat, nil
}

// categorical picks the output of the stop that equals the input.
func categorical(input expr, flat []any, fallback any) (expr, error) {
	branches := map[label]value{}
	for i := 0; i < len(flat); i += 2 {
		at, err := literal(flat[i])
		if err != nil {
			return expr{}, err
		}
		if branches[at.label()], err = literal(flat[i+1]); err != nil {
			return expr{}, err
		}
	}
	other, err := literal(fallback)
	return derived(func(e *Scope) value {
		if v, ok := branches[input.eval(e).label()]; ok {
			return v
		}
		return other
	}, input), err
}

// output compiles the output of a stop: a literal, whose text may have tokens.
func output(j any) (expr, error) {
	if s, ok := j.(string); ok {
		return tokens(s), nil
	}
	v, err := literal(j)
	return constant(v), err
}

// tokens compiles a text in which {name} stands for a property.
func tokens(s string) expr {
	var parts []expr
	for {
		before, rest, open := strings.Cut(s, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			break
		}
		parts = append(parts, constant(textOf(before)), property(name))
		s = after
	}
	if len(parts) == 0 {
		return constant(textOf(s))
	}
	parts = append(parts, constant(textOf(s)))
	return derived(func(e *Scope) value { return concat(e, parts) }, parts...)
}
