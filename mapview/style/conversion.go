package style

import (
	"image/color"
	"strconv"
	"strings"
)

// conversion are the operators that want or make a type. An assertion is its
// first argument of that type.
func conversion(name string) builder {
	switch name {
	case "string":
		return first(func(v value) value { return v.when(v.kind == text) })
	case "number":
		return first(func(v value) value { return v.when(v.kind == number) })
	case "boolean":
		return first(func(v value) value { return v.when(v.kind == boolean) })
	case "array":
		return buildArray
	case "to-string":
		return unary(func(v value) value { return textOf(v.String()) })
	case "to-number":
		return first(toNumberValue)
	case "to-boolean":
		return unary(func(v value) value {
			return boolOf(v.truth() || v.kind == number && v.num != 0 || v.text != "" || v.kind >= colour)
		})
	case "to-color":
		return first(toColourValue)
	case "typeof":
		return unary(func(v value) value { return textOf(v.kind.String()) })
	case "rgb", "rgba":
		return buildRGBA(len(name))
	case "to-rgba":
		return unary(toRGBA)
	}
	return nil
}

// first is the first argument that an expression accepts.
func first(accept func(value) value) builder {
	return lazy(1, func(e *Scope, args []expr) value {
		for _, a := range args {
			if v := accept(a.eval(e)); v.kind != null {
				return v
			}
		}
		return value{}
	})
}

// buildArray compiles ["array", type, length, value], both optional; the
// items' type is not looked at.
func buildArray(args []expr) (expr, error) {
	if len(args) < 1 || len(args) > 3 {
		return expr{}, errArgs
	}
	input := args[len(args)-1]
	length := value{}
	if len(args) == 3 {
		length = args[1].eval(&Scope{})
	}
	return derived(func(e *Scope) value {
		v := input.eval(e)
		return v.when(v.kind == list && (length.kind != number || int(length.num) == len(v.list)))
	}, input), nil
}

func toNumberValue(v value) value {
	switch v.kind {
	case null:
		return numberOf(0)
	case number, boolean:
		return numberOf(v.num)
	case text:
		n, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
		return finite(n).when(err == nil)
	}
	return value{}
}

func toColourValue(v value) value {
	c, ok := v.colour()
	if n, isList := toNumbers(v); isList && (len(n) == 3 || len(n) == 4) {
		c, ok = rgba(append(n, 1)[:4]), true
	}
	return value{kind: colour, rgba: c}.when(ok)
}

// rgba makes a colour of three channels, 0 to 255, and its opacity, 0 to 1.
func rgba(n []float64) color.NRGBA {
	return color.NRGBA{level(n[0] / 255), level(n[1] / 255), level(n[2] / 255), level(n[3])}
}

func buildRGBA(channels int) builder {
	return func(args []expr) (expr, error) {
		if len(args) != channels {
			return expr{}, errArgs
		}
		return derived(func(e *Scope) value {
			n := [4]float64{3: 1}
			for i, a := range args {
				v := a.eval(e)
				if v.kind != number {
					return value{}
				}
				n[i] = v.num
			}
			return value{kind: colour, rgba: rgba(n[:])}
		}, args...), nil
	}
}

func toRGBA(v value) value {
	c, ok := v.colour()
	items := []value{numberOf(float64(c.R)), numberOf(float64(c.G)), numberOf(float64(c.B)), numberOf(float64(c.A) / 255)}
	return value{kind: list, list: items}.when(ok)
}
