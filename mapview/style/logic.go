package style

import (
	"strings"

	"watchfloor/mapview/mvt"
)

// logic are the operators that decide.
func logic(name string) builder {
	switch name {
	case "!":
		return negation
	case "in":
		return binary(in)
	case "all":
		return every(true)
	case "any":
		return every(false)
	case "coalesce":
		return lazy(1, coalesce)
	case "case":
		return buildCase
	}
	return nil
}

func negation(args []expr) (expr, error) {
	if len(args) != 1 {
		return expr{}, errArgs
	}
	a := args[0]
	return decided(func(e *Scope) bool { return !a.truth(e) }, a), nil
}

// every is "all" for true, and "any" for false: whether an argument is not so
// decides.
func every(holds bool) builder {
	return func(args []expr) (expr, error) {
		return decided(func(e *Scope) bool {
			for i := range args {
				if args[i].truth(e) != holds {
					return !holds
				}
			}
			return holds
		}, args...), nil
	}
}

func in(a, b value) value {
	if b.kind == text {
		return boolOf(a.kind != list && a.kind != null && strings.Contains(b.text, a.String()))
	}
	return boolOf(b.contains(a))
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
			if args[i].truth(e) {
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
		return equality(true)
	case "!=":
		return equality(false)
	case "<":
		return ordered(less)
	case ">":
		return ordered(more)
	case "<=":
		return ordered(less | same)
	case ">=":
		return ordered(more | same)
	}
	return nil
}

func ordered(as order) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 2 {
			return expr{}, errArgs
		}
		a, b := args[0], args[1]
		return decided(func(e *Scope) bool { return a.eval(e).compare(b.eval(e))&as != 0 }, a, b), nil
	}
}

func equality(holds bool) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 2 {
			return expr{}, errArgs
		}
		a, b := args[0], args[1]
		if v := b.fixed(); a.key != "" && v.kind == text {
			return decided(func(e *Scope) bool { return e.is(a.key, v.text) == holds }, a), nil
		}
		return decided(func(e *Scope) bool { return a.eval(e).equal(b.eval(e)) == holds }, a, b), nil
	}
}

// fixed is the value of an expression that never changes; else null.
func (e expr) fixed() value {
	if !e.constant() {
		return value{}
	}
	return e.eval(&Scope{})
}

// is says whether a property is a text.
func (e *Scope) is(key, text string) bool {
	if e.Layer == nil {
		return false
	}
	v, _ := e.Layer.Get(e.Feature, key)
	return v.Kind == mvt.Text && v.Text == text
}
