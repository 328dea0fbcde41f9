package style

import "math"

// arithmetic are the operators on numbers.
func arithmetic(name string) builder {
	switch name {
	case "+":
		return folded(func(a, b float64) float64 { return a + b })
	case "*":
		return folded(func(a, b float64) float64 { return a * b })
	case "min":
		return folded(func(a, b float64) float64 { return min(a, b) })
	case "max":
		return folded(func(a, b float64) float64 { return max(a, b) })
	case "-":
		return minus
	case "/":
		return numeric(func(a, b float64) float64 { return a / b })
	case "%":
		return numeric(math.Mod)
	case "^":
		return numeric(math.Pow)
	case "pi", "e", "ln2":
		return nullary(constant(numberOf(map[string]float64{"pi": math.Pi, "e": math.E, "ln2": math.Ln2}[name])))
	}
	return measure(name)
}

// measure are the functions of one number.
func measure(name string) builder {
	switch name {
	case "abs":
		return number1(math.Abs)
	case "ceil":
		return number1(math.Ceil)
	case "floor":
		return number1(math.Floor)
	case "round":
		return number1(math.Round)
	case "sqrt":
		return number1(math.Sqrt)
	case "ln":
		return number1(math.Log)
	case "log2":
		return number1(math.Log2)
	case "log10":
		return number1(math.Log10)
	}
	return trigonometry(name)
}

func trigonometry(name string) builder {
	switch name {
	case "sin":
		return number1(math.Sin)
	case "cos":
		return number1(math.Cos)
	case "tan":
		return number1(math.Tan)
	case "asin":
		return number1(math.Asin)
	case "acos":
		return number1(math.Acos)
	case "atan":
		return number1(math.Atan)
	}
	return nil
}

// finite is null for what is not a number.
func finite(n float64) value {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return value{}
	}
	return numberOf(n)
}

func number1(apply func(float64) float64) builder {
	return unary(func(v value) value {
		if v.kind != number {
			return value{}
		}
		return finite(apply(v.num))
	})
}

func numeric(apply func(a, b float64) float64) builder {
	return binary(func(a, b value) value {
		if a.kind != number || b.kind != number {
			return value{}
		}
		return finite(apply(a.num, b.num))
	})
}

// folded takes any count of numbers, from the left.
func folded(apply func(a, b float64) float64) builder {
	return lazy(1, func(e *Scope, args []expr) value {
		sum := args[0].eval(e)
		for _, a := range args[1:] {
			v := a.eval(e)
			if sum.kind != number || v.kind != number {
				return value{}
			}
			sum = finite(apply(sum.num, v.num))
		}
		return finite(sum.num).when(sum.kind == number)
	})
}

func minus(args []expr) (expr, error) {
	if len(args) == 1 {
		return number1(func(n float64) float64 { return -n })(args)
	}
	return numeric(func(a, b float64) float64 { return a - b })(args)
}
