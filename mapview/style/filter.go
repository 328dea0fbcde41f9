package style

import "errors"

// compileFilter compiles a filter: an expression, or one of the legacy form,
// such as ["==", "class", "park"].
func (c compiler) filter(j any) (expr, error) {
	if constant, ok := j.(bool); ok {
		return c.compile(constant)
	}
	call, ok := j.([]any)
	if !ok || len(call) == 0 {
		return expr{}, errors.New("is not a filter")
	}
	if c.depth++; c.depth > maxDepth {
		return expr{}, errDepth
	}
	name, _ := call[0].(string)
	args := call[1:]
	switch name {
	case "all", "any", "none":
		return c.combined(name, args)
	case "==", "!=", "<", "<=", ">", ">=":
		if len(args) == 2 && isText(args[0]) && !isList(args[1]) {
			return c.call(name, []any{name, key(args[0]), args[1]})
		}
	case "in", "!in":
		if len(args) > 0 && isText(args[0]) && (name == "!in" || len(args) < 2 || !isList(args[1])) {
			return negated(name == "!in")(c.call("in", []any{"in", key(args[0]), []any{"literal", args[1:]}}))
		}
	case "!has":
		return negated(true)(c.call("has", call))
	}
	return c.call(name, call)
}

func (c compiler) combined(name string, args []any) (expr, error) {
	parts := make([]expr, len(args))
	for i, a := range args {
		var err error
		if parts[i], err = c.filter(a); err != nil {
			return expr{}, within(i+1, err)
		}
	}
	return negated(name == "none")(every(name == "all")(parts))
}

func negated(yes bool) func(expr, error) (expr, error) {
	return func(e expr, err error) (expr, error) {
		if err != nil || !yes {
			return e, err
		}
		return negation([]expr{e})
	}
}

// key is the expression of a legacy key.
func key(j any) any {
	switch j {
	case "$type":
		return []any{"geometry-type"}
	case "$id":
		return []any{"id"}
	}
	return []any{"get", j}
}

func isText(j any) bool {
	_, ok := j.(string)
	return ok
}

func isList(j any) bool {
	_, ok := j.([]any)
	return ok
}
