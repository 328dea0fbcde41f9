package style

import "strings"

// logic are the operators that decide.
func logic(name string) builder {
	switch name {
	case "!":
		return unary(func(v value) value { return boolOf(!v.truth()) })
	case "in":
		return binary(in)
	case "all":
		return lazy(0, all)
	case "any":
		return lazy(0, some)
	case "coalesce":
		return lazy(1, coalesce)
	case "case":
		return buildCase
	}
	return nil
}

func in(a, b value) value {
	if b.kind == text {
		return boolOf(a.kind != list && a.kind != null && strings.Contains(b.text, a.String()))
	}
	return boolOf(b.contains(a))
}

func all(e *Scope, args []expr) value {
	for _, a := range args {
		if !a.eval(e).truth() {
			return boolOf(false)
		}
	}
	return boolOf(true)
}

func some(e *Scope, args []expr) value {
	for _, a := range args {
		if a.eval(e).truth() {
			return boolOf(true)
		}
	}
	return boolOf(false)
}

func coalesce(e *Scope, args []expr) value {
	for _, a := range args {
		if v := a.eval(e); v.kind != null {
			return v
		}
	}
	return value{}
}

// buildCase compiles ["case", condition, output, …, fallback].
func buildCase(args []expr) (expr, error) {
	if len(args) < 3 || len(args)%2 == 0 {
		return expr{}, errArgs
	}
	return derived(func(e *Scope) value {
		last := len(args) - 1
		for i := 0; i < last; i += 2 {
			if args[i].eval(e).truth() {
				return args[i+1].eval(e)
			}
		}
		return args[last].eval(e)
	}, args...), nil
}

// comparison are the operators that compare. What has no order is neither
// less nor more.
func comparison(name string) builder {
	switch name {
	case "==":
		return binary(func(a, b value) value { return boolOf(a.equal(b)) })
	case "!=":
		return binary(func(a, b value) value { return boolOf(!a.equal(b)) })
	case "<":
		return binary(func(a, b value) value { return boolOf(a.compare(b) == less) })
	case ">":
		return binary(func(a, b value) value { return boolOf(a.compare(b) == more) })
	case "<=":
		return binary(func(a, b value) value { return boolOf(a.compare(b)&(less|same) != 0) })
	case ">=":
		return binary(func(a, b value) value { return boolOf(a.compare(b)&(more|same) != 0) })
	}
	return nil
}
