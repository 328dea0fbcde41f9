package style

import (
	"errors"
	"image/color"
	"maps"
	"slices"
)

// A reader takes the properties out of one layer; those it leaves are not
// supported.
type reader struct {
	path          string
	paint, layout group
	warnings      []Warning
	hidden        bool // the layer cannot be drawn
}

// A group is a layer's paint or layout.
type group struct {
	name  string
	props map[string]any
}

func (r *reader) warn(at, problem string) {
	r.warnings = append(r.warnings, Warning{r.path + at, problem})
}

// problem warns of an error where it is inside an expression.
func (r *reader) problem(at string, err error, therefore string) {
	if p, ok := errors.AsType[*problem](err); ok {
		at += p.path
	}
	r.warn(at, err.Error()+therefore)
}

// read takes a property out of paint or layout.
func read[T any](r *reader, from group, name string, fallback T, convert func(value) (T, bool)) Property[T] {
	p := Property[T]{fallback: fallback, convert: convert}
	j, ok := from.props[name]
	if !ok {
		return p
	}
	delete(from.props, name)
	path := "." + from.name + "." + name
	e, err := compileProperty(j, jumps(fallback))
	if err != nil {
		r.problem(path, err, "")
		return p
	}
	if e.constant() {
		if _, ok := convert(e.eval(&Scope{})); !ok {
			r.warn(path, "is not of the right type")
			return p
		}
	}
	p.expr = e
	return p
}

// texts takes a layout property that is a list of texts, such as the names of
// fonts: the same for all features.
func (r *reader) texts(name string) []string {
	if j, ok := r.layout.props[name].([]any); ok && len(j) > 0 && isText(j[0]) && !called(j[0].(string)) {
		r.layout.props[name] = []any{"literal", j}
	}
	p := read(r, r.layout, name, nil, toTexts)
	return p.At(&Scope{})
}

// jumps says whether a property of this type cannot be interpolated.
func jumps(fallback any) bool {
	switch fallback.(type) {
	case float64, color.NRGBA:
		return false
	}
	return true
}

// compileProperty compiles an expression, a legacy function, or a literal.
func compileProperty(j any, jump bool) (expr, error) {
	switch j := j.(type) {
	case map[string]any:
		return function(j, jump)
	case []any:
		if len(j) > 0 && isText(j[0]) {
			return compiler{}.compile(j)
		}
		v, err := literal(j)
		return constant(v), err
	case string:
		return tokens(j), nil
	}
	return compiler{}.compile(j)
}

// leftovers reports what nobody took.
func (r *reader) leftovers() {
	for _, g := range []group{r.paint, r.layout} {
		for _, name := range slices.Sorted(maps.Keys(g.props)) {
			r.warn("."+g.name+"."+name, "is not supported")
		}
	}
}

// refuse reports a pattern: the layer is drawn in its colour, and not at all
// if it has none.
func (r *reader) refuse(pattern, colour string) {
	if _, ok := r.paint.props[pattern]; !ok {
		return
	}
	delete(r.paint.props, pattern)
	if _, ok := r.paint.props[colour]; ok {
		r.warn(".paint."+pattern, "is not supported: the layer is drawn in its "+colour)
		return
	}
	r.warn(".paint."+pattern, "is not supported, and there is no "+colour+": the layer is not drawn")
	r.hidden = true
}

// accept takes properties that change nothing on a flat map.
func (r *reader) accept(names ...string) {
	for _, name := range names {
		delete(r.paint.props, name)
	}
}
