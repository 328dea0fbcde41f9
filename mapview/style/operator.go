package style

import (
	"errors"
	"math"
	"strings"
)

// operator finds the builder of an expression whose arguments are all
// expressions.
func operator(name string) (func([]expr) (expr, error), bool) {
	switch name {
	case "get":
		return lookup(func(v value) value { return v }), true
	case "has":
		return lookup(func(v value) value { return boolOf(v.kind != null) }), true
	case "!":
		return fixed(1, func(a []value) value { return boolOf(!a[0].truth()) }), true
	case "==":
		return fixed(2, func(a []value) value { return boolOf(a[0].equal(a[1])) }), true
	case "!=":
		return fixed(2, func(a []value) value { return boolOf(!a[0].equal(a[1])) }), true
	case "in":
		return fixed(2, in), true
	case "upcase":
		return fixed(1, func(a []value) value { return textOf(strings.ToUpper(a[0].String())) }), true
	case "downcase":
		return fixed(1, func(a []value) value { return textOf(strings.ToLower(a[0].String())) }), true
	case "all":
		return lazy(all), true
	case "any":
		return lazy(some), true
	case "coalesce":
		return lazy(coalesce), true
	case "case":
		return buildCase, true
	case "concat":
		return lazy(concat), true
	}
	if build, ok := comparison(name); ok {
		return build, true
	}
	return arithmetic(name)
}

// lookup reads a property; its name must be known when the style is parsed.
func lookup(use func(value) value) func([]expr) (expr, error) {
	return func(args []expr) (expr, error) {
		if len(args) != 1 {
			return expr{}, errArgs
		}
		if !args[0].constant() {
			return expr{}, errors.New("reads a property whose name is not constant")
		}
		key := args[0].eval(&Scope{}).String()
		return expr{eval: func(e *Scope) value { return use(e.property(key)) }, data: true}, nil
	}
}

// fixed is an operator of n arguments, at most two.
func fixed(n int, apply func([]value) value) func([]expr) (expr, error) {
	return func(args []expr) (expr, error) {
		if len(args) != n {
			return expr{}, errArgs
		}
		return derived(func(e *Scope) value {
			var v [2]value
			for i, a := range args {
				v[i] = a.eval(e)
			}
			return apply(v[:n])
		}, args...), nil
	}
}

// lazy is an operator that evaluates as many of its arguments as it needs.
func lazy(apply func(*Scope, []expr) value) func([]expr) (expr, error) {
	return func(args []expr) (expr, error) {
		return derived(func(e *Scope) value { return apply(e, args) }, args...), nil
	}
}

func in(a []value) value {
	if a[1].kind == text {
		return boolOf(a[0].kind == text && strings.Contains(a[1].text, a[0].text))
	}
	return boolOf(a[1].contains(a[0]))
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

func concat(e *Scope, args []expr) value {
	var s strings.Builder
	for _, a := range args {
		s.WriteString(a.eval(e).String())
	}
	return textOf(s.String())
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

// comparison is false for values that have no order.
func comparison(name string) (func([]expr) (expr, error), bool) {
	var holds func(a, b value) (bool, bool)
	switch name {
	case "<":
		holds = func(a, b value) (bool, bool) { return a.less(b) }
	case ">":
		holds = func(a, b value) (bool, bool) { return b.less(a) }
	case "<=":
		holds = func(a, b value) (bool, bool) { less, ok := b.less(a); return !less, ok }
	case ">=":
		holds = func(a, b value) (bool, bool) { less, ok := a.less(b); return !less, ok }
	default:
		return nil, false
	}
	return fixed(2, func(v []value) value {
		yes, ordered := holds(v[0], v[1])
		return boolOf(yes && ordered)
	}), true
}

func arithmetic(name string) (func([]expr) (expr, error), bool) {
	var apply func(a, b float64) float64
	switch name {
	case "+":
		apply = func(a, b float64) float64 { return a + b }
	case "-":
		apply = func(a, b float64) float64 { return a - b }
	case "*":
		apply = func(a, b float64) float64 { return a * b }
	case "/":
		apply = func(a, b float64) float64 { return a / b }
	default:
		return nil, false
	}
	return fixed(2, func(v []value) value {
		n := apply(v[0].num, v[1].num)
		if v[0].kind != number || v[1].kind != number || math.IsNaN(n) || math.IsInf(n, 0) {
			return value{}
		}
		return numberOf(n)
	}), true
}
