package style

import "image/color"

// A Property is a value of a layer that may change with the zoom and the
// feature. Its zero value is T's.
type Property[T any] struct {
	fallback T
	expr     expr // without eval: the fallback
	convert  func(value) (T, bool)
}

// At evaluates the property.
func (p *Property[T]) At(e *Scope) T {
	if p.expr.eval == nil {
		return p.fallback
	}
	if v, ok := p.convert(p.expr.eval(e)); ok {
		return v
	}
	return p.fallback
}

func toNumber(v value) (float64, bool) { return v.num, v.kind == number }

func toText(v value) (string, bool) { return v.String(), v.kind != null && v.kind != list }

func toColour(v value) (color.NRGBA, bool) { return v.colour() }

func toNumbers(v value) ([]float64, bool) {
	if v.kind != list {
		return nil, false
	}
	numbers := make([]float64, len(v.list))
	for i, item := range v.list {
		if item.kind != number {
			return nil, false
		}
		numbers[i] = item.num
	}
	return numbers, true
}

func toTexts(v value) ([]string, bool) {
	texts := make([]string, len(v.list))
	for i, item := range v.list {
		texts[i] = item.String()
	}
	return texts, v.kind == list
}

func toPair(v value) ([2]float64, bool) {
	n, ok := toNumbers(v)
	if !ok || len(n) != 2 {
		return [2]float64{}, false
	}
	return [2]float64(n), true
}
