package style

import (
	"errors"

	"watchfloor/mapview/mvt"
)

// A builder makes an expression out of its compiled arguments.
type builder func(args []expr) (expr, error)

// operator finds the builder of an expression whose arguments are all
// expressions; nil: there is none.
func operator(name string) builder {
	for _, group := range []func(string) builder{reading, logic, comparison, arithmetic, textual, conversion} {
		if build := group(name); build != nil {
			return build
		}
	}
	return nil
}

// nullary is an operator without arguments.
func nullary(e expr) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 0 {
			return expr{}, errArgs
		}
		return e, nil
	}
}

func unary(apply func(value) value) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 1 {
			return expr{}, errArgs
		}
		a := args[0]
		return derived(func(e *Scope) value { return apply(a.eval(e)) }, a), nil
	}
}

func binary(apply func(a, b value) value) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 2 {
			return expr{}, errArgs
		}
		a, b := args[0], args[1]
		return derived(func(e *Scope) value { return apply(a.eval(e), b.eval(e)) }, a, b), nil
	}
}

// lazy is an operator of at least so many arguments that evaluates as many of
// them as it needs.
func lazy(least int, apply func(*Scope, []expr) value) builder {
	return func(args []expr) (expr, error) {
		if len(args) < least {
			return expr{}, errArgs
		}
		return derived(func(e *Scope) value { return apply(e, args) }, args...), nil
	}
}

// reading are the operators that read the scope.
func reading(name string) builder {
	switch name {
	case "get":
		return lookup(property)
	case "has":
		return lookup(presence)
	case "zoom":
		return nullary(expr{eval: func(e *Scope) value { return numberOf(e.Zoom) }, zoom: true})
	case "geometry-type":
		return nullary(expr{eval: func(e *Scope) value { return e.geometry() }, data: true})
	case "id":
		return nullary(expr{eval: func(e *Scope) value { return e.id() }, data: true})
	}
	return nil
}

// lookup reads a property; its name must be known when the style is parsed.
func lookup(read func(key string) expr) builder {
	return func(args []expr) (expr, error) {
		if len(args) != 1 {
			return expr{}, errArgs
		}
		if !args[0].constant() {
			return expr{}, errors.New("reads a property whose name is not constant")
		}
		return read(args[0].fixed().String()), nil
	}
}

func property(key string) expr {
	return expr{eval: func(e *Scope) value { return e.property(key) }, key: key, data: true}
}

func presence(key string) expr {
	return decided(func(e *Scope) bool {
		if e.Layer == nil {
			return false
		}
		_, has := e.Layer.Get(e.Feature, key)
		return has
	}, expr{data: true})
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

func (e *Scope) geometry() value {
	switch e.Feature.Type {
	case mvt.Points:
		return textOf("Point")
	case mvt.Lines:
		return textOf("LineString")
	case mvt.Polygons:
		return textOf("Polygon")
	}
	return textOf("Unknown")
}

func (e *Scope) id() value {
	if e.Feature.ID == 0 {
		return value{}
	}
	return numberOf(float64(e.Feature.ID))
}
