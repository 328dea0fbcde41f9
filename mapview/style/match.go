package style

import (
	"fmt"
	"slices"

	"watchfloor/mapview/mvt"
)

// match compiles ["match", input, label, output, …, fallback].
func (c compiler) match(call []any) (expr, error) {
	if len(call) < 5 || len(call)%2 == 0 {
		return expr{}, errArgs
	}
	input, err := c.arg(call, 1)
	if err != nil {
		return expr{}, err
	}
	t := table{branches: map[label]int{}}
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
		t.add(labels, len(from)-2)
	}
	fallback, err := c.arg(call, len(call)-1)
	if err != nil {
		return expr{}, err
	}
	from = append(from, fallback)
	outputs := from[1:]
	e := derived(func(e *Scope) value { return outputs[t.find(input, e)].eval(e) }, from...)
	if !e.constant() && decisive(outputs) {
		e.test = func(e *Scope) bool { return outputs[t.find(input, e)].truth(e) }
	}
	return e, nil
}

// decisive says whether all outputs are true or false.
func decisive(outputs []expr) bool {
	return !slices.ContainsFunc(outputs, func(e expr) bool { return e.test == nil && e.fixed().kind != boolean })
}

// A table finds which output a value has. Few texts are compared one by one:
// that is faster than hashing them.
type table struct {
	branches map[label]int
	texts    []string // of the labels
	outputs  []int    // of the texts
	other    bool     // there are labels that are no texts
	last     int      // the fallback
}

// few is how many texts are compared one by one.
const few = 12

func (t *table) add(labels []label, output int) {
	for _, l := range labels {
		if _, taken := t.branches[l]; taken {
			continue
		}
		t.branches[l] = output
		t.texts, t.outputs = append(t.texts, l.text), append(t.outputs, output)
		t.other = t.other || l.kind != text
	}
	t.last = output + 1
}

func (t *table) find(input expr, e *Scope) int {
	if input.key == "" || t.other || len(t.texts) > few || e.Layer == nil {
		if output, ok := t.branches[input.eval(e).label()]; ok {
			return output
		}
		return t.last
	}
	v, _ := e.Layer.Get(e.Feature, input.key)
	if v.Kind == mvt.Text {
		for i := range t.texts {
			if t.texts[i] == v.Text {
				return t.outputs[i]
			}
		}
	}
	return t.last
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
