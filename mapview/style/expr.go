package style

import (
	"errors"
	"fmt"
	"slices"

	"watchfloor/mapview/mvt"
)

// An expr is a compiled expression.
type expr struct {
	eval func(*Scope) value
	zoom bool // depends on the zoom
	data bool // depends on the feature
}

// A Scope is what an expression can see.
type Scope struct {
	Zoom    float64
	Layer   *mvt.Layer // nil: there is no feature
	Feature mvt.Feature
}

func (e *Scope) property(key string) value {
	if e.Layer == nil {
		return value{}
	}
	v, _ := e.Layer.Get(e.Feature, key)
	switch v.Kind {
	case mvt.Text:
		return textOf(v.Text)
	case mvt.Number:
		return numberOf(v.Number)
	case mvt.Bool:
		return boolOf(v.Bool)
	}
	return value{}
}

func (e *Scope) geometry() string {
	switch e.Feature.Type {
	case mvt.Points:
		return "Point"
	case mvt.Lines:
		return "LineString"
	case mvt.Polygons:
		return "Polygon"
	}
	return ""
}

func constant(v value) expr { return expr{eval: func(*Scope) value { return v }} }

// is says whether the expression never changes.
func (e expr) constant() bool { return !e.zoom && !e.data }

// derived is an expression over others.
func derived(eval func(*Scope) value, from ...expr) expr {
	e := expr{eval: eval}
	for _, f := range from {
		e.zoom, e.data = e.zoom || f.zoom, e.data || f.data
	}
	if e.constant() {
		return constant(eval(&Scope{}))
	}
	return e
}

// maxDepth ends hostile nesting.
const maxDepth = 64

var (
	errDepth = errors.New("is nested too deeply")
	errArgs  = errors.New("has the wrong number of arguments")
)

// compile compiles what encoding/json made of an expression.
func compile(j any, depth int) (expr, error) {
	if depth > maxDepth {
		return expr{}, errDepth
	}
	call, ok := j.([]any)
	if !ok {
		v, err := literal(j)
		return constant(v), err
	}
	if len(call) == 0 {
		return expr{}, errors.New("is an empty expression")
	}
	name, ok := call[0].(string)
	if !ok {
		return expr{}, errors.New("is a list that is neither an expression nor a literal")
	}
	return compileCall(name, call[1:], depth)
}

func compileCall(name string, args []any, depth int) (expr, error) {
	switch name {
	case "literal":
		return one(args, func(j any) (expr, error) {
			v, err := literal(j)
			return constant(v), err
		})
	case "zoom":
		return expr{eval: func(e *Scope) value { return numberOf(e.Zoom) }, zoom: true}, nil
	case "geometry-type":
		return expr{eval: func(e *Scope) value { return textOf(e.geometry()) }, data: true}, nil
	case "match":
		return compileMatch(args, depth)
	case "step":
		return compileStep(args, depth)
	case "interpolate":
		return compileInterpolate(args, depth)
	}
	build, ok := operator(name)
	if !ok {
		return expr{}, fmt.Errorf("uses the expression %q, which is not supported", name)
	}
	all, err := compileAll(args, depth)
	if err != nil {
		return expr{}, err
	}
	return build(all)
}

func compileAll(args []any, depth int) ([]expr, error) {
	all := make([]expr, len(args))
	for i, a := range args {
		var err error
		if all[i], err = compile(a, depth+1); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func one(args []any, f func(any) (expr, error)) (expr, error) {
	if len(args) != 1 {
		return expr{}, errArgs
	}
	return f(args[0])
}

// literal converts a JSON value that is no expression.
func literal(j any) (value, error) {
	switch j := j.(type) {
	case nil:
		return value{}, nil
	case bool:
		return boolOf(j), nil
	case float64:
		return numberOf(j), nil
	case string:
		return textOf(j), nil
	case []any:
		items := make([]value, len(j))
		for i, item := range j {
			if _, nested := item.([]any); nested {
				return value{}, errors.New("is a list of lists")
			}
			var err error
			if items[i], err = literal(item); err != nil {
				return value{}, err
			}
		}
		return value{kind: list, list: items}, nil
	}
	return value{}, errors.New("is an object, not an expression")
}

// compileMatch compiles ["match", input, label, output, …, fallback].
func compileMatch(args []any, depth int) (expr, error) {
	if len(args) < 4 || len(args)%2 != 0 {
		return expr{}, errArgs
	}
	input, err := compile(args[0], depth+1)
	if err != nil {
		return expr{}, err
	}
	from := []expr{input}
	var labels []value
	for i := 1; i < len(args); i += 2 {
		if i+1 < len(args) {
			label, err := literal(args[i])
			if err != nil {
				return expr{}, fmt.Errorf("has a label that %w", err)
			}
			labels = append(labels, label)
		}
		output, err := compile(args[min(i+1, len(args)-1)], depth+1)
		if err != nil {
			return expr{}, err
		}
		from = append(from, output)
	}
	outputs := from[1:]
	return derived(func(e *Scope) value {
		v := input.eval(e)
		hit := slices.IndexFunc(labels, func(l value) bool { return l.equal(v) || l.contains(v) })
		if hit < 0 {
			hit = len(labels)
		}
		return outputs[hit].eval(e)
	}, from...), nil
}
