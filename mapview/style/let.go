package style

import (
	"errors"
	"fmt"
)

// A variable is a name that let has bound.
type variable struct {
	name string
	expr expr // what var compiles to
}

// let compiles ["let", name, value, …, body]. A value is evaluated once,
// however often the body reads it.
func (c compiler) let(call []any) (expr, error) {
	if len(call) < 4 || len(call)%2 != 0 {
		return expr{}, errArgs
	}
	type binding struct {
		slot int
		expr expr
	}
	var bound []binding
	var from []expr
	body, outside := c, c
	for i := 1; i+1 < len(call); i += 2 {
		name, ok := call[i].(string)
		if !ok {
			return expr{}, within(i, errors.New("is not a variable's name"))
		}
		e, err := outside.arg(call, i+1)
		if err != nil {
			return expr{}, err
		}
		slot := len(body.vars)
		bound, from = append(bound, binding{slot, e}), append(from, e)
		body.vars = append(body.vars[:slot:slot], variable{name, slotted(e, slot)})
		outside.vars = append(outside.vars[:slot:slot], variable{}) // takes the place: values do not see each other
	}
	e, err := body.arg(call, len(call)-1)
	if err != nil || e.constant() {
		return e, err
	}
	return derived(func(s *Scope) value {
		for _, b := range bound {
			s.bind(b.slot, b.expr.eval(s))
		}
		return e.eval(s)
	}, append(from, e)...), nil
}

// slotted reads what let has bound.
func slotted(e expr, slot int) expr {
	if e.constant() {
		return e
	}
	return expr{eval: func(s *Scope) value { return s.vars[slot] }, zoom: e.zoom, data: e.data}
}

func (e *Scope) bind(slot int, v value) {
	for len(e.vars) <= slot {
		e.vars = append(e.vars, value{})
	}
	e.vars[slot] = v
}

// variable compiles ["var", name]: the innermost of that name.
func (c compiler) variable(call []any) (expr, error) {
	if len(call) != 2 {
		return expr{}, errArgs
	}
	for i := len(c.vars) - 1; i >= 0; i-- {
		if v := c.vars[i]; v.name == call[1] && v.expr.eval != nil {
			return v.expr, nil
		}
	}
	return expr{}, fmt.Errorf("reads the variable %v, which no let has bound", call[1])
}
