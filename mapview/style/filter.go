package style

import "fmt"

// compileFilter compiles a filter: an expression, or one of the legacy form,
// such as ["==", "class", "park"].
func compileFilter(j any, depth int) (expr, error) {
	call, ok := j.([]any)
	if !ok || len(call) == 0 || depth > maxDepth {
		return expr{}, fmt.Errorf("is not a filter")
	}
	name, _ := call[0].(string)
	args := call[1:]
	switch name {
	case "all", "any", "none":
		return combined(name, args, depth)
	case "==", "!=", "<", "<=", ">", ">=":
		if len(args) == 2 && isText(args[0]) && !isList(args[1]) {
			return compileCall(name, []any{key(args[0]), args[1]}, depth)
		}
	case "in", "!in":
		if len(args) > 0 && isText(args[0]) && (name == "!in" || len(args) < 2 || !isList(args[1])) {
			return negated(name == "!in")(compileCall("in", []any{key(args[0]), []any{"literal", args[1:]}}, depth))
		}
	case "!has":
		return negated(true)(compileCall("has", args, depth))
	}
	return compileCall(name, args, depth)
}

func combined(name string, args []any, depth int) (expr, error) {
	parts := make([]expr, len(args))
	for i, a := range args {
		var err error
		if parts[i], err = compileFilter(a, depth+1); err != nil {
			return expr{}, err
		}
	}
	test := some
	if name == "all" {
		test = all
	}
	e, err := lazy(test)(parts)
	return negated(name == "none")(e, err)
}

func negated(yes bool) func(expr, error) (expr, error) {
	return func(e expr, err error) (expr, error) {
		if err != nil || !yes {
			return e, err
		}
		return derived(func(v *Scope) value { return boolOf(!e.eval(v).truth()) }, e), nil
	}
}

// key is the expression of a legacy key.
func key(j any) any {
	if j == "$type" {
		return []any{"geometry-type"}
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
