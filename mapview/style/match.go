package style

import "fmt"

// match compiles ["match", input, label, output, …, fallback].
func (c compiler) match(call []any) (expr, error) {
	if len(call) < 5 || len(call)%2 == 0 {
		return expr{}, errArgs
	}
	input, err := c.arg(call, 1)
	if err != nil {
		return expr{}, err
	}
	branches := map[label]expr{}
	from := []expr{input}
	for i := 2; i+1 < len(call); i += 2 {
		labels, err := labelsOf(call[i])
		if err != nil {
			return expr{}, within(i, fmt.Errorf("has a label that %w", err))
		}
		output, err := c.arg(call, i+1)
		if err != nil {
			return expr{}, err
		}
		from = append(from, output)
		for _, l := range labels {
			if _, taken := branches[l]; !taken {
				branches[l] = output
			}
		}
	}
	fallback, err := c.arg(call, len(call)-1)
	if err != nil {
		return expr{}, err
	}
	return derived(func(e *Scope) value {
		if output, ok := branches[input.eval(e).label()]; ok {
			return output.eval(e)
		}
		return fallback.eval(e)
	}, append(from, fallback)...), nil
}

// A label is a value that match can compare.
type label struct {
	kind kind
	num  float64
	text string
}

func (v value) label() label { return label{v.kind, v.num, v.text} }

// labelsOf reads one label or a list of them.
func labelsOf(j any) ([]label, error) {
	v, err := literal(j)
	if v.kind != list {
		return []label{v.label()}, err
	}
	var labels []label
	for _, item := range v.list {
		labels = append(labels, item.label())
	}
	return labels, err
}
