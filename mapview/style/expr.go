package style

import (
	"errors"
	"fmt"

	"watchfloor/mapview/mvt"
)

// An expr is a compiled expression. What it cannot evaluate is null, and a
// property that is null has its default.
type expr struct {
	eval func(*Scope) value
	test func(*Scope) bool // the same of what is true or false; else nil
	key  string            // what it gets, if it is a plain get
	zoom bool              // depends on the zoom
	data bool              // depends on the feature
}

// A Scope is what an expression can see. One goroutine uses it.
type Scope struct {
	Zoom    float64
	Layer   *mvt.Layer // nil: there is no feature
	Feature mvt.Feature

	vars []value // of let
}

func constant(v value) expr { return expr{eval: func(*Scope) value { return v }} }

// constant says whether the expression never changes.
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

// decided is an expression over others that is true or false. Filters are
// made of these, and run for every feature.
func decided(test func(*Scope) bool, from ...expr) expr {
	e := derived(func(s *Scope) value { return boolOf(test(s)) }, from...)
	if !e.constant() {
		e.test = test
	}
	return e
}

// truth says whether the expression is true.
func (e expr) truth(s *Scope) bool {
	if e.test != nil {
		return e.test(s)
	}
	return e.eval(s).truth()
}

// A compiler compiles what encoding/json made of an expression.
type compiler struct {
	depth int
	vars  []variable // that let has bound
}

// maxDepth ends hostile nesting.
const maxDepth = 64

var (
	errDepth = errors.New("is nested too deeply")
	errArgs  = errors.New("has the wrong number of arguments")
)

func (c compiler) compile(j any) (expr, error) {
	if c.depth++; c.depth > maxDepth {
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
	return c.call(name, call)
}

// special are the expressions whose arguments are not all expressions.
func special(name string) func(compiler, []any) (expr, error) {
	switch name {
	case "literal":
		return compiler.literal
	case "match":
		return compiler.match
	case "step":
		return compiler.step
	case "interpolate":
		return compiler.interpolate
	case "let":
		return compiler.let
	case "var":
		return compiler.variable
	case "format":
		return compiler.format
	case "number-format":
		return compiler.numberFormat
	}
	return nil
}

// called says whether there is an expression of that name.
func called(name string) bool { return special(name) != nil || operator(name) != nil }

// call compiles [name, argument, …].
func (c compiler) call(name string, call []any) (expr, error) {
	if compile := special(name); compile != nil {
		return compile(c, call)
	}
	build := operator(name)
	if build == nil {
		return expr{}, fmt.Errorf("uses the expression %q, which is not supported", name)
	}
	args, err := c.args(call)
	if err != nil {
		return expr{}, err
	}
	return build(args)
}

// literal compiles ["literal", value].
func (c compiler) literal(call []any) (expr, error) {
	if len(call) != 2 {
		return expr{}, errArgs
	}
	v, err := literal(call[1])
	return constant(v), within(1, err)
}

// args compiles all arguments of a call.
func (c compiler) args(call []any) ([]expr, error) {
	args := make([]expr, len(call)-1)
	for i := range args {
		var err error
		if args[i], err = c.arg(call, i+1); err != nil {
			return nil, err
		}
	}
	return args, nil
}

// arg compiles one argument; its errors say where they are.
func (c compiler) arg(call []any, i int) (expr, error) {
	e, err := c.compile(call[i])
	return e, within(i, err)
}

// A problem is an error somewhere inside an expression.
type problem struct {
	path string // such as [2][1]
	err  error
}

func (p *problem) Error() string { return p.err.Error() }
func (p *problem) Unwrap() error { return p.err }

// within says that an error is in the i-th part of a list.
func within(i int, err error) error {
	if err == nil {
		return nil
	}
	at := fmt.Sprintf("[%d]", i)
	if p, ok := errors.AsType[*problem](err); ok {
		return &problem{at + p.path, p.err}
	}
	return &problem{at, err}
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
		return literalList(j)
	}
	return value{}, errors.New("is an object, not an expression")
}

func literalList(j []any) (value, error) {
	items := make([]value, len(j))
	for i, item := range j {
		if _, nested := item.([]any); nested {
			return value{}, errors.New("is a list of lists")
		}
		var err error
		if items[i], err = literal(item); err != nil {
			return value{}, within(i, err)
		}
	}
	return value{kind: list, list: items}, nil
}
